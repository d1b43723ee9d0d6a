"""A row's status in words, as tables, reports and pages print it."""

from datetime import timedelta

from cchc.tracking.progress import ProgressRow
from cchc.tracking.status import NO_RESULT_YET, STATUS_WORDS, Status
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.numbers import format_int

EXCEEDED = "vượt số dự kiến"
_DAY = timedelta(days=1)


def label_of(status: Status) -> str:
    """The label of a status; a row in time without any result has words of its own."""
    return NO_RESULT_YET.label if status.idle else STATUS_WORDS[status.id].label


def dated_label(row: ProgressRow) -> str:
    """Few words for a page: the day since which a row is late or on which it falls due."""
    end = row.window.end
    if row.status.id == "overdue" and end:
        return f"Quá hạn từ {format_date(end + _DAY)}"
    if row.status.id == "due_soon" and end:
        return f"Sắp đến hạn {format_date(end)}"
    return label_of(row.status)


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
    label = label_of(status)
    if status.id != "overdue" or row.window.end is None:
        return label
    if counting:
        return f"{label} {format_int(status.days or 0)} ngày"
    return f"{label} từ {format_date(row.window.end + _DAY)}"


def _remark(row: ProgressRow) -> str:
    return f"theo {row.change.decision.title}" if row.change else ""
