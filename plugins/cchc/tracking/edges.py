"""Days on which the tables change: what "Số liệu đến ngày" and `next-change` are made of."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.tracking.edge import Edge
from cchc.tracking.progress import progress_row, report_days
from cchc.tracking.scope import Scope
from cchc.tracking.tasks import TrackedTask, adjustment, plan_of, tracked_tasks
from cchc.types.booklet import Booklet
from cchc.types.broadcast import Broadcast
from cchc.types.contribution import Contribution
from cchc.types.distribution import Distribution
from cchc.types.meeting import Meeting
from cchc.types.plan import Plan
from cchc.types.training import Training
from cchc.types.visit import Visit

_DAY = timedelta(days=1)


_RECORDING = (
    "visit", "meeting", "training", "broadcast", "contribution", "distribution", "booklet",
)  # fmt: skip
"""Types of documents that record days of their own."""


def data_as_of(store: Store, as_of: datetime) -> date | None:
    """The latest status edge or record on or before the instant's day; None when there is none."""
    scope = Scope(store, as_of, frozen=True)
    return max((edge.day for edge in edges(scope) if edge.day <= scope.day), default=None)


def next_build_edge(store: Store, as_of: datetime) -> Edge | None:
    """The first day after the instant's on which a build changes; None when nothing more comes.

    Before anything dates the figures that is the next day: tables then bear the day of the build.
    """
    scope = Scope(store, as_of, frozen=True)
    known, plans = tuple(edges(scope)), scope.records("plan")
    if plans and all(edge.day > scope.day for edge in known):
        return Edge(scope.day + _DAY, "sang ngày", plans[0].id)
    found = (*known, *_closings(scope), *_overs(scope))
    return min((edge for edge in found if edge.day > scope.day), default=None)


def edges(scope: Scope) -> Iterator[Edge]:
    """Every edge of the site's tables as a build shows them, in no particular order.

    Of a plan nothing counts after its `tracked_until`: later days change no row any more.
    """
    for document in scope.records("plan"):
        yield from _plan_edges(scope, document)
    for document in scope.store.of(*_RECORDING):
        for reason, day in _record_days(document):
            if day is not None and (scope.keeps(document) or document.kind.hidden):
                yield Edge(day, reason, document.id)


def _closings(scope: Scope) -> Iterator[Edge]:
    """Days from which a plan is an archive: its pages change, though nothing new is known."""
    for document in scope.records("plan"):
        until = document.record.tracked_until if isinstance(document.record, Plan) else None
        if until is not None:
            yield Edge(until + _DAY, "hết thời gian theo dõi", document.id)


def _overs(scope: Scope) -> Iterator[Edge]:
    """Days from which nothing is known of a meeting or class whose time has passed."""
    for document in scope.records("meeting", "training"):
        match document.record:
            case Meeting(held=held, starts=starts, planned=window):
                last = starts.date() if starts else window.end
            case Training(held=held, starts=starts, window=window):
                last = starts.date() if starts else window.end
            case _:
                continue
        if last is not None and not (held and held <= last):
            yield Edge(last + _DAY, "đã qua ngày", document.id)


def _plan_edges(scope: Scope, document: Document) -> Iterator[Edge]:
    plan = document.record
    if not isinstance(plan, Plan):
        return
    yield Edge(plan.issued, "ban hành kế hoạch", document.id)
    until = plan.tracked_until
    for tracked in tracked_tasks(document):
        for day, reason in sorted(_candidates(scope, tracked, plan)):
            known = day > plan.issued and (until is None or day <= until)
            if known and _changes(scope, tracked, day):
                yield Edge(day, reason, tracked.reference)
    for result in scope.ledger.results:
        day = result.fields.date
        own = plan_of(result.fields.task) == document.id
        if own and (until is None or day <= until) and scope.ledger.counts(result, day):
            yield Edge(day, "kết quả", result.key)


def _candidates(scope: Scope, tracked: TrackedTask, plan: Plan) -> set[tuple[date, str]]:
    """Days on which the status of a task may change, with what would be the cause."""
    soon = timedelta(days=scope.store.settings.due_soon_days)
    change = adjustment(scope.store, tracked)
    windows = [tracked.window, *([change.window] if change and change.window else [])]
    found = {(change.day, "quyết định điều chỉnh")} if change else set()
    for window in windows:
        if window.start:
            found.add((window.start, "đến kỳ"))
        if window.end:
            found.add((window.end - soon, "sắp đến hạn"))
            found.add((window.end + _DAY, "quá hạn"))
    return found | {(day, "báo cáo") for day in report_days(scope, tracked.document.id)}


def _changes(scope: Scope, tracked: TrackedTask, day: date) -> bool:
    """Whether the task's status on a day differs from that of the day before."""
    before, after = (progress_row(scope.at(d), tracked).status.id for d in (day - _DAY, day))
    return before != after


def _record_days(document: Document) -> Iterator[tuple[str, date | None]]:
    """The days of what the other tables record."""
    match document.record:
        case Visit(done=day):
            yield "kiểm tra, khảo sát", day
        case Meeting(held=day):
            yield "họp, hội nghị", day
        case Training(held=day):
            yield "mở lớp tập huấn", day
        case Broadcast(airs=instant, status="đã phát"):
            yield "phát sóng", instant.date() if instant else None
        case Contribution(received=day):
            yield "nhận bài cộng tác", day
        case Distribution(printed=day, recipients=recipients):
            yield "in ấn phẩm", day
            yield from (("nhận ấn phẩm", r.received_on) for r in recipients)
        case Booklet(printed=day, recipients=recipients):
            yield "in ấn phẩm", day
            yield from (("nhận ấn phẩm", r.received_on) for r in recipients)
