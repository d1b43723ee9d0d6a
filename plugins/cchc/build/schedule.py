"""When the site changes next by itself: a pure function of the documents and an instant."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from cchc.outputs.home import COMING
from cchc.source.store import Store
from cchc.source.visibility import state_of
from cchc.tracking.edges import Edge, next_edge
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
    return change_after(store, as_of, next_edge(store, as_of))


def change_after(store: Store, as_of: datetime, edge: Edge | None) -> Change | None:
    """The same when the next edge of the tables is known."""
    return min((*_stated(store, as_of), *_tabled(edge)), default=None)


def _stated(store: Store, as_of: datetime) -> Iterator[Change]:
    """What the documents state, light as they are."""
    for document in store.valid:
        brief = document.brief
        if brief.state == "đăng" and (brief.published or brief.expires):
            for instant, reason in ((document.published, "đăng"), (document.expires, "hết hạn")):
                if instant is not None and instant > as_of:
                    yield Change(instant, document.id, reason)
        if brief.kind in COMING and document.day and state_of(document, as_of) == "published":
            over = datetime.combine(document.day + _DAY, time(), ZONE)
            if over > as_of:
                yield Change(over, document.id, "đã qua ngày")


def _tabled(edge: Edge | None) -> Iterator[Change]:
    if edge is not None:
        yield Change(datetime.combine(edge.day, time(), ZONE), edge.id, edge.reason)
