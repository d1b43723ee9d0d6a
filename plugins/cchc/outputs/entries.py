"""One entry of the site's feeds, calendars and data blocks, found through field roles.

Whoever tells other programs about a document tells them the same id, address, dates and words.
"""

import mimetypes
import uuid
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from html import escape
from urllib.parse import quote, urlsplit

import nh3
from msgspec import Struct

from cchc.pages.files import own_files
from cchc.pages.heads import description
from cchc.pages.links import file_url
from cchc.pages.shell import absolute
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.broadcast import Broadcast
from cchc.types.change_note import ChangeNote
from cchc.vietnamese.dates import ZONE, format_instant
from cchc.vietnamese.windows import Window

UNDATED = datetime(2000, 1, 1, tzinfo=ZONE)
"""Stands where a format demands a moment and the document states none."""
_SCHEMES = {"http", "https", "mailto", "tel"}
_ADDRESSES = {("a", "href"), ("img", "src")}


class Span(Struct, frozen=True):
    """When and where something takes place.

    Whole days end on the morning after (RFC 5545, 3.6.1). `certain` is a stated time or a day on
    which it took place; otherwise the span is a planned window, `wording` its official text.
    `ends_stated` is False where the end was not stated and an hour was taken.
    """

    start: date | datetime
    end: date | datetime
    certain: bool
    wording: str = ""
    place: str = ""
    ends_stated: bool = True

    @property
    def whole_days(self) -> bool:
        """Whether days are meant and not hours."""
        return not isinstance(self.start, datetime)


class EntryFile(Struct, frozen=True):
    """A file of a document: full address, name, media type, bytes."""

    url: str
    name: str
    media_type: str
    size: int


class Entry(Struct, frozen=True):
    """A document as other programs get it.

    `id` is permanent, `url` the public address, `html` the cleaned full text with full addresses;
    `updated` moves only with a public correction.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    author: str = ""
    tags: tuple[str, ...] = ()
    files: tuple[EntryFile, ...] = ()


def entry_of(site: Site, document: Document) -> Entry:
    """The entry of a document."""
    return Entry(
        id=identity(site, document.id),
        url=full(site, document.url),
        title=document.title,
        summary=document.brief.summary,
        html=full_text(site, document),
        published=published(document),
        updated=updated(document),
        author=getattr(document.record, "author", None) or "",
        tags=document.brief.tags,
        files=tuple(_files(site, document)),
    )


def newest_entries(documents: Iterable[Document], most: int) -> list[Document]:
    """The newest documents, by moment of publication, then by id."""
    by_id = sorted(documents, key=lambda document: document.id)
    return sorted(by_id, key=published, reverse=True)[:most]


def identity(site: Site, id: str) -> str:
    """A permanent IRI of a document, which outlives a change of its address (RFC 4287, 4.2.6)."""
    name = site.settings.site_url or site.settings.site_name
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{name}#{id}").urn


def full(site: Site, url: str) -> str:
    """The public address of a page or file; without a configured site address its path."""
    return absolute(site.settings.site_url, site.settings.prefix, url)


def published(document: Document) -> datetime:
    """The stated moment of publication, else the beginning of the document's day."""
    moment = document.published
    if moment is None and document.day is not None:
        moment = datetime.combine(document.day, time(), ZONE)
    return moment or UNDATED


def updated(document: Document) -> datetime:
    """Moves only with a public correction."""
    return document.changed or published(document)


def changes(document: Document) -> tuple[ChangeNote, ...]:
    """The public corrections of a document, in the order of the file."""
    return getattr(document.record, "change_notes", ())


def fixed_time(document: Document) -> datetime | None:
    """The instant at which the document's event begins, once it is fixed."""
    for role in ("event_time", "event_start"):
        stated = document.kind.role(document.record, role)
        if isinstance(stated, datetime):
            return stated
    return None


def span(document: Document) -> Span | None:
    """When the document's event takes place; None for a document that is no event."""
    record, kind = document.record, document.kind
    planned = kind.role(record, "event_start")
    place = str(kind.role(record, "event_place") or "")
    wording = planned.text if isinstance(planned, Window) else ""
    starts = fixed_time(document)
    if starts is not None:
        certain = not (isinstance(record, Broadcast) and record.status == "hoãn")
        length, ends = kind.role(record, "event_length"), kind.role(record, "event_end")
        end = ends or starts + timedelta(minutes=length or 60)
        return Span(starts, end, certain, wording, place, bool(ends or length))
    if not kind.declares("event_start"):
        return None
    took_place = kind.role(record, "date")
    if isinstance(took_place, date):
        return Span(took_place, _after(took_place), True, wording, place)
    if isinstance(planned, Window) and planned.start and planned.end:
        return Span(planned.start, _after(planned.end), False, wording, place)
    if isinstance(planned, date):
        return Span(planned, _after(planned), False, wording, place)
    return None


def _after(day: date) -> date:
    return day + timedelta(days=1)


def full_text(site: Site, document: Document) -> str:
    """The body as HTML that any reader may show: cleaned, its links full addresses.

    Public corrections stand above it, as on the page.
    """
    notes = sorted(changes(document), key=lambda note: note.at, reverse=True)
    corrections = "".join(
        f"<p><strong>Đã cập nhật {format_instant(note.at)}:</strong> {escape(note.note)}</p>\n"
        for note in notes
    )
    address = partial(_full_address, site, full(site, document.url))
    return nh3.clean(
        corrections + site.body(document).html,
        attribute_filter=address,
        link_rel=None,
        url_schemes=_SCHEMES,
    )


def _full_address(site: Site, page: str, tag: str, name: str, value: str) -> str:
    """An address of a body where no page gives it a base; every other attribute stays."""
    if (tag, name) not in _ADDRESSES:
        return value
    if value.startswith("#"):
        return page + value
    rooted = value.startswith("/") and not value.startswith("//")
    base = site.settings.site_url.rstrip("/").removesuffix(site.settings.prefix.rstrip("/"))
    return base + value if rooted else value


def _files(site: Site, document: Document) -> Iterable[EntryFile]:
    for path in dict.fromkeys(path for path, _ in own_files(site, document)):
        name = path.rpartition("/")[2]
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        url = full(site, quote(file_url(document, path)))
        yield EntryFile(url, name, media_type, site.store.size(path))


def host(site: Site) -> str:
    """The site's host name; a fixed word without a configured site address."""
    return urlsplit(site.settings.site_url).hostname or "cchc"


def lead_of(document: Document) -> str:
    """The summary cut at a word, for a line in a calendar or a data block."""
    return description(document.brief.summary)
