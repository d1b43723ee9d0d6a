"""Targets by kind of unit and the part a result counts for."""

import pytest
from tests.conftest import MakeSite
from tests.tracking.samples import PLAN, article, catalogue, plan, result, task

from cchc.source.store import load
from cchc.tracking.parts import Amount, PartAmount, done, planned, quantified, unit_of
from cchc.tracking.results import Ledger
from cchc.types.plan import Plan, Task
from cchc.vietnamese.numbers import Range

BY_KIND = (
    "target:",
    "  - {quantity: 4, unit: cuộc, kind: sở, includes: [cục]}",
    '  - {quantity: 2-3, unit: cuộc, kind: "xã, phường"}',
)


def _task(site: MakeSite, *lines: str) -> Task:
    record = load(site({**catalogue(), PLAN: plan(task("t1", *lines))})).by_id["kh-1"].record
    assert isinstance(record, Plan)
    return record.tasks[0]


def _done(site: MakeSite, target: tuple[str, ...], *results: tuple[str, ...]) -> dict[str, str]:
    """Kind of each part (empty: none) -> what was done for it."""
    listed = [result("t1", "2010-05-01", *lines) for lines in results]
    files = {"content/tin/a.md": article("2010-05-02", *listed)} if listed else {}
    store = load(site({**catalogue(), PLAN: plan(task("t1", *target)), **files}))
    assert not [p for p in store.problems if p.severity == "error"]
    record = store.by_id["kh-1"].record
    assert isinstance(record, Plan)
    amount, places = done(store, quantified(record.tasks[0]), Ledger(store).results)
    assert len(places) == len(results)
    return {part.kind or "": part.amount.text() for part in amount.parts}


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("unit_visited: so-a",), {"sở": "1", "xã, phường": "0"}),
        (("unit_visited: Cục Cường",), {"sở": "1", "xã, phường": "0"}),
        (("unit_visited: phuong-g",), {"sở": "0", "xã, phường": "1"}),
        (("unit_visited: huyen-d",), {"sở": "0", "xã, phường": "0", "": "1"}),
        (("kind: SỞ",), {"sở": "1", "xã, phường": "0"}),
        (("kind: phường, xã",), {"sở": "0", "xã, phường": "1"}),
        (("kind: xã", "unit_visited: so-a"), {"sở": "0", "xã, phường": "1"}),
        ((), {"sở": "0", "xã, phường": "0", "": "1"}),
        (("kind: sở", "quantity: 2-3"), {"sở": "2–3", "xã, phường": "0"}),
    ],
)
def test_the_part_of_a_result(
    site: MakeSite, lines: tuple[str, ...], wanted: dict[str, str]
) -> None:
    assert _done(site, BY_KIND, lines) == wanted


def test_an_only_part_takes_what_names_no_kind(site: MakeSite) -> None:
    only = ("target: {quantity: 3, unit: xã, kind: xã}",)
    assert _done(site, only, ()) == {"xã": "1"}
    assert _done(site, only, ("unit_visited: so-a",)) == {"xã": "0", "": "1"}


def test_the_part_without_a_kind_takes_the_rest(site: MakeSite) -> None:
    mixed = ("target:", "  - {quantity: 1, unit: cuộc, kind: sở}", "  - {quantity: 5, unit: cuộc}")
    found = _done(site, mixed, ("unit_visited: so-a",), ("unit_visited: xa-e",), ())
    assert found == {"sở": "1", "": "2"}


def test_without_a_target_everything_stands_in_one_sum(site: MakeSite) -> None:
    assert _done(site, (), ("quantity: 5",), ("quantity: 2",)) == {"": "7"}


def test_nothing_done_of_nothing_stated(site: MakeSite) -> None:
    assert _done(site, ()) == {}


def test_the_target_adds_up(site: MakeSite) -> None:
    amount = planned(_task(site, *BY_KIND))
    assert amount == Amount((PartAmount("sở", Range(4, 4)), PartAmount("xã, phường", Range(2, 3))))
    assert amount.total == Range(6, 7)


@pytest.mark.parametrize(
    ("lines", "wanted", "unit"),
    [
        ((), None, None),
        (("target: {unit: bài}",), None, "bài"),
        (("target: {quantity: ít nhất 4, unit: cuộc}",), Range(4, None), "cuộc"),
        (("target: {unit: xã, each: 4-5, times: 7}",), Range(28, 35), "xã"),
        (("target: {quantity: 30-35, unit: xã, each: 4-5, times: 7}",), Range(30, 35), "xã"),
        (
            ("target:", "  - {quantity: 200-220, unit: người}", "  - {quantity: 2-3, unit: ngày}"),
            Range(200, 220),
            "người",
        ),
    ],
)
def test_what_decides_is_the_first_stated_unit(
    site: MakeSite, lines: tuple[str, ...], wanted: Range | None, unit: str | None
) -> None:
    found = _task(site, *lines)
    amount = planned(found)
    assert (amount.total if amount else None) == wanted
    assert unit_of(found) == unit
