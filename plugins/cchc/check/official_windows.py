"""Findings about the windows of tasks as they are tracked, recurring ones period by period."""

from collections.abc import Iterator
from datetime import timedelta

from cchc.check.between import Between
from cchc.check.official import finding
from cchc.schema.problem import Problem
from cchc.tracking.tasks import TrackedTask, is_recurring, tracked_tasks
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.periods import format_period, period_of, quarter_of, year_period

_QUARTER = timedelta(days=92)


def between_files(between: Between) -> Iterator[Problem]:
    """BEFORE-ISSUE, OUT-OF-YEAR."""
    for document in between.store.of("plan"):
        for tracked in tracked_tasks(document):
            yield from _windows(tracked)


def _windows(tracked: TrackedTask) -> Iterator[Problem]:
    window, plan = tracked.window, tracked.plan
    if window.end is None or (window.start or window.end) > window.end:
        return  # KHOANG tells the second
    where = "span" if is_recurring(tracked.task) and tracked.task.span else "window"
    at = (*tracked.location, where)
    start = window.start or window.end
    if window.end < plan.issued:
        message = (
            f"Nhiệm vụ {tracked.id}: thời hạn hết ngày {format_date(window.end)}, "
            f"trước ngày ban hành {format_date(plan.issued)}."
        )
        yield finding(tracked.document.source, at, "BEFORE-ISSUE", message)
    year = year_period(plan.year)
    interval = f"{format_date(start)}–{format_date(window.end)}"
    if not (year.contains(start) and year.contains(window.end)):
        message = f"Nhiệm vụ {tracked.id}: thời hạn {interval} vượt ra ngoài năm {plan.year}."
        yield finding(tracked.document.source, at, "OUT-OF-YEAR", message)
    elif window.end - start < _QUARTER and period_of(start, window.end, plan.year) == str(
        plan.year
    ):
        quarters = " và ".join(format_period(quarter_of(day).id) for day in (start, window.end))
        message = f"Nhiệm vụ {tracked.id}: thời hạn {interval} vắt qua {quarters}."
        yield finding(tracked.document.source, at, "OUT-OF-YEAR", message)
