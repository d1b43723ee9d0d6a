"""When the site changes next by itself: a pure function of the documents and an instant."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from cchc.outputs.home import COMING
from cchc.outputs.schedules import BROADCASTS, SCHEDULES
from cchc.source.documents import Document
from cchc.source.layout import LEDGER
from cchc.source.store import Store
from cchc.source.visibility import state_of
from cchc.tracking.edge import Edge
from cchc.tracking.edges import next_build_edge
from cchc.types.series import Series
from cchc.vietnamese.dates import ZONE

_DAY = timedelta(days=1)
_DAYS = re.compile(r"\d{4}-\d{2}-\d{2}")


class Change(Struct, frozen=True, order=True):
    """The instant of a change, the document or task it comes from, and why."""

    at: datetime
    id: str
    reason: str


def next_change(store: Store, as_of: datetime) -> Change | None:
    """The earliest change after `as_of`, or None when nothing more is scheduled."""
    return change_after(store, as_of, next_build_edge(store, as_of))


def change_after(store: Store, as_of: datetime, edge: Edge | None) -> Change | None:
    """The same when the next edge of the tables is known."""
    found = (
        *_stated(store, as_of),
        *_tabled(edge),
        *_first_published(store, as_of),
        *_new_year(store, as_of),
    )
    return min(found, default=None)


def _stated(store: Store, as_of: datetime) -> Iterator[Change]:
    """What the documents state, light as they are."""
    today = as_of.astimezone(ZONE).date().isoformat()
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
        dated = max(brief.changed[:10], "" if brief.published else brief.dated)
        if dated > today and state_of(document, as_of) == "published":
            day = datetime.combine(date.fromisoformat(dated), time(), ZONE)
            yield Change(day, document.id, "đến ngày")  # which the site map then tells


def _first_published(store: Store, as_of: datetime) -> Iterator[Change]:
    """Addresses of the ledger that are to be published first at some later time."""
    file = store.root / LEDGER
    text = file.read_text("utf-8", "replace") if file.is_file() else ""
    today = as_of.astimezone(ZONE).date().isoformat()
    if all(day < today for day in _DAYS.findall(text)):  # far cheaper than reading the ledger
        return
    for entry in store.ledger().entries:
        if entry.state != "redirect" and entry.instant and entry.instant > as_of:
            yield Change(entry.instant, entry.id, "đăng")


def _new_year(store: Store, as_of: datetime) -> Iterator[Change]:
    """A schedule without any day shows the year in which the site is built."""
    for url, kinds in SCHEDULES.items():
        events = _public(store, as_of, *kinds)
        series = _public(store, as_of, "series") if url == BROADCASTS else []
        dated = any(document.day for document in events) or any(map(_spans, series))
        if (events or series) and not dated:
            year = as_of.astimezone(ZONE).year + 1
            yield Change(datetime(year, 1, 1, tzinfo=ZONE), (events or series)[0].id, "sang năm")


def _public(store: Store, as_of: datetime, *kinds: str) -> list[Document]:
    return [d for d in store.of(*kinds) if state_of(d, as_of) == "published"]


def _spans(document: Document) -> bool:
    return isinstance(document.record, Series) and document.record.span is not None


def _tabled(edge: Edge | None) -> Iterator[Change]:
    if edge is not None:
        yield Change(datetime.combine(edge.day, time(), ZONE), edge.id, edge.reason)
