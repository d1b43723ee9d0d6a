"""Feeds of the site, its sections, its units and the articles meant for the ministry's portal.

Each lies below the page it belongs to as feed.xml (Atom), rss.xml and feed.json (JSON Feed).
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from markupsafe import Markup
from msgspec import Struct

from cchc.outputs.entries import Entry, entry_of, full, identity, newest_entries
from cchc.outputs.feed_forms import FORMS, Channel
from cchc.pages.artifact import Artifact, Job
from cchc.pages.parts import Link
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.contribution import Contribution
from cchc.types.section import Section

MINISTRY = "/tin/bo-noi-vu/"
MINISTRY_NAME = "Bộ Nội vụ"
_MINISTRY_TITLE = "Bài gửi Cổng thông tin của Bộ Nội vụ"


class Feed(Struct, frozen=True):
    """What a feed holds; `url` is the page it belongs to, `id` that page's document."""

    url: str
    id: str
    title: str
    documents: Sequence[Document]


def jobs(site: Site) -> Iterator[Job]:
    """One job a feed: of the site, of each section and each unit with news, of the ministry."""
    yield _job("/", partial(_of_site, site))
    for section in site.public("section"):
        yield _job(section.url, partial(_of_section, site, section.path))
    for unit in site.public("unit"):
        if unit_has_feed(site, unit):
            yield _job(unit.url, partial(_of_unit, site, unit.path))
    if site.store.of("contribution"):
        yield _job(MINISTRY, partial(_of_ministry, site))


def _job(url: str, make: Callable[[], Iterator[Artifact]]) -> Job:
    return Job(f"feed {url}", make)


def _of_site(site: Site) -> Iterator[Artifact]:
    newest = site.latest("fed", "", site.settings.feed_size)
    yield from _files(site, Feed("/", "", "", newest))


def _of_section(site: Site, path: str) -> Iterator[Artifact]:
    section = site.store.at(path)
    if section is not None and has_feed(section):
        newest = site.latest("fed", section.id, site.settings.feed_size)
        yield from _files(site, Feed(section.url, section.id, section.title, newest))


def _of_unit(site: Site, path: str) -> Iterator[Artifact]:
    unit = site.store.at(path)
    if unit is not None:
        newest = site.latest("owner", unit.id, site.settings.feed_size)
        yield from _files(site, Feed(unit.url, unit.id, unit.title, newest))


def _of_ministry(site: Site) -> Iterator[Artifact]:
    if for_ministry(site):
        yield from _files(site, Feed(MINISTRY, "/ministry", _MINISTRY_TITLE, _contributed(site)))


def _files(site: Site, feed: Feed) -> Iterator[Artifact]:
    """Three files; a document that stands in several feeds is made into an entry once."""
    newest = newest_entries(feed.documents, site.settings.feed_size)
    entries = tuple(
        site.once(f"entry {document.path}", partial(entry_of, site, document))
        for document in newest
    )
    channel = _channel(site, feed, entries)
    for name, form in FORMS.items():
        yield Artifact(f"{feed.url}{name}".lstrip("/"), form.write(channel))


def unit_has_feed(site: Site, unit: Document) -> bool:
    """Whether a unit has news, and so a feed of its own."""
    return site.count("owner", unit.id) > 0


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


def _is_for_ministry(document: Document) -> bool:
    return isinstance(document.record, Contribution) and MINISTRY_NAME in document.record.target


def _contributed(site: Site) -> list[Document]:
    """The published articles that contributions for the ministry name, each once."""
    named = [
        document.record.article
        for document in site.public("contribution")
        if _is_for_ministry(document) and isinstance(document.record, Contribution)
    ]
    found = (site.store.get(reference, "news") for reference in dict.fromkeys(named))
    return [article for article in found if article and site.state(article) == "published"]
