"""One named span of the calendar: a day, a third of a month, a month, quarter, half or year."""

import re
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from cchc.vietnamese.dates import day_of
from cchc.vietnamese.periods import (
    QUARTERS,
    WindowError,
    half_period,
    month_of,
    quarter_period,
    year_period,
)

Span = tuple[date, date]

SPAN_HINT: Final = (
    "Viết ví dụ: quý II/2007; tháng 4/2007; cuối tháng 6/2007; 6 tháng đầu năm 2007; năm 2007; "
    "ngày 12/07/2007; từ 01/04/2007 đến 30/06/2007; trước ngày 30/06/2007; thường xuyên."
)


class Thirds(Struct, frozen=True):
    """Last days of "đầu tháng" and "giữa tháng"; "cuối tháng" is the rest of the month.

    No rule of law fixes them, so they are a setting, printed beside the wording.
    """

    early_ends: int = 10
    middle_ends: int = 20

    def __post_init__(self) -> None:
        if not 1 <= self.early_ends < self.middle_ends < 28:
            raise ValueError(f"not thirds of a month: {self.early_ends}, {self.middle_ends}")


DEFAULT_THIRDS: Final = Thirds()

_YEAR = r"(?:(?:/| nam )(?P<year>[0-9]{4}))?"
_QUARTER = re.compile(rf"quy (?P<quarter>[ivx]+|[0-9]{{1,2}}){_YEAR}")
_MONTH = re.compile(rf"(?:(?P<part>dau|giua|cuoi) )?thang (?P<month>[0-9]{{1,2}}){_YEAR}")
_HALF = re.compile(r"(?:6|sau) thang (?P<half>dau|cuoi)(?: nam)?(?:[ /](?P<year>[0-9]{4}))?")
_WHOLE = re.compile(r"(?:ca )?nam (?P<year>[0-9]{4})")
_DAYS = (
    re.compile(r"(?:ngay )?(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?:/(?P<year>[0-9]{4}))?"),
    re.compile(r"(?:ngay )?(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    re.compile(rf"ngay (?P<day>[0-9]{{1,2}}) thang (?P<month>[0-9]{{1,2}}){_YEAR}"),
)
_SEVERAL = re.compile(r"\b(?:quy|thang|ngay)\b.*(?:,| va ).*[0-9]{4}")
_ROMAN = {name.lower(): number for number, name in enumerate(QUARTERS, start=1)}
_NEXT_DAY = timedelta(days=1)


def read_span(plain: str, year: int | None, written: str, thirds: Thirds) -> Span:
    """First and last day of a folded wording; ``year`` counts when it names none.

    Raises WindowError or DateError, both citing ``written``, the wording as the user wrote it.
    """
    if match := _QUARTER.fullmatch(plain):
        period = quarter_period(_year(match, year, written), _quarter_number(match["quarter"]))
        return period.start, period.end
    if match := _MONTH.fullmatch(plain):
        return _month(
            match, day_of(_year(match, year, written), int(match["month"]), 1, written), thirds
        )
    if match := _HALF.fullmatch(plain):
        period = half_period(_year(match, year, written), 1 if match["half"] == "dau" else 2)
        return period.start, period.end
    if match := _WHOLE.fullmatch(plain):
        period = year_period(_year(match, None, written))
        return period.start, period.end
    return _single_day(plain, year, written)


def _single_day(plain: str, year: int | None, written: str) -> Span:
    for pattern in _DAYS:
        if match := pattern.fullmatch(plain):
            own = _year(match, year, written)
            day = day_of(own, int(match["month"]), int(match["day"]), written)
            return day, day
    if _SEVERAL.search(plain):
        message = f'"{written}" nêu nhiều thời hạn.'
        raise WindowError("FM-NGAY", message, "Tách thành nhiều nhiệm vụ, mỗi việc một thời hạn.")
    raise WindowError("FM-NGAY", f'"{written}" không đọc được thành thời hạn.', SPAN_HINT)


def _year(match: re.Match[str], fallback: int | None, written: str) -> int:
    """The year, checked against the years dates may have."""
    year = int(match["year"]) if match["year"] else fallback
    if year is None:
        raise WindowError("FM-NGAY", f'"{written}" thiếu năm.', SPAN_HINT)
    return day_of(year, 1, 1, written).year


def _quarter_number(name: str) -> int:
    number = int(name) if name.isdigit() else _ROMAN.get(name, 0)
    if not 1 <= number <= len(QUARTERS):
        message = f"Không có quý {name.upper()} (một năm có bốn quý)."
        raise WindowError("FM-NGAY", message, "Viết quý I, II, III hoặc IV.")
    return number


def _month(match: re.Match[str], first: date, thirds: Thirds) -> Span:
    last = month_of(first).end
    early = first.replace(day=thirds.early_ends)
    middle = first.replace(day=thirds.middle_ends)
    parts = {
        "dau": (first, early),
        "giua": (early + _NEXT_DAY, middle),
        "cuoi": (middle + _NEXT_DAY, last),
    }
    return parts.get(match["part"], (first, last))
