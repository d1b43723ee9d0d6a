"""The status rule, at both ends of every kind of window."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cchc.tracking.status import (
    STATUS_IDS,
    STATUS_WORDS,
    Counted,
    Facts,
    Status,
    StatusId,
    completed_on,
    status_of,
)

ISSUED = date(2010, 1, 15)
START, END = date(2010, 4, 1), date(2010, 6, 30)
CLOSED = Facts(ISSUED, START, END, (2,))
UNTIL = replace(CLOSED, start=None)
FROM = replace(CLOSED, end=None)
OPEN = replace(CLOSED, start=None, end=None)


def _on(text: str) -> date:
    return date.fromisoformat(f"2010-{text}")


def _two(first: str, second: str) -> tuple[Counted, ...]:
    return Counted(_on(first), 1), Counted(_on(second), 1)


@pytest.mark.parametrize(
    ("facts", "as_of", "wanted", "days"),
    [
        # a closed window: before, first day, last ordinary day, due soon, last day, after
        (CLOSED, "01-14", "not_due", None),
        (CLOSED, "03-31", "not_due", None),
        (CLOSED, "04-01", "in_progress", 90),
        (CLOSED, "06-14", "in_progress", 16),
        (CLOSED, "06-15", "due_soon", 15),
        (CLOSED, "06-30", "due_soon", 0),
        (CLOSED, "07-01", "overdue", 1),
        (CLOSED, "12-31", "overdue", 184),
        # open at the start
        (UNTIL, "01-15", "in_progress", 166),
        (UNTIL, "06-15", "due_soon", 15),
        (UNTIL, "07-01", "overdue", 1),
        # open at the end
        (FROM, "03-31", "not_due", None),
        (FROM, "04-01", "in_progress", None),
        (FROM, "12-31", "in_progress", None),
        # open on both sides
        (OPEN, "01-15", "in_progress", None),
        (OPEN, "12-31", "in_progress", None),
    ],
)
def test_windows_without_results(facts: Facts, as_of: str, wanted: StatusId, days: int) -> None:
    assert status_of(facts, _on(as_of)) == Status(wanted, days)


@pytest.mark.parametrize(
    ("end", "wanted"),
    [
        ("01-14", "before_issue"),
        ("01-15", "overdue"),
        ("01-16", "overdue"),
    ],
)
def test_before_issue_needs_an_end_before_the_day_of_issue(end: str, wanted: StatusId) -> None:
    facts = replace(CLOSED, start=_on("01-01"), end=_on(end))
    assert status_of(facts, _on("02-01")).id == wanted


def test_a_window_that_ended_before_the_issue_is_so_even_with_results() -> None:
    facts = replace(CLOSED, start=None, end=_on("01-14"), results=_two("01-10", "01-12"))
    assert status_of(facts, _on("02-01")) == Status("before_issue", None, True)


@pytest.mark.parametrize(
    ("as_of", "wanted", "days", "has_result"),
    [
        ("04-30", "in_progress", 61, False),
        ("05-01", "in_progress", 60, True),
        ("06-29", "due_soon", 1, True),
        ("06-30", "done_on_time", None, True),
        ("12-31", "done_on_time", None, True),
    ],
)
def test_done_when_the_last_needed_result_falls_on_the_last_day(
    as_of: str, wanted: StatusId, days: int | None, has_result: bool
) -> None:
    facts = replace(CLOSED, results=_two("05-01", "06-30"))
    assert status_of(facts, _on(as_of)) == Status(wanted, days, has_result)


@pytest.mark.parametrize(
    ("as_of", "wanted", "days"),
    [("06-30", "due_soon", 0), ("07-01", "done_late", 1), ("12-31", "done_late", 1)],
)
def test_done_late_by_one_day(as_of: str, wanted: StatusId, days: int) -> None:
    facts = replace(CLOSED, results=_two("05-01", "07-01"))
    assert status_of(facts, _on(as_of)) == Status(wanted, days, True)


def test_results_beyond_the_minimum_do_not_make_it_late() -> None:
    facts = replace(CLOSED, results=(*_two("05-01", "06-01"), Counted(_on("08-01"), 5)))
    assert status_of(facts, _on("09-01")).id == "done_on_time"


def test_done_without_an_end_is_on_time_whenever() -> None:
    facts = replace(OPEN, results=_two("05-01", "12-01"))
    assert status_of(facts, _on("12-01")).id == "done_on_time"
    assert status_of(facts, _on("11-30")) == Status("in_progress", None, True)


def test_done_before_the_window_even_began() -> None:
    facts = replace(CLOSED, results=_two("02-01", "02-02"))
    assert status_of(facts, _on("03-01")).id == "done_on_time"


def test_every_part_must_reach_its_minimum() -> None:
    parts = replace(CLOSED, minimums=(1, 1), results=(Counted(_on("05-01"), 9, 0),))
    assert status_of(parts, _on("07-10")) == Status("overdue", 10, True)
    both = replace(parts, results=(*parts.results, Counted(_on("07-05"), 1, 1)))
    assert status_of(both, _on("07-10")) == Status("done_late", 5, True)


def test_a_result_of_no_part_shows_but_completes_nothing() -> None:
    facts = replace(CLOSED, results=(Counted(_on("05-01"), 2, None),))
    assert status_of(facts, _on("05-02")) == Status("in_progress", 59, True)


def test_no_target_whatever_the_window() -> None:
    facts = replace(CLOSED, minimums=(), results=_two("05-01", "05-02"))
    for as_of in ("01-20", "05-02", "09-01"):
        assert status_of(facts, _on(as_of)).id == "no_target"
    assert status_of(replace(facts, end=_on("01-10"), start=None), _on("02-01")).id == (
        "before_issue"
    )


@pytest.mark.parametrize(("as_of", "wanted"), [("05-09", "in_progress"), ("05-10", "adjusted")])
def test_dropped_from_the_day_of_the_decision(as_of: str, wanted: StatusId) -> None:
    facts = replace(CLOSED, dropped=_on("05-10"))
    assert status_of(facts, _on(as_of)).id == wanted


def test_dropped_wins_over_everything() -> None:
    facts = replace(CLOSED, dropped=_on("05-10"), minimums=(), end=_on("01-01"), start=None)
    assert status_of(facts, _on("05-10")).id == "adjusted"


@pytest.mark.parametrize(
    ("reports", "results", "as_of", "wanted"),
    [
        ((), (), "05-10", "in_progress"),
        (("03-31",), (), "05-10", "in_progress"),  # before the window
        (("04-01",), (), "05-10", "no_information"),  # on its first day
        (("05-10",), (), "05-10", "no_information"),  # today
        (("05-11",), (), "05-10", "in_progress"),  # not yet made
        (("05-01",), ("04-01",), "05-10", "in_progress"),  # a result on the first day
        (("05-01",), ("03-31",), "05-10", "no_information"),  # a result from before the window
        (("03-31", "05-01"), ("04-10",), "05-10", "in_progress"),
        (("04-15", "05-01"), ("04-10",), "05-10", "no_information"),  # nothing since the last one
        (("04-15", "05-01"), ("04-15",), "05-10", "no_information"),  # known to that report
        (("04-15", "05-01"), ("04-16",), "05-10", "in_progress"),
        (("05-01", "05-01"), ("04-10",), "05-10", "in_progress"),  # two of one day are one
        (("05-01",), (), "06-15", "due_soon"),  # an earlier rule
        (("05-01",), (), "07-01", "overdue"),
    ],
)
def test_no_information_after_a_report(
    reports: tuple[str, ...], results: tuple[str, ...], as_of: str, wanted: StatusId
) -> None:
    facts = replace(
        CLOSED,
        reports=tuple(map(_on, reports)),
        results=tuple(Counted(_on(day), 1) for day in results),
    )
    assert status_of(facts, _on(as_of)).id == wanted


def test_a_report_from_before_the_plan_says_nothing_about_an_open_window() -> None:
    early = replace(OPEN, reports=(_on("01-14"),))
    assert status_of(early, _on("05-01")).id == "in_progress"
    assert status_of(replace(OPEN, reports=(_on("01-15"),)), _on("05-01")).id == "no_information"


@pytest.mark.parametrize(
    ("facts", "as_of", "wanted"),
    [
        (CLOSED, "03-31", "not_due"),
        (CLOSED, "04-02", "no_information"),
        (CLOSED, "12-31", "no_information"),
        (replace(CLOSED, minimums=()), "12-31", "no_target"),
        (replace(CLOSED, start=None, end=_on("01-10")), "12-31", "before_issue"),
        (replace(CLOSED, dropped=_on("03-01")), "12-31", "adjusted"),
        (replace(CLOSED, dropped=_on("05-01")), "12-31", "no_information"),
        (replace(CLOSED, results=_two("03-01", "04-01")), "12-31", "done_on_time"),
        (replace(CLOSED, results=_two("03-01", "04-02")), "12-31", "no_information"),
    ],
)
def test_a_build_knows_nothing_after_tracked_until(
    facts: Facts, as_of: str, wanted: StatusId
) -> None:
    archived = replace(facts, tracked_until=_on("04-01"))
    status = status_of(archived, _on(as_of), frozen=True)
    assert (status.id, status.days) == (wanted, None)
    assert status.archived == (wanted == "no_information")


def test_tracked_until_changes_nothing_for_a_table() -> None:
    archived = replace(CLOSED, tracked_until=_on("04-01"))
    assert status_of(archived, _on("07-10")) == status_of(CLOSED, _on("07-10"))


def test_on_tracked_until_itself_the_build_still_knows() -> None:
    archived = replace(CLOSED, tracked_until=_on("06-20"))
    assert status_of(archived, _on("06-20"), frozen=True) == Status("due_soon", 10)


def test_the_due_soon_setting() -> None:
    assert status_of(CLOSED, _on("06-29"), due_soon_days=0).id == "in_progress"
    assert status_of(CLOSED, _on("06-30"), due_soon_days=0).id == "due_soon"
    assert status_of(CLOSED, _on("05-31"), due_soon_days=30).id == "due_soon"


def test_a_minimum_of_zero_needs_no_result() -> None:
    assert status_of(replace(CLOSED, minimums=(0,)), _on("09-01")).id == "done_on_time"
    assert completed_on((0, 1), (Counted(_on("05-01"), 1, 1),)) == _on("05-01")


def test_every_status_has_words_and_a_colour() -> None:
    assert tuple(STATUS_WORDS) == STATUS_IDS
    assert len({words.label for words in STATUS_WORDS.values()}) == len(STATUS_IDS)


_days = st.integers(-60, 200).map(lambda n: START + timedelta(days=n))
_results = st.lists(
    st.builds(Counted, day=_days, quantity=st.integers(0, 3), part=st.sampled_from([0, 1, None])),
    max_size=6,
).map(tuple)
_facts = st.builds(
    Facts,
    issued=st.just(ISSUED),
    start=st.sampled_from([None, START]),
    end=st.sampled_from([None, END]),
    minimums=st.sampled_from([(), (1,), (3,), (1, 2)]),
    results=_results,
    reports=st.lists(_days, max_size=3).map(tuple),
    dropped=st.one_of(st.none(), _days),
    tracked_until=st.one_of(st.none(), _days),
)
_WORSE = ("done_on_time", "done_late", "in_progress", "due_soon", "no_information", "overdue")


def _rank(status: Status) -> int:
    """How far from done; in_progress, due_soon and no_information are one step."""
    return {"due_soon": 2, "no_information": 2}.get(status.id, _WORSE.index(status.id))


@given(_facts, _days, st.booleans())
def test_the_rule_is_a_function_and_knows_only_ten_answers(
    facts: Facts, day: date, frozen: bool
) -> None:
    status = status_of(facts, day, frozen=frozen)
    assert status == status_of(facts, day, frozen=frozen)
    assert status.id in STATUS_IDS
    counted_days = {"done_late", "overdue", "due_soon", "in_progress"}
    assert status.days is None or (status.days >= 0 and status.id in counted_days)
    assert not status.archived or frozen


@given(_facts, _days)
def test_what_is_dated_later_changes_nothing(facts: Facts, day: date) -> None:
    known = tuple(result for result in facts.results if result.day <= day)
    made = tuple(report for report in facts.reports if report <= day)
    assert status_of(facts, day) == status_of(replace(facts, results=known, reports=made), day)


@given(_facts, _days, _days, st.sampled_from([0, 1, None]))
def test_a_further_result_never_makes_a_row_worse(
    facts: Facts, day: date, new: date, part: int | None
) -> None:
    before = status_of(facts, day)
    after = status_of(replace(facts, results=(*facts.results, Counted(new, 1, part))), day)
    if before.id in _WORSE:
        assert _rank(after) <= _rank(before)
    elif before.id != "not_due":
        assert after.id == before.id


@given(_facts, _days)
def test_done_stays_done(facts: Facts, day: date) -> None:
    if status_of(replace(facts, dropped=None), day).id.startswith("done"):
        later = status_of(replace(facts, dropped=None), day + timedelta(days=400))
        assert later.id == status_of(replace(facts, dropped=None), day).id


@given(_facts, _days)
def test_the_order_of_results_does_not_matter(facts: Facts, day: date) -> None:
    turned = replace(facts, results=facts.results[::-1], reports=facts.reports[::-1])
    assert status_of(facts, day) == status_of(turned, day)
