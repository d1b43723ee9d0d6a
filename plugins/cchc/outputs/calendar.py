"""The calendar: meetings, classes, broadcasts and inspection rounds as iCalendar (RFC 5545).

A window without a fixed time is an all-day span marked TENTATIVE; the day on which something took
place is a confirmed whole day. UIDs are made from ids and
time stamps from the documents, so a rebuild without change gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from cchc.pages.artifact import Artifact
from cchc.pages.heads import description
from cchc.pages.shell import absolute
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.vietnamese.dates import ZONE
from cchc.vietnamese.windows import Window

KINDS = {
    "hop": ("meeting",),
    "tap-huan": ("training",),
    "phat-song": ("broadcast",),
    "kiem-tra": ("inspection", "survey", "visit"),
}


def artifacts(site: Site) -> Iterator[Artifact]:
    """`lich.ics` with everything, and one file per kind beside the kind's schedule page."""
    everything = [kind for kinds in KINDS.values() for kind in kinds]
    yield Artifact("lich.ics", calendar(site, site.settings.site_name, site.public(*everything)))
    for folder, kinds in KINDS.items():
        documents = site.public(*kinds)
        if documents:
            name = f"{site.settings.site_name}: {documents[0].kind.plural}"
            yield Artifact(f"{folder}/lich.ics", calendar(site, name, documents))


def calendar(site: Site, name: str, documents: Iterable[Document]) -> bytes:
    """One calendar file of the documents that have a time."""
    result = Calendar()
    result.add("prodid", "-//cchc//lich//VI")
    result.add("version", "2.0")
    result.add("x-wr-calname", name)
    result.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for document in documents:
        event = _event(site, document)
        if event is not None:
            result.add_component(event)
    result.add_missing_timezones()
    return bytes(result.to_ical())


def _event(site: Site, document: Document) -> Event | None:
    record = document.record
    planned = document.kind.role(record, "event_start")
    span, sure = _span(document, planned)
    if span is None:
        return None
    url = absolute(site.settings.site_url, site.settings.prefix, document.url)
    lead = description(str(document.kind.role(record, "summary") or ""))
    wording = planned.text if isinstance(planned, Window) else ""
    place = document.kind.role(record, "event_place")
    event = Event()
    event.add("uid", f"{document.id}@{urlsplit(site.settings.site_url).hostname or 'cchc'}")
    event.add("dtstamp", _stamp(document))
    event.add("dtstart", span[0])
    event.add("dtend", span[1])
    event.add("summary", document.title)
    event.add("url", url)
    event.add("description", "\n".join(filter(None, (lead, wording, url))))
    if place:
        event.add("location", place)
    event.add("status", "CONFIRMED" if sure else "TENTATIVE")
    return event


def _span(document: Document, planned: object) -> tuple[tuple[date, date] | None, bool]:
    """Start and end, and whether they are certain.

    Whole days end on the morning after, as the standard counts.
    """
    record = document.record
    starts = getattr(record, "starts", None) or getattr(record, "airs", None)
    if starts is not None:
        minutes = timedelta(minutes=getattr(record, "length", None) or 60)
        return (starts, getattr(record, "ends", None) or starts + minutes), True
    took_place = document.kind.role(record, "date")
    if isinstance(took_place, date):
        return _days(took_place, took_place), True
    if isinstance(planned, Window) and planned.start and planned.end:
        return _days(planned.start, planned.end), False
    return (_days(planned, planned) if isinstance(planned, date) else None), False


def _days(first: date, last: date) -> tuple[date, date]:
    return first, last + timedelta(days=1)


def _stamp(document: Document) -> datetime:
    """A stamp from the document: its publication, else its day; never the clock."""
    published = document.record.published
    if published is not None:
        return published
    return datetime.combine(document.day or date(2000, 1, 1), time(), ZONE)
