"""Findings in plans as issued: nobody may alter an official text, so they are warnings.

Every rule reads the plan's own declarations; what the text leaves open is said, not guessed.
"""

import re
from collections.abc import Iterator

from cchc.check.leaf import Leaf
from cchc.schema.problem import Problem
from cchc.schema.record import Record
from cchc.source.front_matter import Source
from cchc.tracking.tasks import main_number
from cchc.types.budget_estimate import BudgetEstimate
from cchc.types.channel import Channel
from cchc.types.meeting import Meeting
from cchc.types.plan import Plan, Task
from cchc.vietnamese.text import nfc

ACTIVITIES = (
    "hội thảo", "tập huấn", "bồi dưỡng", "hội nghị", "tọa đàm", "hội thi", "kiểm tra", "khảo sát",
    "thanh tra", "sơ kết", "tổng kết", "điều tra", "đối thoại",
)  # fmt: skip
"""Nouns that announce an activity in a heading; a task under it must mention each of them."""

AS_IS = "Giữ nguyên văn bản đã ban hành; ghi chú, hoặc hỏi cơ quan ban hành."


def of_file(leaf: Leaf) -> Iterator[Problem]:
    """SUM-RANGE and the NO-… findings of a plan, an estimate, a channel or a meeting."""
    source, record = leaf.source, leaf.record
    if isinstance(record, Plan):
        for index, task in enumerate(record.tasks):
            yield from _task(source, index, task)
        yield from _outputs(source, record)
    elif record is not None:
        yield from _record(source, record)


def _task(source: Source, index: int, task: Task) -> Iterator[Problem]:
    at = ("tasks", index)
    for number, target in enumerate(task.target):
        if target.each is None or target.times is None or target.quantity is None:
            continue
        product = target.each.times(target.times)
        if product != target.quantity:
            sum_ = f"{target.times} × ({target.each.text()}) = {product.text()}"
            message = f"{sum_}, văn bản ghi {target.quantity.text()}."
            yield finding(source, (*at, "target", number, "quantity"), "SUM-RANGE", message)
    if all(target.quantity is None and target.each is None for target in task.target):
        message = f"Nhiệm vụ {task.id} không có chỉ tiêu số lượng."
        yield finding(source, (*at, "id"), "NO-TARGET", message)
    open_ended = task.window is None or task.window.end is None
    if open_ended and task.recurrence == "none":
        message = f"Nhiệm vụ {task.id} không có thời hạn."
        yield finding(source, (*at, "window"), "NO-DEADLINE", message)
    if task.lead is None:
        message = f"Nhiệm vụ {task.id} không nêu đơn vị chủ trì."
        yield finding(source, (*at, "id"), "NO-OWNER", message)


def _outputs(source: Source, plan: Plan) -> Iterator[Problem]:
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
                yield finding(source, ("headings", index, "title"), "NO-OUTPUT", message)


def _mentions(text: str, activity: str) -> bool:
    return re.search(rf"\b{activity}\b", nfc(text).lower()) is not None


def _record(source: Source, record: Record) -> Iterator[Problem]:
    if isinstance(record, BudgetEstimate) and record.amount is None:
        message = "Dự toán chưa có số tiền."
        yield finding(source, ("basis",), "NO-AMOUNT", message, "Điền amount khi có số liệu.")
    elif isinstance(record, Channel) and record.address is None:
        message = f'Kênh "{record.name}" chưa có số hoặc địa chỉ.'
        hint = "Điền address khi được công bố."
        yield finding(source, ("name",), "NO-CONTACT", message, hint)
    elif isinstance(record, Meeting) and _unsized(record):
        message = "Thành phần dự có nêu nhóm nhưng không nêu số người."
        hint = "Điền attended sau khi họp."
        yield finding(source, ("attendee_groups",), "NO-TARGET", message, hint)


def _unsized(meeting: Meeting) -> bool:
    """A meeting known from a plan's wording alone: groups of people, no day, no number."""
    settled = meeting.starts or meeting.held or meeting.attended is not None
    return bool(meeting.attendee_groups) and not settled


def finding(
    source: Source,
    location: tuple[str | int, ...],
    code: str,
    message: str,
    hint: str = AS_IS,
) -> Problem:
    """A finding about a value of an official text."""
    return source.problem(code, source.at(location, key=location[-1] == "id"), message, hint)
