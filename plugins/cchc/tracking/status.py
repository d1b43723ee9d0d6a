"""The status rule: a pure function of what is known about a task and the day.

Ten rules in a fixed order, the first that applies wins.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, get_args

from msgspec import Struct

StatusId = Literal[
    "adjusted", "before_issue", "no_target", "done_on_time", "done_late",
    "overdue", "not_due", "due_soon", "no_information", "in_progress",
]  # fmt: skip
STATUS_IDS: tuple[StatusId, ...] = get_args(StatusId)
DUE_SOON_DAYS = 15


class Counted(Struct, frozen=True):
    """A result that passed the evidence gate; `part` is None for none of the target's parts."""

    day: date
    quantity: int
    part: int | None = 0


class Facts(Struct, frozen=True):
    """What the rule looks at.

    `start` and `end` are the window that holds (None: open), `minimums` the least quantity of
    each part of the target (empty: no target), `reports` the days of the frozen reports about
    the plan, `dropped` the day of the decision that gives the task up.
    """

    issued: date
    start: date | None = None
    end: date | None = None
    minimums: tuple[int, ...] = ()
    results: tuple[Counted, ...] = ()
    reports: tuple[date, ...] = ()
    dropped: date | None = None
    tracked_until: date | None = None


class Status(Struct, frozen=True):
    """The status of a row.

    `days`: days late (done_late, overdue), days left (due_soon, in_progress), else None.
    `has_result` tells whether any result counts. `archived`: the plan is no longer tracked and
    the build knows nothing beyond `tracked_until`.
    """

    id: StatusId
    days: int | None = None
    has_result: bool = False
    archived: bool = False

    @property
    def idle(self) -> bool:
        """In time, and no result counts yet."""
        return self.id == "in_progress" and not self.has_result


def status_of(
    facts: Facts, as_of: date, *, due_soon_days: int = DUE_SOON_DAYS, frozen: bool = False
) -> Status:
    """The status on a day.

    With `frozen` (a build) nothing after `tracked_until` is looked at, and a row that would get
    one of the rules 6 to 10 later than it is `no_information`: nobody knows, nobody is late.
    """
    until = facts.tracked_until
    archived = frozen and until is not None and as_of > until
    day = min(as_of, until) if archived and until else as_of
    known = tuple(result for result in facts.results if result.day <= day)
    case = _Case(facts, day, known, due_soon_days)
    if archived:
        return _first(case, _CERTAIN) or Status("no_information", None, case.has_result, True)
    return _first(case, _CERTAIN + _OPEN) or Status("in_progress", case.days_left, case.has_result)


def completed_on(minimums: tuple[int, ...], results: tuple[Counted, ...]) -> date | None:
    """The day of the last result needed to bring every part to its minimum, or None.

    A part whose minimum is zero needs no result; when all are, there is no such day.
    """
    days = [_reached(index, least, results) for index, least in enumerate(minimums) if least]
    found = [day for day in days if day is not None]
    return max(found) if found and len(found) == len(days) else None


def _reached(part: int, least: int, results: tuple[Counted, ...]) -> date | None:
    so_far = 0
    for result in sorted(results, key=lambda result: result.day):
        so_far += result.quantity if result.part == part else 0
        if so_far >= least:
            return result.day
    return None


class _Case(Struct, frozen=True):
    facts: Facts
    day: date
    known: tuple[Counted, ...]
    due_soon_days: int

    @property
    def has_result(self) -> bool:
        return any(result.quantity for result in self.known)

    @property
    def days_left(self) -> int | None:
        return (self.facts.end - self.day).days if self.facts.end else None


Rule = Callable[[_Case], Status | None]


def _first(case: _Case, rules: tuple[Rule, ...]) -> Status | None:
    return next((status for rule in rules if (status := rule(case))), None)


def _adjusted(case: _Case) -> Status | None:
    dropped = case.facts.dropped
    applies = dropped is not None and dropped <= case.day
    return Status("adjusted", None, case.has_result) if applies else None


def _before_issue(case: _Case) -> Status | None:
    end = case.facts.end
    applies = end is not None and end < case.facts.issued
    return Status("before_issue", None, case.has_result) if applies else None


def _no_target(case: _Case) -> Status | None:
    return None if case.facts.minimums else Status("no_target", None, case.has_result)


def _done(case: _Case) -> Status | None:
    """Rules 4 and 5: done in time, or done late by so many days."""
    minimums, end = case.facts.minimums, case.facts.end
    finished = completed_on(minimums, case.known)
    if finished is None and any(minimums):
        return None
    if finished is None or end is None or finished <= end:
        return Status("done_on_time", None, case.has_result)
    return Status("done_late", (finished - end).days, case.has_result)


def _overdue(case: _Case) -> Status | None:
    end = case.facts.end
    if end is None or case.day <= end:
        return None
    return Status("overdue", (case.day - end).days, case.has_result)


def _not_due(case: _Case) -> Status | None:
    start = case.facts.start
    applies = start is not None and case.day < start
    return Status("not_due", None, case.has_result) if applies else None


def _due_soon(case: _Case) -> Status | None:
    left = case.days_left
    applies = left is not None and left <= case.due_soon_days
    return Status("due_soon", left, case.has_result) if applies else None


def _no_information(case: _Case) -> Status | None:
    """Rule 9: a report fell into the running window and nothing was counted since the one before.

    A window without a start runs from the day of the plan. A result of the window's first day is
    information about the window; one of a report's own day is part of that report.
    """
    facts = case.facts
    start = facts.start or facts.issued
    last = min(facts.end, case.day) if facts.end else case.day
    days = [day for day in sorted(set(facts.reports)) if day <= last]
    if not days or days[-1] < start:
        return None
    since = days[-2] if len(days) > 1 else start - timedelta(days=1)
    if any(result.day > since and result.quantity for result in case.known):
        return None
    return Status("no_information", None, case.has_result)


_CERTAIN: tuple[Rule, ...] = (_adjusted, _before_issue, _no_target, _done)
_OPEN: tuple[Rule, ...] = (_overdue, _not_due, _due_soon, _no_information)


class StatusWords(Struct, frozen=True):
    """How a status is shown: words always stand beside the colour."""

    label: str
    colour: Literal["grey", "green", "amber", "red", "blue"]


STATUS_WORDS: Mapping[StatusId, StatusWords] = MappingProxyType(
    {
        "adjusted": StatusWords("Điều chỉnh / Không thực hiện", "grey"),
        "before_issue": StatusWords("Trước ngày ban hành", "grey"),
        "no_target": StatusWords("Không định lượng", "grey"),
        "done_on_time": StatusWords("Đã hoàn thành – đúng hạn", "green"),
        "done_late": StatusWords("Đã hoàn thành – quá hạn", "amber"),
        "overdue": StatusWords("Chưa hoàn thành – quá hạn", "red"),
        "not_due": StatusWords("Chưa đến kỳ", "grey"),
        "due_soon": StatusWords("Sắp đến hạn", "amber"),
        "no_information": StatusWords("Chưa có thông tin", "amber"),
        "in_progress": StatusWords("Đang thực hiện – trong hạn", "blue"),
    }
)
NO_RESULT_YET = StatusWords("Trong hạn, chưa có kết quả", "grey")
