"""The calendar: meetings, classes, broadcasts and inspection rounds as iCalendar (RFC 5545).

A window without a fixed time is an all-day span marked TENTATIVE; the day on which something took
place is a confirmed whole day. UIDs are made from ids and
time stamps from the documents, so a rebuild without change gives the same bytes. SEQUENCE rises
with what the documents say of their own changes; a withdrawn event stays as CANCELLED.

icalendar takes as long to load as a small change takes to build: it loads with the first event.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from cchc.outputs.entries import changes, fixed_time, full, host, lead_of, span, updated
from cchc.pages.artifact import Artifact, Job
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.vietnamese.dates import format_instant

if TYPE_CHECKING:
    from icalendar import Event, Timezone

KINDS = {
    "hop": ("meeting",),
    "tap-huan": ("training",),
    "phat-song": ("broadcast",),
    "kiem-tra": ("inspection", "survey", "visit"),
}


def jobs(site: Site) -> Iterator[Job]:
    """`lich.ics` with everything, and one file per kind beside the kind's schedule page."""
    yield Job("lich.ics", partial(_whole, site))
    for folder, kinds in KINDS.items():
        if _told(site, *kinds):
            yield Job(f"{folder}/lich.ics", partial(_of_kinds, site, folder, kinds))


def _whole(site: Site) -> Iterator[Artifact]:
    everything = [kind for kinds in KINDS.values() for kind in kinds]
    yield Artifact("lich.ics", calendar(site, site.settings.site_name, _told(site, *everything)))


def _of_kinds(site: Site, folder: str, kinds: tuple[str, ...]) -> Iterator[Artifact]:
    documents = _told(site, *kinds)
    name = f"{site.settings.site_name}: {documents[0].kind.plural}"
    yield Artifact(f"{folder}/lich.ics", calendar(site, name, documents))


def _told(site: Site, *kinds: str) -> list[Document]:
    """Public events, and withdrawn ones, whose readers must learn that they are cancelled."""
    shown = ("published", "withdrawn")
    return [d for d in site.store.of(*kinds) if site.state(d) in shown]


def calendar(site: Site, name: str, documents: Iterable[Document]) -> bytes:
    """One calendar file of the documents that have a time."""
    from icalendar import Calendar

    result = Calendar()
    result.add("prodid", "-//cchc//lich//VI")
    result.add("version", "2.0")
    result.add("x-wr-calname", name)
    result.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for document in documents:
        event = site.once(f"event {document.path}", partial(_event, site, document))
        if event is not None:
            result.add_component(event)
    for zone in sorted(result.get_missing_tzids()):
        result.subcomponents.insert(0, _zone(zone))
    return bytes(result.to_ical())


@cache
def _zone(name: str) -> "Timezone":
    """The rules of a time zone, which take longer than a whole calendar of events."""
    from icalendar import Timezone

    return Timezone.from_tzid(name)


def _event(site: Site, document: Document) -> "Event | None":
    from icalendar import Event

    found = span(document)
    if found is None:
        return None
    gone = site.state(document) == "withdrawn"
    url = full(site, document.url)
    event = Event()
    event.add("uid", f"{document.id}@{host(site)}")
    event.add("dtstamp", _stamp(document))
    event.add("sequence", revision(document, withdrawn=gone))
    event.add("dtstart", found.start)
    event.add("dtend", found.end)
    event.add("summary", document.title)
    event.add("url", url)
    if not gone:
        lines = (lead_of(document), found.wording, *_notes(document), url)
        event.add("description", "\n".join(filter(None, lines)))
        if found.place:
            event.add("location", found.place)
    status = "CONFIRMED" if found.certain else "TENTATIVE"
    event.add("status", "CANCELLED" if gone else status)
    return event


def revision(document: Document, *, withdrawn: bool) -> int:
    """How often a calendar's reader was told something new (SEQUENCE, RFC 5545, 3.8.7.4).

    Without a memory of earlier builds: one for every public change note, one when the time is
    fixed, one when the event has taken place, one when it is withdrawn. Whoever moves a fixed
    time or changes the place has to say so in a change note, else calendars keep what they have.
    """
    fixed = fixed_time(document) is not None
    took_place = document.kind.role(document.record, "date") is not None
    return len(changes(document)) + fixed + took_place + withdrawn


def _notes(document: Document) -> list[str]:
    return [f"{format_instant(note.at)}: {note.note}" for note in changes(document)]


def _stamp(document: Document) -> datetime:
    """A stamp from the document: its last change, publication or day; never the clock."""
    return updated(document)
