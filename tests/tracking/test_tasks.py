"""Recurring tasks by period, windows as planned and as adjusted."""

from datetime import date

import pytest
from tests.conftest import MakeSite
from tests.tracking.samples import PLAN, catalogue, plan, task

from cchc.source.documents import Document
from cchc.source.store import Store, load
from cchc.tracking.tasks import (
    NO_WINDOW,
    TrackedTask,
    adjustment,
    dropped_from,
    period_id,
    tracked_tasks,
    window_on,
)

DECISION = (
    "---\nform: QĐ\nnumber: 20/QĐ-UBND\nissuer: ban-chi-dao\nissued: 2010-05-10\n{extra}---\n"
)


def _store(site: MakeSite, tasks: str, extra: dict[str, str] | None = None) -> Store:
    return load(site({**catalogue(), PLAN: plan(tasks), **(extra or {})}))


def _plan(store: Store) -> Document:
    return store.by_id["kh-1"]


def _tracked(site: MakeSite, *lines: str) -> tuple[TrackedTask, ...]:
    return tracked_tasks(_plan(_store(site, task("t", *lines))))


def test_a_quarterly_task_over_its_span(site: MakeSite) -> None:
    rows = _tracked(
        site,
        "window: mỗi quý một lần",
        "recurrence: quarterly",
        "span: 2010-q2 – 2011-q1",
    )
    assert [row.id for row in rows] == ["t-2010q2", "t-2010q3", "t-2010q4", "t-2011q1"]
    first = rows[0]
    assert (first.window.text, first.window.start, first.window.end) == (
        "mỗi quý một lần", date(2010, 4, 1), date(2010, 6, 30),
    )  # fmt: skip
    assert first.task.window is not None
    assert first.task.window.text == "mỗi quý một lần"
    assert first.reference == "kh-1/t-2010q2"
    assert period_id(rows[-1], rows[-1].window) == "2011-q1"


def test_a_monthly_task_over_its_span(site: MakeSite) -> None:
    rows = _tracked(site, "recurrence: monthly", "span: 2010-m11 – 2011-m02")
    assert [row.id for row in rows] == ["t-2010m11", "t-2010m12", "t-2011m01", "t-2011m02"]
    assert rows[-1].window.end == date(2011, 2, 28)
    assert rows[-1].window.text == "tháng 2/2011"


@pytest.mark.parametrize(("recurrence", "count"), [("quarterly", 4), ("monthly", 12)])
def test_without_a_span_the_plans_year(site: MakeSite, recurrence: str, count: int) -> None:
    rows = _tracked(site, f"recurrence: {recurrence}")
    assert len(rows) == count
    assert (rows[0].window.start, rows[-1].window.end) == (date(2010, 1, 1), date(2010, 12, 31))


@pytest.mark.parametrize("recurrence", ["none", "continuous", "on_request"])
def test_other_tasks_are_one_row(site: MakeSite, recurrence: str) -> None:
    rows = _tracked(site, f"recurrence: {recurrence}", "window: thường xuyên")
    assert [(row.id, row.period, row.window.end) for row in rows] == [("t", None, None)]


def test_a_span_in_other_periods_covers_what_it_touches(site: MakeSite) -> None:
    rows = _tracked(site, "recurrence: quarterly", "span: 2010-m02 – 2010-m07")
    assert [row.id for row in rows] == ["t-2010q1", "t-2010q2", "t-2010q3"]


def test_a_span_written_backwards_loses_no_row(site: MakeSite) -> None:
    rows = _tracked(site, "recurrence: quarterly", "span: 2010-q3 – 2010-q2")
    assert [row.id for row in rows] == ["t-2010q2", "t-2010q3"]


def test_order_is_the_plans_and_lines_are_the_tasks_own(site: MakeSite) -> None:
    store = _store(site, task("b") + task("a", "recurrence: quarterly"))
    rows = tracked_tasks(_plan(store))
    assert [row.id for row in rows][:2] == ["b", "a-2010q1"]
    text = _plan(store).source.text.splitlines()
    assert {text[_plan(store).line(row.location) - 1].strip() for row in rows} == {
        "- id: b", "- id: a",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("window", "wanted"),
    [
        ("quý II/2010", "2010-q2"),
        ("tháng 1/2011", "2011-m01"),
        ("cuối tháng 4/2010", "2010-m04"),
        ("cuối tháng 6/2010 hoặc đầu tháng 7/2010", "2010"),
        ("6 tháng đầu năm 2010", "2010"),
        ("trước ngày 30/06/2010", "2010"),
        ("thường xuyên", "2010"),
    ],
)
def test_the_period_contains_the_whole_window(site: MakeSite, window: str, wanted: str) -> None:
    (row,) = _tracked(site, f"window: {window}")
    assert period_id(row, row.window) == wanted


def test_no_window_is_no_window(site: MakeSite) -> None:
    (row,) = _tracked(site)
    assert row.window == NO_WINDOW
    assert row.window.text == ""


def _adjusted(
    site: MakeSite, *lines: str, extra: str = ""
) -> tuple[Store, tuple[TrackedTask, ...]]:
    decision = {"content/van-ban/qd-20.md": DECISION.format(extra=extra)}
    store = _store(site, task("t", "adjusted_by: van-ban-qd-20", *lines), decision)
    return store, tracked_tasks(_plan(store))


def test_a_new_window_holds_from_the_day_of_the_decision(site: MakeSite) -> None:
    store, (row,) = _adjusted(site, "window: quý II/2010", "new_window: quý III/2010")
    change = adjustment(store, row)
    assert change is not None
    assert window_on(row, change, date(2010, 5, 9)).text == "quý II/2010"
    assert window_on(row, change, date(2010, 5, 10)).text == "quý III/2010"
    assert dropped_from(row, change) is None


def test_without_a_new_window_the_task_is_dropped(site: MakeSite) -> None:
    store, (row,) = _adjusted(site, "window: quý II/2010")
    assert dropped_from(row, adjustment(store, row)) == date(2010, 5, 10)


def test_of_a_recurring_task_the_periods_outside_the_new_window_are_dropped(
    site: MakeSite,
) -> None:
    new = "new_window: từ 01/04/2010 đến 30/09/2010"
    store, rows = _adjusted(site, "recurrence: quarterly", new)
    dropped = {row.id: dropped_from(row, adjustment(store, row)) for row in rows}
    day = date(2010, 5, 10)
    assert dropped == {"t-2010q1": day, "t-2010q2": None, "t-2010q3": None, "t-2010q4": day}
    change = adjustment(store, rows[1])
    assert window_on(rows[1], change, date(2010, 12, 1)).text == "quý II/2010"


def test_a_draft_decision_adjusts_nothing(site: MakeSite) -> None:
    store, (row,) = _adjusted(site, "window: quý II/2010", extra="state: nháp\n")
    assert adjustment(store, row) is None


def test_an_unknown_decision_adjusts_nothing(site: MakeSite) -> None:
    store = _store(site, task("t", "adjusted_by: khong-co"))
    (row,) = tracked_tasks(_plan(store))
    assert adjustment(store, row) is None
    assert dropped_from(row, None) is None


def test_other_documents_have_no_tasks(site: MakeSite) -> None:
    assert tracked_tasks(_store(site, task("t")).by_id["so-a"]) == ()
