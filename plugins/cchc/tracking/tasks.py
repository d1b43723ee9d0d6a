"""The tasks of a plan as they are tracked: recurring ones expanded, windows as adjusted."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.source.visibility import is_draft
from cchc.source.yaml_block import Location
from cchc.types.plan import Plan, Task
from cchc.vietnamese.periods import (
    Period,
    format_period,
    month_of,
    period_of,
    quarter_of,
    year_period,
)
from cchc.vietnamese.windows import Window

NO_WINDOW = Window("", None, None, False)
"""The window of a task for which the plan states none."""


class TrackedTask(Struct, frozen=True):
    """One row of tracking: a task, or one period of a recurring task.

    `index` is the task's place in the plan, `period` the period of an expanded task. `window` is
    the window as planned; that of an expanded task is the interval of its period beside the
    recurring wording ("mỗi quý một lần").
    """

    document: Document
    plan: Plan
    index: int
    task: Task
    id: str
    window: Window
    period: Period | None = None

    @property
    def reference(self) -> str:
        """How results cite it."""
        return f"{self.document.id}/{self.id}"

    @property
    def location(self) -> Location:
        """Where the task stands in the plan's front matter."""
        return "tasks", self.index


class Adjustment(Struct, frozen=True):
    """The decision that drops a task or gives it a new window, from its day on."""

    decision: Document
    day: date
    window: Window | None


def tracked_tasks(document: Document) -> tuple[TrackedTask, ...]:
    """Every task of a plan in its order, recurring ones by period."""
    plan = document.record
    if not isinstance(plan, Plan):
        return ()
    return tuple(
        tracked
        for index, task in enumerate(plan.tasks)
        for tracked in _expanded(document, plan, index, task)
    )


def plan_of(reference: str | None) -> str:
    """The id of the plan that a task reference (`plan/task`) names; empty for no reference."""
    return (reference or "").partition("/")[0]


def bare_marker(marker: str) -> str:
    """A marker without its dots and brackets: "1." -> "1", "1.a)" -> "1.a"."""
    return marker.strip(" .)")


def main_number(marker: str) -> str:
    """The number of the main heading a marker stands under: "1.a" -> "1"."""
    return bare_marker(marker).split(".")[0]


def is_recurring(task: Task) -> bool:
    """Whether a task is expanded into periods; continuous work and work on request are not."""
    return task.recurrence in ("quarterly", "monthly")


def _expanded(document: Document, plan: Plan, index: int, task: Task) -> Iterator[TrackedTask]:
    if not is_recurring(task):
        window = task.window or NO_WINDOW
        yield TrackedTask(document, plan, index, task, task.id, window)
        return
    tentative = task.window is not None and task.window.tentative
    for period in task_periods(task, plan.year):
        own = f"{task.id}-{period.id.replace('-', '')}"
        window = Window(_wording(task, period), period.start, period.end, tentative)
        yield TrackedTask(document, plan, index, task, own, window, period)


def _wording(task: Task, period: Period) -> str:
    """The official wording ("mỗi quý một lần"); the period's name where the plan has none."""
    return task.window.text if task.window else format_period(period.id)


def task_periods(task: Task, year: int) -> tuple[Period, ...]:
    """The quarters or months of a recurring task: those its span touches, else the year's.

    A span written backwards means the same periods; that it is backwards is the checker's to say.
    """
    whole = year_period(year)
    ends = (task.span.first, task.span.last) if task.span else (whole, whole)
    first, last = min(end.start for end in ends), max(end.end for end in ends)
    period = _period_at(first, task.recurrence)
    found = [period]
    while period.end < last:
        period = period.next()
        found.append(period)
    return tuple(found)


def _period_at(day: date, recurrence: str) -> Period:
    return quarter_of(day) if recurrence == "quarterly" else month_of(day)


def adjustment(store: Store, tracked: TrackedTask) -> Adjustment | None:
    """The decision a task cites, if it exists, is no draft and has a day."""
    decision = store.get(tracked.task.adjusted_by)
    if decision is None or decision.day is None or is_draft(decision):
        return None
    return Adjustment(decision, decision.day, tracked.task.new_window)


def window_on(tracked: TrackedTask, change: Adjustment | None, day: date) -> Window:
    """The window that holds on a day: the new one from the decision's day on.

    A recurring task keeps the windows of its periods; a new window only ends some of them.
    """
    if change is None or change.window is None or day < change.day or tracked.period is not None:
        return tracked.window
    return change.window


def dropped_from(tracked: TrackedTask, change: Adjustment | None) -> date | None:
    """The day from which the task is given up or replaced; None while it is tracked.

    Of a recurring task with a new window only the periods that lie outside it are dropped.
    """
    if change is None:
        return None
    if change.window is None:
        return change.day
    return change.day if tracked.period and _outside(tracked.period, change.window) else None


def _outside(period: Period, window: Window) -> bool:
    before = window.start is not None and period.end < window.start
    return before or (window.end is not None and period.start > window.end)


def period_id(tracked: TrackedTask, window: Window) -> str:
    """The quarter or month that contains the whole window, else the plan's year."""
    if tracked.period is not None:
        return tracked.period.id
    return period_of(window.start, window.end, tracked.plan.year)
