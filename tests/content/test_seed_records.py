"""The seed as records: plan, tasks, windows, quantities; what the text does not say is absent."""

import re
from collections import Counter
from datetime import date, datetime

import pytest
from tests.content.sites import ROOT, SEED, document, records, seed_words

from cchc.build.counter import offset
from cchc.source.store import Store, load
from cchc.tracking.progress import ProgressRow, progress
from cchc.tracking.results import recorded_results
from cchc.tracking.scope import Scope
from cchc.tracking.sums import range_sum
from cchc.types.budget_estimate import BudgetEstimate
from cchc.types.channel import Channel
from cchc.types.distribution import Distribution
from cchc.types.document import Document as OfficialDocument
from cchc.types.inspection import Inspection
from cchc.types.meeting import Meeting
from cchc.types.plan import Plan
from cchc.types.series import Series
from cchc.types.survey import Survey
from cchc.types.training import Training
from cchc.types.visit_count import VisitCount
from cchc.vietnamese.dates import ZONE
from cchc.vietnamese.numbers import Range

NOW = datetime(2026, 1, 31, 12, tzinfo=ZONE)

QUARTERS = {
    1: (date(2007, 1, 1), date(2007, 3, 31)),
    2: (date(2007, 4, 1), date(2007, 6, 30)),
    3: (date(2007, 7, 1), date(2007, 9, 30)),
    4: (date(2007, 10, 1), date(2007, 12, 31)),
}
WINDOWS = {
    "1a-r1": (*QUARTERS[2], True),
    "1a-r2": (*QUARTERS[4], True),
    "1b": (None, None, False),
    "2-hotline": (*QUARTERS[2], False),
    "2-mailbox": (*QUARTERS[3], False),
    **{f"3a-2007q{quarter}": (*days, False) for quarter, days in QUARTERS.items()},
    "3b-midyear": (date(2007, 6, 21), date(2007, 7, 10), False),
    "3b-yearend": (date(2008, 1, 1), date(2008, 1, 31), True),
    "4-class-1": (*QUARTERS[3], True),
    "4-class-2": (*QUARTERS[3], True),
    **{f"5-column-2007m{month:02}": None for month in range(4, 13)},
    "5-district-radio": (None, None, False),
    "5-articles": (None, None, False),
    "5-prints": (None, None, False),
    "6-estimates": (None, None, False),
}
LEADS = {
    "1a-r1": "bcd-cchc",
    "1a-r2": "bcd-cchc",
    "1b": "so-noi-vu",
    "2-hotline": "so-noi-vu",
    "2-mailbox": "so-noi-vu",
    "3a": "bcd-cchc",
    "3b-midyear": "bcd-cchc",
    "3b-yearend": "bcd-cchc",
    "4-class-1": None,
    "4-class-2": None,
    "5-column": "dai-pt-th",
    "5-district-radio": "dai-truyen-thanh-huyen",
    "5-articles": "cac-co-quan-don-vi",
    "5-prints": None,
    "6-estimates": "so-tai-chinh",
}


@pytest.fixture(scope="module")
def store() -> Store:
    return load(ROOT)


@pytest.fixture(scope="module")
def plan(store: Store) -> Plan:
    record = document(store, "kh-2007-09").record
    assert isinstance(record, Plan)
    return record


@pytest.fixture(scope="module")
def rows(store: Store) -> dict[str, ProgressRow]:
    return {row.tracked.id: row for row in progress(Scope(store, NOW))}


def test_the_plan_is_an_archive_of_its_own_day(plan: Plan) -> None:
    assert (plan.number, plan.issuer, plan.year) == ("09/KH-BCĐ", "tt-bcd-cchc", 2007)
    assert plan.issued == plan.tracked_until == date(2007, 4, 4)
    assert plan.title == SEED[6]
    stated = {line.rstrip(":") for line in SEED[10:73] if re.match(r"\d\.", line)}
    assert {f"{heading.marker} {heading.title}" for heading in plan.headings} == stated


def test_tasks_expand_to_the_fixed_rows_in_order(plan: Plan, rows: dict[str, ProgressRow]) -> None:
    assert list(rows) == list(WINDOWS)
    assert len(rows) == 26
    assert {task.id: task.lead for task in plan.tasks} == LEADS


