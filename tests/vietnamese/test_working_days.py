from datetime import date

import pytest

from cchc.vietnamese.working_days import add_working_days, is_working_day

OFF = frozenset({date(2026, 1, 1), date(2026, 1, 2)})
WORKED = frozenset({date(2026, 1, 10)})


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        (date(2025, 12, 31), 1, date(2026, 1, 5)),  # New Year, the bridge day, a weekend
        (date(2026, 1, 9), 1, date(2026, 1, 10)),  # the Saturday is worked instead
        (date(2026, 1, 9), 2, date(2026, 1, 12)),
        (date(2026, 1, 16), 5, date(2026, 1, 23)),
        (date(2026, 1, 17), 1, date(2026, 1, 19)),
        (date(2026, 1, 17), 0, date(2026, 1, 17)),
    ],
)
def test_limits_count_from_the_day_after(start: date, count: int, due: date) -> None:
    assert add_working_days(start, count, OFF, WORKED) == due


def test_a_day_worked_instead_is_a_working_day_even_if_listed_as_off() -> None:
    assert is_working_day(date(2026, 1, 10), OFF | WORKED, WORKED)
    assert not is_working_day(date(2026, 1, 11), OFF, WORKED)
