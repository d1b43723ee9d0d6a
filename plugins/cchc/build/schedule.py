"""When the site changes next by itself: a pure function of the documents and an instant."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from cchc.outputs.home import COMING
from cchc.source.store import Store
from cchc.source.visibility import public
from cchc.tracking.edges import next_edge
from cchc.vietnamese.dates import ZONE

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """The instant of a change, the document or task it comes from, and why."""

    at: datetime
    id: str
    reason: str


def next_change(store: Store, as_of: datetime) -> Change | None:
    """The earliest change after `as_of`, or None when nothing more is scheduled."""
    return min(_changes(store, as_of), default=None)


def _changes(store: Store, as_of: datetime) -> Iterator[Change]:
    for document in store.documents:
        record = document.record
        for instant, reason in ((record.published, "đăng"), (record.expires, "hết hạn")):
            if instant is not None and instant > as_of and record.state == "đăng":
                yield Change(instant, document.id, reason)
    for document in public(store, as_of, *COMING):
        over = datetime.combine(document.day + _DAY, time(), ZONE) if document.day else as_of
        if over > as_of:
            yield Change(over, document.id, "đã qua ngày")
    edge = next_edge(store, as_of)
    if edge is not None:
        day, reason, identity = edge
        yield Change(datetime.combine(day, time(), ZONE), identity, reason)
