"""Small numbers are withheld, and so is what would give them away."""

from collections.abc import Mapping
from datetime import date
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.source.feedback_counts import STATUSES, FeedbackCounts
from cchc_api.feedback.counts import FEWEST, public_counts

TODAY = date(2026, 4, 10)
Counts = Mapping[tuple[str, str, str], int]

TABLES = st.dictionaries(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from(["2026-01", "2026-02", "2026-03"]),
        st.sampled_from(list(STATUSES)),
    ),
    st.integers(1, 7),
)


def test_large_numbers_are_told() -> None:
    counts = {("a", "2026-03", "received"): 5, ("a", "2026-03", "closed"): 4}
    told = public_counts(counts, TODAY)
    assert told.rows[0].counts == (5, 0, 0, 4)
    assert (told.rows[0].total, told.months, told.total) == (9, {"2026-03": 9}, 9)
    assert told.until == "2026-03"


def test_a_running_month_is_not_told() -> None:
    counts = {("a", "2026-04", "received"): 50, ("a", "2026-03", "received"): 5}
    told = public_counts(counts, TODAY)
    assert [row.month for row in told.rows] == ["2026-03"]
    assert told.total == 5
    assert public_counts({}, date(2026, 1, 9)).until == "2025-12"


def test_a_small_number_takes_a_second_one_with_it() -> None:
    counts = {
        ("a", "2026-03", "received"): 1,
        ("a", "2026-03", "answered"): 4,
        ("a", "2026-03", "closed"): 9,
    }
    (row,) = public_counts(counts, TODAY).rows
    assert row.counts == (None, 0, None, 9)
    assert row.total == 14


def test_a_row_that_cannot_be_protected_goes_whole_with_the_smallest_beside_it() -> None:
    counts = {
        ("a", "2026-03", "received"): 2,
        ("b", "2026-03", "received"): 5,
        ("c", "2026-03", "received"): 8,
    }
    told = public_counts(counts, TODAY)
    assert [row.total for row in told.rows] == [None, None, 8]
    assert told.rows[1].counts == (None,) * 4
    assert told.months == {"2026-03": 15}


def test_a_lonely_report_leaves_no_sum_at_all() -> None:
    told = public_counts({("a", "2026-03", "received"): 1}, TODAY)
    assert told.rows[0].total is None
    assert (told.months, told.total) == ({"2026-03": None}, None)


@given(TABLES)
@example({("a", "2026-01", status): 1 for status in list(STATUSES)[:3]})  # 3 = 1 + 1 + 1 only
def test_no_sum_that_is_told_gives_a_small_number_away(counts: Counts) -> None:
    told = public_counts(counts, TODAY)
    for row in told.rows:
        true = [counts.get((row.unit, row.month, status), 0) for status in STATUSES]
        check(list(row.counts), true, row.total)
    for month, total in told.months.items():
        rows = [row for row in told.rows if row.month == month]
        true = [
            sum(n for (u, m, _), n in counts.items() if (u, m) == (r.unit, month)) for r in rows
        ]
        check([row.total for row in rows], true, total)
        assert total is not None or all(row.total is None for row in rows)
    true = [sum(n for (_, m, _), n in counts.items() if m == month) for month in told.months]
    check(list(told.months.values()), true, told.total)


def check(shown: list[int | None], true: list[int], total: int | None) -> None:
    """What is shown is true and not small; what is withheld can have more than one value."""
    pairs = list(zip(shown, true, strict=True))
    assert all(s is None or s == t for s, t in pairs)
    assert all(s is None or s == 0 or s >= FEWEST for s in shown)
    if total is None:
        return
    assert total == sum(true)
    hidden = [t for s, t in pairs if s is None]
    rest = total - sum(s for s in shown if s is not None)
    if not hidden:
        return
    values = range(1, rest + 1)
    if len(hidden) > 4:
        assert rest > len(hidden)
        return
    possible = [v for v in product(values, repeat=len(hidden)) if sum(v) == rest]
    for place in range(len(hidden)):
        assert len({each[place] for each in possible}) > 1, (shown, true)


@pytest.mark.parametrize("units", [2, 3])
def test_rows_stay_true_to_their_units(units: int) -> None:
    counts = {(f"u{i}", "2026-02", "closed"): 3 + i for i in range(units)}
    told: FeedbackCounts = public_counts(counts, TODAY)
    assert {row.unit: row.total for row in told.rows} == {f"u{i}": 3 + i for i in range(units)}
