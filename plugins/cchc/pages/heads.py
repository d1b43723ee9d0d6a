"""What stands at the top of every page: the way home, the title, the line of facts."""

from datetime import date, datetime
from functools import partial

from cchc.pages.facts import document_link
from cchc.pages.menu import section_of, title_of
from cchc.pages.page import Page
from cchc.pages.parts import Fact, Head, Item, Link
from cchc.pages.render import scripts
from cchc.pages.site import Site
from cchc.pages.social import open_graph
from cchc.pages.views import View
from cchc.source.documents import Document
from cchc.vietnamese.dates import format_date, format_instant
from cchc.vietnamese.windows import Window


def crumbs(site: Site, *urls: str) -> tuple[Link, ...]:
    """Links from the home page through index pages."""
    home = Link("Trang chủ", site.href("/"))
    return (home, *(Link(title_of(url), site.href(url)) for url in urls))


def index_of(document: Document) -> str:
    """The index page of a document's folder."""
    return f"/{document.kind.folder}/"


def head_of(site: Site, document: Document, *meta: Fact, eyebrow: str = "") -> Head:
    """Head of a document's page."""
    return Head(
        document.title,
        crumbs(site, index_of(document)),
        eyebrow or document.kind.label,
        document.kind.role(document.record, "summary") or "",
        meta,
    )


def page(site: Site, url: str, head: Head, view: View, kind: str, *, extra: str = "") -> Page:
    """A page of the site from its view; `extra` are further elements of its head."""
    said = description(head.lead or head.title)
    social = open_graph(site.settings, url, head.title, said, article=kind == "article")
    return Page(
        url,
        head.title,
        site.show(view),
        said,
        section_of(url),
        "\n".join(filter(None, (social, extra, scripts(view, site.settings.prefix)))),
        kind,
    )


def description(text: str, longest: int = 200) -> str:
    """A text cut at a word for the description of a page."""
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0] + "…"


def when(document: Document) -> str:
    """The day shown for a document: the wording of a window, else the date that it states.

    The day that only sorts a document into a year (an estimate's 1 January) is never shown.
    """
    role = partial(document.kind.role, document.record)
    starts = role("event_time") or role("event_start")
    if isinstance(starts, Window):
        return starts.text
    if isinstance(starts, datetime):
        return format_instant(starts)
    day = stated_day(document)
    return format_date(day) if day else ""


def stated_day(document: Document) -> date | None:
    """The date or the beginning of the window that a document states, if any."""
    for role in ("date", "event_start"):
        value = document.kind.role(document.record, role)
        found = value.start if isinstance(value, Window) else value
        if found is not None:
            return found.date() if isinstance(found, datetime) else found
    return None


def item_of(site: Site, document: Document, *, with_kind: bool = False) -> Item:
    """A document as an entry of a list."""
    record = document.record
    unit = getattr(record, "unit", None) or getattr(record, "issuer", None)
    meta = [document_link(site, unit, "unit").text] if unit else []
    if with_kind:
        meta.insert(0, document.kind.label)
    summary = document.kind.role(record, "summary") or ""
    text, iso = when(document), ""
    if document.day and text[:10] == format_date(document.day):
        iso = document.day.isoformat()
    return Item(
        document.title, site.href(document.url), text, iso, description(str(summary)), tuple(meta)
    )
