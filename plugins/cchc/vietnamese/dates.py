"""Dates, times and instants: ISO or day first (DD/MM/YYYY), never month first."""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

from cchc.vietnamese.errors import ReadingError
from cchc.vietnamese.text import fold, nfc
from cchc.vietnamese.zone import ZONE as ZONE  # noqa: PLC0414 - also found here

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100

_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_DAY_FIRST_INSIDE = re.compile(rf"(?<![0-9/]){_DAY_FIRST.pattern}(?![0-9/])")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DATE = rf"(?P<date>(?<![0-9]){_DAY_FIRST.pattern}(?![0-9])|{_ISO.pattern})"
_TIME = r"(?P<time>[0-9]+:[0-9:.]*[0-9]\s*(?:[ap]m|sa|ch)?)"
_OFFSET = r"(?:\s*(?P<offset>z|(?:gmt|utc)?\s*[+-][0-9]{1,2}(?::?[0-9]{2})?))?"
_WEEKDAY = r"(?:(?P<weekday>thu [a-z]+|chu nhat)\s*,?\s*)?"
_BETWEEN = r"(?:\s*[,|–-]\s*|\s+)"
_INSTANTS = (
    re.compile(rf"{_WEEKDAY}{_DATE}(?:(?:t|{_BETWEEN}){_TIME}{_OFFSET})?"),
    re.compile(rf"{_TIME}{_OFFSET}{_BETWEEN}{_WEEKDAY}{_DATE}"),
)
_PLAIN_INSTANT = re.compile(r"(?:19[0-9]{2}|20[0-9]{2})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?\s*([ap]m|sa|ch)?")
_DATE_HINT = "Viết ngày dạng DD/MM/YYYY hoặc YYYY-MM-DD."
_MONTH_HINT = "Tháng từ 1 đến 12; ngày viết trước, tháng viết sau (DD/MM/YYYY)."
_TIME_HINT = "Viết giờ dạng HH:MM, từ 00:00 đến 23:59."
_INSTANT_HINT = "Viết DD/MM/YYYY HH:MM hoặc YYYY-MM-DDTHH:MM."


class DateError(ReadingError):
    """A text that is no date (FM-NGAY) or no time of day (FM-GIO)."""


def parse_date(text: str) -> date:
    """A day written DD/MM/YYYY, D/M/YYYY or YYYY-MM-DD, years 1900 to 2100.

    Raises DateError (FM-NGAY).
    """
    written = nfc(text).strip()
    if match := _DAY_FIRST.fullmatch(written):
        return day_of(int(match[3]), int(match[2]), int(match[1]), written)
    if match := _ISO.fullmatch(written):
        return day_of(int(match[1]), int(match[2]), int(match[3]), written)
    raise DateError("FM-NGAY", f'"{written}" không phải ngày.', _DATE_HINT)


