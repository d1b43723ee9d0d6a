"""A row's status in words, as tables, reports and pages print it."""

from datetime import timedelta

from cchc.tracking.progress import ProgressRow
from cchc.tracking.status import NO_RESULT_YET, STATUS_WORDS
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.numbers import format_int

EXCEEDED = "vượt số dự kiến"


def status_text(row: ProgressRow, *, counting: bool) -> str:
    """The label of the status with what belongs to it: days, day, decision, remark.

    With `counting` an overdue row says for how many days; without, since which day, so that a
    page printed once stays true.
    """
    remarks = [_remark(row)] if row.status.id == "adjusted" and row.change else []
    remarks += [EXCEEDED] if row.exceeded else []
    notes = f" ({'; '.join(remarks)})" if remarks else ""
    return f"{_label(row, counting)}{notes}"


def _label(row: ProgressRow, counting: bool) -> str:
    status = row.status
    label = STATUS_WORDS[status.id].label
    if status.id == "in_progress" and not status.has_result:
        return NO_RESULT_YET.label
    if status.id != "overdue" or row.window.end is None:
        return label
    if counting:
        return f"{label} {format_int(status.days or 0)} ngày"
    return f"{label} từ {format_date(row.window.end + timedelta(days=1))}"


def _remark(row: ProgressRow) -> str:
    return f"theo {row.change.decision.title}" if row.change else ""
