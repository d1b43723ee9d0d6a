"""Progress of plans: one row per tracked task with its target, results and status."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from cchc.source.documents import Document
from cchc.source.visibility import state_of
from cchc.tracking.evidence import Proof
from cchc.tracking.parts import Amount, done, planned, quantified
from cchc.tracking.results import RecordedResult
from cchc.tracking.scope import Scope
from cchc.tracking.status import Counted, Facts, Status, status_of
from cchc.tracking.tasks import (
    Adjustment,
    TrackedTask,
    adjustment,
    bare_marker,
    dropped_from,
    is_recurring,
    main_number,
    period_id,
    tracked_tasks,
    window_on,
)
from cchc.types.plan import Plan
from cchc.types.report import Report
from cchc.vietnamese.windows import Window


class ProgressRow(Struct, frozen=True):
    """A tracked task as of a day.

    `window` is the window that holds on that day, `change` the decision that changed or dropped
    the task by then, `target` None where the plan states no quantity.
    """

    tracked: TrackedTask
    window: Window
    period: str
    target: Amount | None
    done: Amount
    results: tuple[RecordedResult, ...]
    evidence: tuple[Proof, ...]
    status: Status
    change: Adjustment | None

    @property
    def exceeded(self) -> bool:
        """More than the plan's largest number was done; a remark, not an error."""
        most = self.target.total.max if self.target else None
        return most is not None and self.done.total.min > most


def plans(scope: Scope) -> tuple[Document, ...]:
    """The plans issued by the scope's day, by day of issue, then id."""
    issued = (d for d in scope.records("plan") if scope.happened(_plan(d).issued))
    return tuple(sorted(issued, key=lambda d: (_plan(d).issued, d.id)))


def progress(scope: Scope, *only: str) -> tuple[ProgressRow, ...]:
    """The rows of every plan issued by then (or of the plans named), in the plans' order."""
    return tuple(
        progress_row(scope, tracked)
        for document in plans(scope)
        if not only or document.id in only
        for tracked in tracked_tasks(document)
    )


def progress_row(scope: Scope, tracked: TrackedTask) -> ProgressRow:
    """One tracked task as of the scope's day."""
    day = known_until(scope, tracked.plan)
    change = adjustment(scope.store, tracked)
    window = window_on(tracked, change, day)
    results = scope.ledger.counted(tracked.reference, day)
    parts = quantified(tracked.task)
    amount, places = done(scope.store, parts, results)
    counted = tuple(
        Counted(result.fields.date, result.fields.quantity.min, place)
        for result, place in zip(results, places, strict=True)
    )
    target = planned(tracked.task)
    facts = Facts(
        issued=tracked.plan.issued,
        start=window.start,
        end=window.end,
        minimums=tuple(p.amount.min for p in target.parts) if target else (),
        results=counted,
        reports=report_days(scope, tracked.document.id),
        dropped=dropped_from(tracked, change),
        tracked_until=tracked.plan.tracked_until,
    )
    proofs = dict.fromkeys(proof for result in results for proof in scope.ledger.proofs(result))
    return ProgressRow(
        tracked=tracked,
        window=window,
        period=period_id(tracked, window),
        target=target,
        done=amount,
        results=results,
        evidence=tuple(open_proof(proof, scope) for proof in proofs),
        status=_status(scope, facts),
        change=change if change and change.day <= day else None,
    )


def open_proof(proof: Proof, scope: Scope) -> Proof:
    """A piece of evidence as a build may show it: what is embargoed has no page to lead to.

    The result counts all the same. A file beside a document is published together with it.
    """
    document = scope.store.get(proof.id)
    if not scope.frozen or document is None or proof.url is None or "://" in proof.url:
        return proof
    shown = ("published", "expired") if proof.document else ("published",)
    if state_of(document, scope.instant) in shown:
        return proof
    return replace(proof, url=None, document=None)


def known_until(scope: Scope, plan: Plan) -> date:
    """The day up to which the scope knows of a plan: in a build at most `tracked_until`."""
    if scope.frozen and plan.tracked_until is not None:
        return min(scope.day, plan.tracked_until)
    return scope.day


def report_days(scope: Scope, plan_id: str) -> tuple[date, ...]:
    """The days of the frozen reports about a plan; a report that names no plan is about all."""
    records = (document.record for document in scope.records("report"))
    return tuple(
        record.as_of
        for record in records
        if isinstance(record, Report) and (not record.plans or plan_id in record.plans)
    )


def extraordinary(scope: Scope, document: Document) -> tuple[RecordedResult, ...]:
    """Results that cite a recurring task itself: listed with the plan, counted for no period."""
    plan = _plan(document)
    day = known_until(scope, plan)
    found = (
        result
        for task in plan.tasks
        if is_recurring(task)
        for result in scope.ledger.counted(f"{document.id}/{task.id}", day)
    )
    return tuple(sorted(found, key=lambda result: (result.fields.date, result.key)))


def in_force(scope: Scope, document: Document) -> bool:
    """Whether the scope still looks at a plan, or only keeps it as an archive."""
    until = _plan(document).tracked_until
    return not (scope.frozen and until is not None and scope.day > until)


def headings(document: Document) -> Iterator[tuple[str, str]]:
    """The plan's main headings: the bare marker ("1") and the words ("1. Kiểm tra …")."""
    for heading in _plan(document).headings:
        yield bare_marker(heading.marker), f"{heading.marker} {heading.title}"


def heading_of(tracked: TrackedTask) -> str:
    """The main heading under which a task stands, or an empty text."""
    return dict(headings(tracked.document)).get(main_number(tracked.task.marker), "")


def _status(scope: Scope, facts: Facts) -> Status:
    soon = scope.store.settings.due_soon_days
    return status_of(facts, scope.day, due_soon_days=soon, frozen=scope.frozen)


def _plan(document: Document) -> Plan:
    return document.as_a(Plan)