def day_of(year: int, month: int, day: int, written: str) -> date:
    """The day with these numbers. Raises DateError (FM-NGAY) that says which of them is wrong."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f'Năm {year} trong "{written}" ở ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}.'
        raise DateError("FM-NGAY", message, "Kiểm tra lại năm (bốn chữ số).")
    if not 1 <= month <= 12:
        message = f'Không có tháng {month} trong "{written}".'
        raise DateError("FM-NGAY", message, _MONTH_HINT)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        of_year = f" năm {year}" if month == 2 else ""
        message = (
            f"Không có ngày {day:02}/{month:02}/{year} (tháng {month}{of_year} có {last} ngày)."
        )
        raise DateError("FM-NGAY", message, _DATE_HINT)
    return date(year, month, day)


def is_ambiguous(text: str) -> bool:
    """True when a day-first date in the text would also be a month-first one: "07/01/2019"."""
    match = _DAY_FIRST_INSIDE.search(text)
    if match is None:
        return False
    first, second = int(match[1]), int(match[2])
    return 1 <= first <= 12 and 1 <= second <= 12 and first != second


def parse_time(text: str) -> time:
    """A time of day "H:MM" or "HH:MM:SS", also with SA, CH, AM or PM. No zone attached.

    Raises DateError (FM-GIO); "13:30 SA" contradicts itself and is refused.
    """
    written = nfc(text).strip()
    match = _CLOCK.fullmatch(written.lower())
    if match is None:
        raise _no_time(written)
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    hour = _on_24_hours(hour, match[4], written)
    if hour > 23 or minute > 59 or second > 59:
        raise _no_time(written)
    return time(hour, minute, second)


def parse_instant(text: str) -> datetime:
    """A date with an optional time before or after it; a bare date is midnight.

    Reads "2019-01-07T08:15+07:00", "07/01/2019 08:15", "12:00 AM 07/01/2019" and a leading weekday,
    which must match. Without an offset the time is Vietnamese time; with one it is converted to it.
    Raises DateError (FM-NGAY, FM-GIO).
    """
    if _PLAIN_INSTANT.fullmatch(text):  # as most files have it
        with suppress(ValueError):
            return datetime.fromisoformat(text).replace(tzinfo=ZONE)
    written = nfc(text).strip()
    plain = fold(written)
    for pattern in _INSTANTS:
        if match := pattern.fullmatch(plain):
            return _instant(match, written)
    raise DateError("FM-NGAY", f'"{written}" không phải ngày giờ.', _INSTANT_HINT)


def format_date(day: date) -> str:
    """As shown on pages: "04/04/2007"."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def shown_day(iso: str) -> str:
    """The same of a day as briefs keep it: "2007-04-04"; empty for none."""
    return f"{iso[8:10]}/{iso[5:7]}/{iso[:4]}" if iso else ""


def format_time(moment: time) -> str:
    """As shown on pages: "08:15"."""
    return f"{moment.hour:02}:{moment.minute:02}"


def format_instant(instant: datetime) -> str:
    """In Vietnamese time: "07/01/2019 08:15". Raises ValueError for an instant without a zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    local = instant.astimezone(ZONE)
    return f"{format_date(local)} {format_time(local.time())}"


def official_date(day: date) -> str:
    """As on official papers: "ngày 04 tháng 4 năm 2007".

    Days 1–9 and months 1–2 take a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def weekday_name(day: date) -> str:
    """ "thứ hai" to "chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def _instant(match: re.Match[str], written: str) -> datetime:
    day = parse_date(match["date"])
    if (name := match["weekday"]) and name != fold(weekday_name(day)):
        said = written[match.start("weekday") : match.end("weekday")]
        message = f"{format_date(day)} là {weekday_name(day)}, không phải {said}."
        raise DateError("FM-NGAY", message, "Sửa thứ hoặc ngày cho khớp.")
    clock = parse_time(match["time"].upper()) if match["time"] else time()
    zone = _offset(match["offset"], written)
    return datetime.combine(day, clock, zone or ZONE).astimezone(ZONE)


def _offset(text: str | None, written: str) -> timezone | None:
    if text is None:
        return None
    digits = re.sub("[^0-9]", "", text)
    if not digits:
        return UTC
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        raise DateError("FM-GIO", f'"{written}" có múi giờ không tồn tại.', _INSTANT_HINT)
    distance = timedelta(hours=hours, minutes=minutes)
    return timezone(-distance if "-" in text else distance)


def _on_24_hours(hour: int, half: str | None, written: str) -> int:
    """The hour of a 12-hour clock; an hour past 12 is kept when the half agrees with it."""
    if half is None:
        return hour
    afternoon = half in ("pm", "ch")
    if hour == 12:
        return 12 if afternoon else 0
    if (hour > 12 and not afternoon) or (hour == 0 and afternoon):
        raise _no_time(written)
    return hour + 12 if afternoon and hour < 12 else hour


def _no_time(written: str) -> DateError:
    return DateError("FM-GIO", f'"{written}" không phải giờ.', _TIME_HINT)
