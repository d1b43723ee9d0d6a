"""Findings in plans as issued: nobody may alter an official text, so they are warnings.

Every rule reads the plan's own declarations; what the text leaves open is said, not guessed.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from cchc.schema.problem import Problem
from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.tracking.tasks import TrackedTask, is_recurring, main_number, tracked_tasks
from cchc.types.budget_estimate import BudgetEstimate
from cchc.types.channel import Channel
from cchc.types.meeting import Meeting
from cchc.types.plan import Plan, Task
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.periods import format_period, period_of, quarter_of, year_period
from cchc.vietnamese.text import nfc

ACTIVITIES = (
    "hội thảo", "tập huấn", "bồi dưỡng", "hội nghị", "tọa đàm", "hội thi", "kiểm tra", "khảo sát",
    "thanh tra", "sơ kết", "tổng kết", "điều tra", "đối thoại",
)  # fmt: skip
"""Nouns that announce an activity in a heading; a task under it must mention each of them."""

_QUARTER = timedelta(days=92)
AS_IS = "Giữ nguyên văn bản đã ban hành; ghi chú, hoặc hỏi cơ quan ban hành."


def problems(store: Store, _as_of: datetime) -> Iterator[Problem]:
    """SUM-RANGE, BEFORE-ISSUE, OUT-OF-YEAR and the NO-… findings of plans and their records."""
    for document in store.of("plan"):
        plan = document.record
        if isinstance(plan, Plan):
            for index, task in enumerate(plan.tasks):
                yield from _task(document, index, task)
            for tracked in tracked_tasks(document):
                yield from _windows(tracked)
            yield from _outputs(document, plan)
    for document in store.of("budget_estimate", "channel", "meeting"):
        yield from _record(document)


def _task(document: Document, index: int, task: Task) -> Iterator[Problem]:
    at = ("tasks", index)
    for number, target in enumerate(task.target):
        if target.each is None or target.times is None or target.quantity is None:
            continue
        product = target.each.times(target.times)
        if product != target.quantity:
            sum_ = f"{target.times} × ({target.each.text()}) = {product.text()}"
            message = f"{sum_}, văn bản ghi {target.quantity.text()}."
            yield _finding(document, (*at, "target", number, "quantity"), "SUM-RANGE", message)
    if all(target.quantity is None and target.each is None for target in task.target):
        message = f"Nhiệm vụ {task.id} không có chỉ tiêu số lượng."
        yield _finding(document, (*at, "id"), "NO-TARGET", message)
    open_ended = task.window is None or task.window.end is None
    if open_ended and task.recurrence == "none":
        message = f"Nhiệm vụ {task.id} không có thời hạn."
        yield _finding(document, (*at, "window"), "NO-DEADLINE", message)
    if task.lead is None:
        message = f"Nhiệm vụ {task.id} không nêu đơn vị chủ trì."
        yield _finding(document, (*at, "id"), "NO-OWNER", message)


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
        yield _finding(tracked.document, at, "BEFORE-ISSUE", message)
    year = year_period(plan.year)
    interval = f"{format_date(start)}–{format_date(window.end)}"
    if not (year.contains(start) and year.contains(window.end)):
        message = f"Nhiệm vụ {tracked.id}: thời hạn {interval} vượt ra ngoài năm {plan.year}."
        yield _finding(tracked.document, at, "OUT-OF-YEAR", message)
    elif window.end - start < _QUARTER and period_of(start, window.end, plan.year) == str(
        plan.year
    ):
        quarters = " và ".join(format_period(quarter_of(day).id) for day in (start, window.end))
        message = f"Nhiệm vụ {tracked.id}: thời hạn {interval} vắt qua {quarters}."
        yield _finding(tracked.document, at, "OUT-OF-YEAR", message)


def _outputs(document: Document, plan: Plan) -> Iterator[Problem]:
    """Activities that a heading names and no task under it mentions."""
    for index, heading in enumerate(plan.headings):
        number = main_number(heading.marker)
        said = [
            f"{task.title} {task.output or ''} {task.note or ''}"
            for task in plan.tasks
            if main_number(task.marker) == number
        ]
        for activity in ACTIVITIES:
            if _mentions(heading.title, activity) and not any(_mentions(t, activity) for t in said):
                message = (
                    f"Mục {heading.marker} nêu “{activity}” nhưng không có nhiệm vụ nào về việc đó."
                )
                yield _finding(document, ("headings", index, "title"), "NO-OUTPUT", message)


def _mentions(text: str, activity: str) -> bool:
    return re.search(rf"\b{activity}\b", nfc(text).lower()) is not None


def _record(document: Document) -> Iterator[Problem]:
    record = document.record
    if isinstance(record, BudgetEstimate) and record.amount is None:
        message = "Dự toán chưa có số tiền."
        yield _finding(document, ("basis",), "NO-AMOUNT", message, "Điền amount khi có số liệu.")
    elif isinstance(record, Channel) and record.address is None:
        message = f'Kênh "{record.name}" chưa có số hoặc địa chỉ.'
        hint = "Điền address khi được công bố."
        yield _finding(document, ("name",), "NO-CONTACT", message, hint)
    elif isinstance(record, Meeting) and _unsized(record):
        message = "Thành phần dự có nêu nhóm nhưng không nêu số người."
        hint = "Điền attended sau khi họp."
        yield _finding(document, ("attendee_groups",), "NO-TARGET", message, hint)


def _unsized(meeting: Meeting) -> bool:
    """A meeting known from a plan's wording alone: groups of people, no day, no number."""
    settled = meeting.starts or meeting.held or meeting.attended is not None
    return bool(meeting.attendee_groups) and not settled


def _finding(
    document: Document,
    location: tuple[str | int, ...],
    code: str,
    message: str,
    hint: str = AS_IS,
) -> Problem:
    source = document.source
    return source.problem(code, source.at(location, key=location[-1] == "id"), message, hint)