def test_windows_keep_the_wording_and_give_the_interval(
    plan: Plan, rows: dict[str, ProgressRow]
) -> None:
    for identity, expected in WINDOWS.items():
        window = rows[identity].window
        if expected is not None:
            assert (window.start, window.end, window.tentative) == expected, identity
    for month in range(4, 13):
        window = rows[f"5-column-2007m{month:02}"].window
        assert window.start == date(2007, month, 1)
        assert window.end is not None
        assert window.end.month == month
    text = " ".join(seed_words(1, 73))
    for task in plan.tasks:
        assert task.window is None or task.window.text in text, task.id


def test_quantities_add_up_as_in_the_text(store: Store, rows: dict[str, ProgressRow]) -> None:
    rounds = [totals(rows, "1a-r1"), totals(rows, "1a-r2")]
    assert rounds == [Range(12, 13), Range(10, 11)]
    assert range_sum(rounds) == {"min": 22, "max": 24}
    assert totals(rows, "1b") == Range(30, 35)
    classes = records(store, Training)
    assert range_sum(c.seats for c in classes) == {"min": 400, "max": 440}
    assert range_sum(c.person_days() for c in classes) == {"min": 800, "max": 1320}
    assert range_sum([totals(rows, f"4-class-{n}") for n in (1, 2)]) == {"min": 400, "max": 440}
    assert sum(identity.startswith("5-column-") for identity in rows) == 9


def totals(rows: dict[str, ProgressRow], identity: str) -> Range | None:
    target = rows[identity].target
    return target.total if target else None


def test_the_survey_states_its_parts_and_its_total(store: Store, plan: Plan) -> None:
    (survey,) = records(store, Survey)
    (target,) = next(task for task in plan.tasks if task.id == "1b").target
    assert survey.quantity == target.quantity == Range(30, 35)
    assert target.each is not None
    assert target.times is not None
    assert target.each.times(Range(target.times, target.times)) == Range(28, 35)


def test_rounds_name_bodies_but_assign_none(store: Store) -> None:
    rounds = records(store, Inspection)
    assert [inspection.no for inspection in rounds] == [1, 2]
    for inspection in rounds:
        assert inspection.units == ()
        assert len(inspection.candidates) == 8
        assert [(g.kinds, g.count) for g in inspection.candidate_groups] == [
            (("huyện", "thị xã"), 7)
        ]
        assert inspection.team == ("so-noi-vu", "so-tu-phap", "vp-ubnd-tinh")


def test_meetings_and_their_attendees(store: Store) -> None:
    meetings = records(store, Meeting)
    assert Counter(meeting.kind for meeting in meetings) == {
        "định kỳ": 4,
        "sơ kết": 1,
        "tổng kết": 1,
    }
    conferences = [meeting for meeting in meetings if meeting.kind != "định kỳ"]
    assert [len(meeting.attendee_groups) for meeting in conferences] == [6, 6]


def test_column_prints_and_estimates(store: Store) -> None:
    (series,) = records(store, Series)
    assert series.span is not None
    assert (series.span.first.id, series.span.last.id) == ("2007-m04", "2007-m12")
    assert store.of("broadcast") == ()
    (prints,) = records(store, Distribution)
    assert len(prints.recipients) == 4
    basis = document(store, "tt-99-2006-btc").record
    assert isinstance(basis, OfficialDocument)
    assert (basis.number, basis.issuer, basis.issued, basis.abstract, basis.file) == (
        "99/2006/TT-BTC",
        "bo-tai-chinh",
        date(2006, 10, 20),
        None,
        None,
    )
    assert "tt-99-2006-btc" in {estimate.basis for estimate in records(store, BudgetEstimate)}


def test_the_counter_goes_on_from_the_old_number(store: Store) -> None:
    (row,) = records(store, VisitCount)
    assert row.date == date(2019, 1, 7)
    assert str(offset(store)) == "".join(SEED[81:88]) == "9841459"


def test_nothing_is_known_after_the_plan(store: Store) -> None:
    assert recorded_results(store) == ()
    assert store.of("visit", "contribution", "hotline_report", "report", "result") == ()
    for meeting in records(store, Meeting):
        assert (meeting.held, meeting.starts, meeting.venue, meeting.attended) == (None,) * 4
    for training in records(store, Training):
        assert (training.held, training.starts, training.venue, training.attended) == (None,) * 4
    assert {channel.address for channel in records(store, Channel)} == {None}
    assert {estimate.amount for estimate in records(store, BudgetEstimate)} == {None}
    assert {r.copies for d in records(store, Distribution) for r in d.recipients} == {None}


def test_a_build_of_today_claims_no_delay(store: Store) -> None:
    shown = Counter(row.status.id for row in progress(Scope(store, NOW, frozen=True)))
    assert shown == {"no_information": 21, "no_target": 4, "before_issue": 1}
