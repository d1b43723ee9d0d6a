"""Lists of documents: each folder's index, years, sections, tags."""

from collections.abc import Iterable, Iterator

from cchc.outputs.feed import feed_links, has_feed, head_links, news_feed_links
from cchc.outputs.months import month_links, month_pages
from cchc.pages.artifact import Artifact, page_artifact
from cchc.pages.groups import newest_first
from cchc.pages.heads import crumbs, item_of, page
from cchc.pages.menu import Entry, entries, index_above
from cchc.pages.parts import Group, Head, Link
from cchc.pages.site import Site
from cchc.pages.views import ListView
from cchc.source.documents import Document
from cchc.types.news import News
from cchc.types.section import Section
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.text import slug

_OTHER_OUTPUTS = frozenset({"/", "/bang-theo-doi/", "/danh-muc/", "/van-ban/", "/du-lieu/"})
_SCHEDULES = frozenset({"/hop/", "/tap-huan/", "/phat-song/"})

Side = tuple[tuple[str, tuple[Link, ...]], ...]


def artifacts(site: Site) -> Iterator[Artifact]:
    """Index pages of the type folders, yearly archives, section pages, tag pages."""
    for entry in entries(site):
        if entry.kinds and entry.url not in _OTHER_OUTPUTS | _SCHEDULES:
            yield from _folder(site, entry)
    yield from _sections(site)
    yield from _tags(site)


def _folder(site: Site, entry: Entry) -> Iterator[Artifact]:
    documents = newest_first(site.public(*entry.kinds))
    years = years_of(documents)
    links = tuple(Link(f"Năm {y}", site.href(f"{entry.url}{y}/")) for y in years)
    side: Side = (("Theo năm", links),) if links else ()
    if entry.kinds == ("news",):
        feeds = ("Nguồn cấp tin", news_feed_links(site))
        side = (*side, ("Chuyên mục", _section_links(site)), feeds)
    head = Head(entry.title, crumbs(site))
    groups = _groups(site, entry, documents[: site.settings.list_size])
    yield page_artifact(page(site, entry.url, head, ListView(head, groups, side=side), "list"))
    for year in years:
        of_year = [document for document in documents if _year(document) == year]
        yield _year_page(site, entry, year, of_year, side)
        if entry.kinds == ("news",):
            yield from month_pages(site, entry, year, of_year)


def _year_page(
    site: Site, entry: Entry, year: int, documents: list[Document], side: Side
) -> Artifact:
    head = Head(f"{entry.title} năm {year}", crumbs(site, entry.url))
    if entry.kinds == ("news",):
        side = (("Theo tháng", month_links(site, entry, year, documents)), *side)
    view = ListView(head, by_month(site, documents), side=side)
    return page_artifact(page(site, f"{entry.url}{year}/", head, view, "list"))


def _groups(site: Site, entry: Entry, documents: list[Document]) -> tuple[Group, ...]:
    if len(entry.kinds) == 1:
        return (Group("", tuple(item_of(site, document) for document in documents)),)
    groups = (
        Group(
            next((d.kind.plural for d in documents if d.kind.id == kind), ""),
            tuple(item_of(site, document) for document in documents if document.kind.id == kind),
        )
        for kind in entry.kinds
    )
    return tuple(group for group in groups if group.items)


def by_month(site: Site, documents: Iterable[Document]) -> tuple[Group, ...]:
    """Entries grouped by month, newest month first."""
    months: dict[str, list[Document]] = {}
    for document in documents:
        day, year = document.stated_day, _year(document)
        title = f"Năm {year}" if year else "Không ghi ngày"
        if day:
            title = f"Tháng {day.month}/{day.year}"
        months.setdefault(title, []).append(document)
    return tuple(
        Group(title, tuple(item_of(site, document) for document in found))
        for title, found in months.items()
    )


def _year(document: Document) -> int | None:
    return document.day.year if document.day else None


def years_of(documents: Iterable[Document]) -> list[int]:
    """The years of the documents, newest first."""
    return sorted({d.day.year for d in documents if d.day}, reverse=True)


def _section_links(site: Site) -> tuple[Link, ...]:
    sections = sorted(site.public("section"), key=_order)
    return tuple(Link(section.title, site.href(section.url)) for section in sections)


def _order(section: Document) -> tuple[int, object]:
    return section.as_a(Section).order, sort_key(section.title)


def _sections(site: Site) -> Iterator[Artifact]:
    news, way = newest_first(site.public("news")), crumbs(site, *index_above(site, "/tin/"))
    for section in site.public("section"):
        chosen = [
            article
            for article in news
            if site.store.get(article.as_a(News).section, "section") is section
        ]
        lead = section.as_a(Section).description or ""
        head = Head(section.title, way, "Chuyên mục", lead)
        side: Side = (("Chuyên mục", _section_links(site)),)
        extra = ""
        if has_feed(section):
            side = (*side, ("Nguồn cấp tin", feed_links(site, section.url)))
            extra = head_links(site, section.url, section.title)
        view = ListView(head, by_month(site, chosen), side=side)
        yield page_artifact(page(site, section.url, head, view, "list", extra=extra))


def _tags(site: Site) -> Iterator[Artifact]:
    tagged: dict[str, list[Document]] = {}
    names: dict[str, str] = {}
    for document in newest_first(filter(site.opens, site.public())):
        for tag in document.record.tags:
            names.setdefault(slug(tag), tag)
            tagged.setdefault(slug(tag), []).append(document)
    way = crumbs(site, *index_above(site, "/tin/"))
    for key in sorted(tagged):
        head = Head(names[key], way, "Từ khóa")
        view = ListView(head, by_month(site, tagged[key]))
        yield page_artifact(page(site, f"/tu-khoa/{key}/", head, view, "list"))
