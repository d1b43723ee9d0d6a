"""Lists of documents: each folder's index, years, sections, tags."""

from collections.abc import Iterable, Iterator
from functools import partial

from cchc.outputs.feed import feed_links, has_feed, head_links, news_feed_links
from cchc.outputs.paging import (
    Listing,
    Sheet,
    beside,
    by_month,
    month_counts,
    periods,
    sheet_jobs,
    shown,
)
from cchc.pages.artifact import Job
from cchc.pages.heads import crumbs, item_of, page
from cchc.pages.menu import Entry, entries, index_above
from cchc.pages.page import Page
from cchc.pages.parts import Group, Head, Link
from cchc.pages.site import Site
from cchc.pages.views import ListView
from cchc.source.addresses import MONTH, MONTH_AMONG_DOCUMENTS
from cchc.source.documents import Document
from cchc.types.section import Section
from cchc.vietnamese.collation import sort_key

_OTHER_OUTPUTS = frozenset({"/", "/bang-theo-doi/", "/danh-muc/", "/van-ban/", "/du-lieu/"})
_SCHEDULES = frozenset({"/hop/", "/tap-huan/", "/phat-song/"})

Side = tuple[tuple[str, tuple[Link, ...]], ...]


def jobs(site: Site) -> Iterator[Job]:
    """Index pages of the type folders, yearly archives, section pages, tag pages."""
    for entry in entries(site):
        if entry.kinds and entry.url not in _OTHER_OUTPUTS | _SCHEDULES:
            yield from sheet_jobs(site, _archive(entry), partial(_folder, site, entry))
    for section in site.public("section"):
        listing = Listing(section.url, "section", section.id)
        yield from sheet_jobs(site, listing, partial(_section, site, section))
    for key in site.keys("tag"):
        listing = Listing(f"/tu-khoa/{key}/", "tag", key)
        yield from sheet_jobs(site, listing, partial(_tag, site, key))


def _archive(entry: Entry) -> Listing:
    news = entry.kinds == ("news",)
    month = MONTH if news else MONTH_AMONG_DOCUMENTS
    return Listing(
        entry.url, "folder", entry.url.strip("/"), archive=True, by_month=news, month=month
    )


def _folder(site: Site, entry: Entry, sheet: Sheet) -> Page:
    side = _news_side(site) if entry.kinds == ("news",) and sheet.month is None else ()
    if sheet.year is not None:
        return list_page(site, sheet, _period_head(site, sheet, entry.title, entry.url), side)
    head = Head(entry.title, crumbs(site))
    return _show(site, sheet, head, _groups(site, entry, shown(site, sheet)), side)


def _news_side(site: Site) -> Side:
    return (
        ("Chuyên mục", section_links(site)),
        ("Nguồn cấp tin", news_feed_links(site)),
    )


def _period_head(site: Site, sheet: Sheet, title: str, above: str) -> Head:
    """The head of a further page of a folder's index."""
    way = crumbs(site, above)
    if sheet.month is None:
        return Head(f"{title} {sheet.words}", way)
    year = Sheet(sheet.listing, sheet.year)
    return Head(f"{title} {sheet.words}", (*way, Link(year.name, site.href(year.url))), year.name)


def list_page(site: Site, sheet: Sheet, head: Head, side: Side = (), extra: str = "") -> Page:
    """One page of a list, its entries by month."""
    documents = shown(site, sheet)
    groups = by_month(site, documents) if sheet.month is None else _plain(site, documents)
    return _show(site, sheet, head, (*groups, *month_counts(site, sheet)), side, extra)


def _show(
    site: Site, sheet: Sheet, head: Head, groups: tuple[Group, ...], side: Side, extra: str = ""
) -> Page:
    view = ListView(
        head, groups, side=side, periods=periods(site, sheet), beside=beside(site, sheet)
    )
    return page(site, sheet.url, head, view, "list", extra=extra)


def _plain(site: Site, documents: Iterable[Document]) -> tuple[Group, ...]:
    return (Group("", tuple(item_of(site, document) for document in documents)),)


def _groups(site: Site, entry: Entry, documents: Iterable[Document]) -> tuple[Group, ...]:
    if len(entry.kinds) == 1:
        return _plain(site, documents)
    by_kind: dict[str, list[Document]] = {kind: [] for kind in entry.kinds}
    for document in documents:
        by_kind.setdefault(document.kind.id, []).append(document)
    return tuple(
        Group(found[0].kind.plural, tuple(item_of(site, document) for document in found))
        for found in by_kind.values()
        if found
    )


def years_of(documents: Iterable[Document]) -> list[int]:
    """The years of the documents, newest first."""
    return sorted({int(d.brief.day[:4]) for d in documents if d.brief.day}, reverse=True)


def section_links(site: Site) -> tuple[Link, ...]:
    """Links to the sections in their order."""
    return site.once("section links", partial(_section_links, site))


def _section_links(site: Site) -> tuple[Link, ...]:
    sections = sorted(site.public("section"), key=_order)
    return tuple(Link(section.title, site.href(section.url)) for section in sections)


def _order(section: Document) -> tuple[int, object]:
    return section.as_a(Section).order, sort_key(section.title)


def _section(site: Site, section: Document, sheet: Sheet) -> Page:
    way, title = crumbs(site, *index_above(site, "/tin/")), site.about(section).title
    side: Side = (("Chuyên mục", section_links(site)),)
    if sheet.year is not None:
        head = further_head(site, sheet, way, Link(title, section.url), f"Chuyên mục {title}")
        return list_page(site, sheet, head, side)
    lead, extra = section.as_a(Section).description or "", ""
    if has_feed(section):
        side = (*side, ("Nguồn cấp tin", feed_links(site, section.url)))
        extra = head_links(site, section.url, title)
    return list_page(site, sheet, Head(title, way, "Chuyên mục", lead), side, extra)


def _tag(site: Site, key: str, sheet: Sheet) -> Page:
    way, tag = crumbs(site, *index_above(site, "/tin/")), site.tag(key)
    if sheet.year is None:
        return list_page(site, sheet, Head(tag, way, "Từ khóa"))
    first = Link(tag, sheet.listing.url)
    return list_page(site, sheet, further_head(site, sheet, way, first, f"Từ khóa “{tag}”"))


def further_head(site: Site, sheet: Sheet, way: tuple[Link, ...], first: Link, title: str) -> Head:
    """The head of a further page; `first` is the list's first page, `title` says what is listed."""
    way = (*way, Link(first.text, site.href(first.url)))
    if sheet.month is not None:
        year = Sheet(sheet.listing, sheet.year)
        way = (*way, Link(year.name, site.href(year.url)))
    return Head(f"{title} {sheet.words}", way)
