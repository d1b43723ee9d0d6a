"""The real plan of 2007 in the tables: what the official text says, nothing more."""

from pathlib import Path
from typing import Any

import pytest
from tests.tracking.samples import noon

from cchc.source.store import Store, load
from cchc.tracking.edges import data_as_of, next_build_edge
from cchc.tracking.registry import tables
from cchc.tracking.scope import Scope
from cchc.tracking.table import Table

ROOT = Path(__file__).parents[2]

Bounds = tuple[int, int] | None

TASKS: list[tuple[str, Bounds, str | None, str | None, bool, str | None]] = [
    ("1a-r1", (12, 13), "2007-04-01", "2007-06-30", True, "bcd-cchc"),
    ("1a-r2", (10, 11), "2007-10-01", "2007-12-31", True, "bcd-cchc"),
    ("1b", (30, 35), None, None, False, "so-noi-vu"),
    ("2-hotline", (1, 1), "2007-04-01", "2007-06-30", False, "so-noi-vu"),
    ("2-mailbox", (1, 1), "2007-07-01", "2007-09-30", False, "so-noi-vu"),
    ("3a-2007q1", (1, 1), "2007-01-01", "2007-03-31", False, "bcd-cchc"),
    ("3a-2007q2", (1, 1), "2007-04-01", "2007-06-30", False, "bcd-cchc"),
    ("3a-2007q3", (1, 1), "2007-07-01", "2007-09-30", False, "bcd-cchc"),
    ("3a-2007q4", (1, 1), "2007-10-01", "2007-12-31", False, "bcd-cchc"),
    ("3b-midyear", (1, 1), "2007-06-21", "2007-07-10", False, "bcd-cchc"),
    ("3b-yearend", (1, 1), "2008-01-01", "2008-01-31", True, "bcd-cchc"),
    ("4-class-1", (200, 220), "2007-07-01", "2007-09-30", True, None),
    ("4-class-2", (200, 220), "2007-07-01", "2007-09-30", True, None),
    ("5-column-2007m04", (1, 1), "2007-04-01", "2007-04-30", False, "dai-pt-th"),
    ("5-column-2007m05", (1, 1), "2007-05-01", "2007-05-31", False, "dai-pt-th"),
    ("5-column-2007m06", (1, 1), "2007-06-01", "2007-06-30", False, "dai-pt-th"),
    ("5-column-2007m07", (1, 1), "2007-07-01", "2007-07-31", False, "dai-pt-th"),
    ("5-column-2007m08", (1, 1), "2007-08-01", "2007-08-31", False, "dai-pt-th"),
    ("5-column-2007m09", (1, 1), "2007-09-01", "2007-09-30", False, "dai-pt-th"),
    ("5-column-2007m10", (1, 1), "2007-10-01", "2007-10-31", False, "dai-pt-th"),
    ("5-column-2007m11", (1, 1), "2007-11-01", "2007-11-30", False, "dai-pt-th"),
    ("5-column-2007m12", (1, 1), "2007-12-01", "2007-12-31", False, "dai-pt-th"),
    ("5-district-radio", None, None, None, False, "dai-truyen-thanh-huyen"),
    ("5-articles", None, None, None, False, "cac-co-quan-don-vi"),
    ("5-prints", None, None, None, False, None),
    ("6-estimates", None, None, None, False, "so-tai-chinh"),
]
"""Task, quantity, window, tentative, lead: section 2 of the project's domain notes."""


@pytest.fixture(scope="module")
def store() -> Store:
    """The repository's own site."""
    return load(ROOT)


def _table(store: Store, name: str, day: str, *, frozen: bool = False) -> Table:
    return tables()[name].make(Scope(store, noon(day), frozen=frozen))


def _rows(store: Store, day: str, *, frozen: bool = False) -> list[dict[str, Any]]:
    made = _table(store, "plan-progress", day, frozen=frozen).to_json()["rows"]
    return [row for row in made if row["plan"] == "kh-2007-09"]


def test_26_rows_as_the_plan_has_them(store: Store) -> None:
    found = [
        (
            row["id"],
            row["target"] and (row["target"]["min"], row["target"]["max"]),
            row["window"]["start"],
            row["window"]["end"],
            row["window"]["tentative"],
            row["lead"] and row["lead"]["id"],
        )
        for row in _rows(store, "2007-04-04")
    ]
    assert found == TASKS


def test_rounds_by_kind_of_unit(store: Store) -> None:
    first, second = _rows(store, "2007-04-04")[:2]
    assert [(p["kind"], p["min"], p["max"]) for p in first["target"]["parts"]] == [
        ("sở", 4, 4), ("huyện", 4, 4), ("xã, thị trấn", 4, 5),
    ]  # fmt: skip
    assert [(p["kind"], p["min"], p["max"]) for p in second["target"]["parts"]] == [
        ("sở", 4, 4), ("huyện, thị xã", 3, 3), ("xã, phường, thị trấn", 3, 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2007-04-03", {}),
        ("2007-04-04", {"before_issue": 1, "no_target": 4, "not_due": 16, "in_progress": 5}),
        ("2007-07-31", {"before_issue": 1, "no_target": 4, "overdue": 7, "due_soon": 1,
                        "in_progress": 5, "not_due": 8}),
        ("2008-02-01", {"before_issue": 1, "no_target": 4, "overdue": 20, "in_progress": 1}),
    ],
)  # fmt: skip
def test_statuses_by_the_rule(store: Store, day: str, wanted: dict[str, int]) -> None:
    found = [row["status"] for row in _rows(store, day)]
    assert {status: found.count(status) for status in set(found)} == wanted


def test_the_built_site_never_says_late(store: Store) -> None:
    rows = _rows(store, "2026-11-24", frozen=True)
    found = [row["status"] for row in rows]
    assert {status: found.count(status) for status in set(found)} == {
        "before_issue": 1, "no_target": 4, "no_information": 21,
    }  # fmt: skip
    assert {row["days"] for row in rows} == {None}


def test_sums_of_the_official_text(store: Store) -> None:
    progress = _table(store, "plan-progress", "2007-04-04").totals.values["by_unit"]
    assert progress["cuộc"] == {"min": 28, "max": 30, "done": 0}
    assert progress["kỳ"] == {"min": 9, "max": 9, "done": 0}
    inspections = _table(store, "inspections", "2007-04-04").totals.values
    bounds = [(inspections[k]["min"], inspections[k]["max"]) for k in ("inspections", "surveys")]
    assert bounds == [(22, 24), (30, 35)]
    training = _table(store, "training", "2007-04-04").totals.values
    assert training["seats"] == {"min": 400, "max": 440}
    assert training["person_days"] == {"min": 800, "max": 1320}
    broadcasts = _table(store, "broadcasts", "2007-04-04").totals.values
    assert (broadcasts["months"], broadcasts["missing"]) == (9, 9)


def test_nothing_is_made_up(store: Store) -> None:
    budget = _table(store, "budget", "2007-04-04").totals.values
    assert budget["amount"]["sum"] is None
    copies = _table(store, "distribution", "2007-04-04").totals.values
    assert (copies["rows"], copies["copies"]["sum"]) == (4, None)
    meetings = _table(store, "meetings", "2026-11-24").totals.values
    assert meetings["held"] == 0


def test_data_end_with_the_plans_own_day(store: Store) -> None:
    until = data_as_of(store, noon("2026-11-24"))
    assert until is not None
    assert until.isoformat() == "2007-04-04"
    assert next_build_edge(store, noon("2026-11-24")) is None
