"""Periods of reporting: months, quarters, half-years and years, by id."""

import re
from calendar import monthrange
from datetime import date

from msgspec import Struct

from cchc.vietnamese.dates import FIRST_YEAR, LAST_YEAR
from cchc.vietnamese.errors import ReadingError
from cchc.vietnamese.text import nfc

QUARTERS = ("I", "II", "III", "IV")

_ID = re.compile(r"([0-9]{4})(?:-(?:q([1-4])|m(0[1-9]|1[0-2])|h([12])))?")
_HINT = "Viết 2007-q2 (quý), 2007-m04 (tháng), 2007-h1 (6 tháng) hoặc 2007 (năm)."


class WindowError(ReadingError):
    """A wording that names no single window or period (FM-NGAY)."""


class Period(Struct, frozen=True):
    """A calendar period; ``start`` and ``end`` are both part of it."""

    id: str
    start: date
    end: date

    @property
    def months(self) -> int:
        """Its length: 1, 3, 6 or 12 months."""
        return self.end.month - self.start.month + 1

    def shifted(self, steps: int) -> "Period":
        """The period of the same length so many steps later, or earlier when negative."""
        first = self.start.year * 12 + self.start.month - 1 + steps * self.months
        return _period(first // 12, first % 12 + 1, self.months)

    def next(self) -> "Period":
        """The period that begins the day after this one ends."""
        return self.shifted(1)

    def previous(self) -> "Period":
        """The period that ends the day before this one begins."""
        return self.shifted(-1)

    def contains(self, day: date) -> bool:
        """True from the first day to the last."""
        return self.start <= day <= self.end


def month_period(year: int, month: int) -> Period:
    """A calendar month."""
    return _period(year, month, 1)


def quarter_period(year: int, quarter: int) -> Period:
    """Quý I to IV: three calendar months."""
    return _period(year, quarter * 3 - 2, 3)


def month_of(day: date) -> Period:
    """The calendar month of a day."""
    return month_period(day.year, day.month)


def quarter_of(day: date) -> Period:
    """The quarter of a day."""
    return quarter_period(day.year, (day.month + 2) // 3)


def half_period(year: int, half: int) -> Period:
    """6 tháng đầu năm (1) or cuối năm (2)."""
    return _period(year, half * 6 - 5, 6)


def year_period(year: int) -> Period:
    """A calendar year."""
    return _period(year, 1, 12)


def parse_period(text: str) -> Period:
    """The period of an id: "2007-q2", "2007-m04", "2007-h1", "2007".

    Raises WindowError (FM-NGAY).
    """
    match = _ID.fullmatch(text)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise WindowError("FM-NGAY", f'"{nfc(text)}" không phải kỳ báo cáo.', _HINT)
    year = int(match[1])
    if match[2]:
        return quarter_period(year, int(match[2]))
    if match[3]:
        return month_period(year, int(match[3]))
    return half_period(year, int(match[4])) if match[4] else year_period(year)


def period_of(start: date | None, end: date | None, fallback_year: int) -> str:
    """The id of the month, else of the quarter, that contains the whole window.

    Else, and for an open window, the fallback year: the year of the plan.
    """
    if start is None or end is None:
        return str(fallback_year)
    for period in (month_of(start), quarter_of(start)):
        if period.contains(end):
            return period.id
    return str(fallback_year)


def periods_between(first: Period | str, last: Period | str) -> tuple[Period, ...]:
    """All periods from the first to the last, both included, given as periods or ids.

    Raises WindowError (FM-NGAY) when they differ in length or stand in the wrong order.
    """
    current = parse_period(first) if isinstance(first, str) else first
    end = parse_period(last) if isinstance(last, str) else last
    if current.months != end.months or current.start > end.start:
        message = f"Không có khoảng kỳ từ {current.id} đến {end.id}."
        raise WindowError("FM-NGAY", message, "Viết hai kỳ cùng loại, kỳ đầu trước kỳ cuối.")
    found = [current]
    while found[-1].start < end.start:
        found.append(found[-1].next())
    return tuple(found)


def format_period(id: str) -> str:
    """The name of a period: "quý II/2007", "tháng 4/2007", "6 tháng đầu năm 2007", "năm 2007"."""
    period = parse_period(id)
    month, year = period.start.month, period.start.year
    if period.months == 1:
        return f"tháng {month}/{year}"
    if period.months == 3:
        return f"quý {QUARTERS[month // 3]}/{year}"
    if period.months == 6:
        return f"6 tháng {'đầu' if month == 1 else 'cuối'} năm {year}"
    return f"năm {year}"


def _period(year: int, month: int, months: int) -> Period:
    last = month + months - 1
    end = date(year, last, monthrange(year, last)[1])
    ids = {1: f"-m{month:02}", 3: f"-q{last // 3}", 6: f"-h{last // 6}", 12: ""}
    return Period(f"{year}{ids[months]}", date(year, month, 1), end)
