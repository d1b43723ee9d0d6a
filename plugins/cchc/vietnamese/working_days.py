"""Counting in working days: Saturdays, Sundays and holidays left out, make-up days counted."""

from collections.abc import Set
from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date, off: Set[date], worked: Set[date]) -> bool:
    """Whether offices work: `worked` are weekend days worked instead of a holiday."""
    if day in worked:
        return True
    return day.weekday() < _SATURDAY and day not in off


def add_working_days(day: date, count: int, off: Set[date], worked: Set[date]) -> date:
    """The working day `count` working days after `day`, which itself does not count.

    As limits are counted by Điều 147 Bộ luật Dân sự 2015: from the day after the event.
    """
    for _ in range(count):
        day += timedelta(1)
        while not is_working_day(day, off, worked):
            day += timedelta(1)
    return day
