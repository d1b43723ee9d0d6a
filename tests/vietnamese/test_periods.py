from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.vietnamese.periods import (
    Period,
    WindowError,
    format_period,
    half_period,
    month_period,
    parse_period,
    period_of,
    periods_between,
    quarter_period,
    year_period,
)

years = st.integers(1900, 2100)
periods = st.one_of(
    st.builds(month_period, years, st.integers(1, 12)),
    st.builds(quarter_period, years, st.integers(1, 4)),
    st.builds(half_period, years, st.integers(1, 2)),
    st.builds(year_period, years),
)


@pytest.mark.parametrize(
    ("id", "start", "end", "name"),
    [
        ("2007-q1", date(2007, 1, 1), date(2007, 3, 31), "quý I/2007"),
        ("2007-q2", date(2007, 4, 1), date(2007, 6, 30), "quý II/2007"),
        ("2007-q3", date(2007, 7, 1), date(2007, 9, 30), "quý III/2007"),
        ("2007-q4", date(2007, 10, 1), date(2007, 12, 31), "quý IV/2007"),
        ("2007-m04", date(2007, 4, 1), date(2007, 4, 30), "tháng 4/2007"),
        ("2008-m02", date(2008, 2, 1), date(2008, 2, 29), "tháng 2/2008"),
        ("2007-m12", date(2007, 12, 1), date(2007, 12, 31), "tháng 12/2007"),
        ("2007-h1", date(2007, 1, 1), date(2007, 6, 30), "6 tháng đầu năm 2007"),
        ("2007-h2", date(2007, 7, 1), date(2007, 12, 31), "6 tháng cuối năm 2007"),
        ("2007", date(2007, 1, 1), date(2007, 12, 31), "năm 2007"),
    ],
)
def test_periods(id: str, start: date, end: date, name: str) -> None:
    assert parse_period(id) == Period(id, start, end)
    assert format_period(id) == name


@pytest.mark.parametrize(
    "id",
    ["", "2007-q5", "2007-q0", "2007-m4", "2007-m13", "2007-h3", "07", "1899", "2101-q1", "q2"],
)
def test_what_is_no_period(id: str) -> None:
    with pytest.raises(WindowError) as caught:
        parse_period(id)
    assert caught.value.code == "FM-NGAY"
    assert caught.value.message == f'"{id}" không phải kỳ báo cáo.'
    assert "2007-q2" in caught.value.hint


@given(periods)
def test_an_id_reads_back(period: Period) -> None:
    assert parse_period(period.id) == period


@given(periods)
def test_neighbours_touch(period: Period) -> None:
    assert period.next().start == period.end + timedelta(days=1)
    assert period.previous().end == period.start - timedelta(days=1)
    assert period.next().previous() == period
    assert period.next().months == period.months


@pytest.mark.parametrize(
    ("id", "previous", "following"),
    [
        ("2007-q1", "2006-q4", "2007-q2"),
        ("2007-m12", "2007-m11", "2008-m01"),
        ("2007-h1", "2006-h2", "2007-h2"),
        ("2007", "2006", "2008"),
    ],
)
def test_neighbours_over_the_year(id: str, previous: str, following: str) -> None:
    period = parse_period(id)
    assert (period.previous().id, period.next().id) == (previous, following)
    assert period.shifted(0) == period


def test_contains_both_ends() -> None:
    quarter = parse_period("2007-q2")
    assert quarter.contains(date(2007, 4, 1))
    assert quarter.contains(date(2007, 6, 30))
    assert not quarter.contains(date(2007, 3, 31))
    assert not quarter.contains(date(2007, 7, 1))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2007, 4, 1), date(2007, 4, 30), "2007-m04"),
        (date(2007, 7, 12), date(2007, 7, 12), "2007-m07"),
        (date(2008, 1, 1), date(2008, 1, 31), "2008-m01"),
        (date(2007, 4, 30), date(2007, 5, 1), "2007-q2"),
        (date(2007, 4, 1), date(2007, 6, 30), "2007-q2"),
        (date(2007, 6, 21), date(2007, 7, 10), "2007"),
        (date(2007, 1, 1), date(2007, 12, 31), "2007"),
        (date(2007, 12, 31), date(2008, 1, 1), "2007"),
        (date(2006, 4, 1), date(2007, 4, 30), "2007"),
        (None, date(2007, 6, 30), "2007"),
        (date(2007, 4, 1), None, "2007"),
        (None, None, "2007"),
    ],
)
def test_period_of(start: date | None, end: date | None, expected: str) -> None:
    assert period_of(start, end, 2007) == expected


@pytest.mark.parametrize(
    ("first", "last", "ids"),
    [
        ("2007-q1", "2007-q4", ["2007-q1", "2007-q2", "2007-q3", "2007-q4"]),
        ("2007-m11", "2008-m01", ["2007-m11", "2007-m12", "2008-m01"]),
        ("2007-q2", "2007-q2", ["2007-q2"]),
        ("2007-h2", "2008-h1", ["2007-h2", "2008-h1"]),
        ("2006", "2008", ["2006", "2007", "2008"]),
    ],
)
def test_periods_between(first: str, last: str, ids: list[str]) -> None:
    assert [period.id for period in periods_between(first, last)] == ids
    assert periods_between(parse_period(first), parse_period(last)) == periods_between(first, last)


def test_the_column_of_the_seed_plan_has_nine_issues() -> None:
    assert len(periods_between("2007-m04", "2007-m12")) == 9


@pytest.mark.parametrize(("first", "last"), [("2007-q2", "2007-q1"), ("2007-q1", "2007-m12")])
def test_no_periods_between(first: str, last: str) -> None:
    with pytest.raises(WindowError) as caught:
        periods_between(first, last)
    assert caught.value.message == f"Không có khoảng kỳ từ {first} đến {last}."
