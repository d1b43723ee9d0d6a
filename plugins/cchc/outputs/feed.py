"""Feeds of the site, its sections, its units and the articles meant for the ministry's portal.

Each lies below the page it belongs to as feed.xml (Atom), rss.xml and feed.json (JSON Feed).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from cchc.outputs.entries import Entry, entry_of, full, identity, newest_entries, referenced
from cchc.outputs.feed_forms import FORMS, Channel
from cchc.pages.artifact import Artifact
from cchc.pages.parts import Link
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.contribution import Contribution
from cchc.types.registry import content_types
from cchc.types.section import Section

MINISTRY = "/tin/bo-noi-vu/"
MINISTRY_NAME = "Bộ Nội vụ"
_MINISTRY_TITLE = "Bài gửi Cổng thông tin của Bộ Nội vụ"


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds; `url` is the page it belongs to, `id` that page's document."""

    url: str
    id: str
    title: str
    documents: Sequence[Document]


def artifacts(site: Site) -> Iterator[Artifact]:
    """Three files a feed; a document that stands in several is made into an entry once."""
    made: dict[str, Entry] = {}
    for feed in feeds(site):
        newest = newest_entries(feed.documents, site.settings.feed_size)
        for document in newest:
            if document.id not in made:
                made[document.id] = entry_of(site, document)
        channel = _channel(site, feed, tuple(made[document.id] for document in newest))
        for name, form in FORMS.items():
            yield Artifact(f"{feed.url}{name}".lstrip("/"), form.write(channel))


def feeds(site: Site) -> Iterator[Feed]:
    """The site's feed, one per section that wants one, one per unit with news, the ministry's."""
    documents = site.public(*(kind.id for kind in content_types().values() if kind.feed))
    yield Feed("/", "", "", documents)
    by_section = _by(site, documents, "section")
    for section in site.public("section"):
        if has_feed(section):
            yield Feed(section.url, section.id, section.title, by_section[section.id])
    by_unit = _by(site, documents, "unit")
    for unit in site.public("unit"):
        if unit.id in by_unit:
            yield Feed(unit.url, unit.id, unit.title, by_unit[unit.id])
    if for_ministry(site):
        yield Feed(MINISTRY, "/ministry", _MINISTRY_TITLE, _contributed(site))


def has_feed(section: Document) -> bool:
    """Whether a section wants a feed of its own."""
    return isinstance(section.record, Section) and section.record.feed


def for_ministry(site: Site) -> bool:
    """Whether the site sends articles to the ministry's portal."""
    return any(_is_for_ministry(document) for document in site.store.of("contribution"))


def head_links(site: Site, url: str, title: str) -> str:
    """Elements of a page's head that name the feeds below its address."""
    element = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
    return "\n".join(
        str(element.format(form.media_type, f"{title} ({form.label})", site.href(url + n)))
        for n, form in FORMS.items()
    )


def feed_links(site: Site, url: str) -> tuple[Link, ...]:
    """The feeds below a page's address, for people."""
    return tuple(Link(form.label, site.href(url + name)) for name, form in FORMS.items())


def news_feed_links(site: Site) -> tuple[Link, ...]:
    """The site's feeds, and the one made for the ministry's portal."""
    links = feed_links(site, "/")
    if for_ministry(site):
        url = f"{MINISTRY}rss.xml"
        links = (*links, Link(f"{_MINISTRY_TITLE} (RSS)", site.href(url)))
    return links


def _channel(site: Site, feed: Feed, entries: tuple[Entry, ...]) -> Channel:
    name = site.settings.site_name
    page = full(site, feed.url)
    return Channel(
        identity(site, f"feed/{feed.id}" if feed.id else ""),
        f"{feed.title} – {name}" if feed.title else name,
        page,
        full(site, "/tin/") if feed.url == MINISTRY else page,
        site.settings.organisation or name,
        entries,
    )


def _by(site: Site, documents: Sequence[Document], role: str) -> dict[str, list[Document]]:
    found: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if target := referenced(site, document, role):
            found[target].append(document)
    return found


def _is_for_ministry(document: Document) -> bool:
    return isinstance(document.record, Contribution) and MINISTRY_NAME in document.record.target


def _contributed(site: Site) -> list[Document]:
    """The published articles that contributions for the ministry name, each once."""
    articles = {document.id: document for document in site.public("news")}
    named = [
        document.record.article
        for document in site.public("contribution")
        if _is_for_ministry(document) and isinstance(document.record, Contribution)
    ]
    return [articles[id] for id in dict.fromkeys(named) if id in articles]
