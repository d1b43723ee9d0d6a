from datetime import date

import pytest
from tests.api.support import local

from cchc_api.days import date_of, day_number, iso_instant, midnight, number_of


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-24T00:00:00", date(2026, 11, 24)),
        ("2026-11-24T06:59:59", date(2026, 11, 24)),
        ("2026-11-24T23:59:59", date(2026, 11, 24)),
        ("2026-11-25T00:00:00", date(2026, 11, 25)),
        ("2024-02-29T12:00:00", date(2024, 2, 29)),
    ],
)
def test_a_day_begins_at_local_midnight(written: str, day: date) -> None:
    number = day_number(local(written))
    assert date_of(number) == day
    assert number_of(day) == number
    assert midnight(number) == local(f"{day}T00:00:00")


def test_instants_are_written_with_the_zone() -> None:
    assert iso_instant(local("2026-11-24T08:15:00") + 0.9) == "2026-11-24T08:15:00+07:00"
