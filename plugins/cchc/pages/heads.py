"""What stands at the top of every page: the way home, the title, the line of facts."""

from cchc.pages.menu import section_of, title_of
from cchc.pages.page import Page
from cchc.pages.parts import Fact, Head, Item, Link
from cchc.pages.render import scripts
from cchc.pages.site import Site
from cchc.pages.social import open_graph
from cchc.pages.views import View
from cchc.source.documents import Document
from cchc.vietnamese.dates import shown_day


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
        document.brief.summary,
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


def item_of(
    site: Site, document: Document, *, with_kind: bool = False, leave_out: str = ""
) -> Item:
    """A document as an entry of a list; a list about one unit need not name it (`leave_out`)."""
    brief = document.brief
    named = site.store.get(brief.unit, "unit") if brief.unit else None
    unit = named.title if named else brief.unit
    meta = [unit] if unit not in ("", leave_out) else []
    if with_kind:
        meta.insert(0, document.kind.label)
    text, iso = brief.when, ""
    if text[:10] == shown_day(brief.day):
        iso = brief.day
    url = site.href(document.url)
    return Item(document.title, url, text, iso, description(brief.summary), tuple(meta))
