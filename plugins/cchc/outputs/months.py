"""The news of one month, below its year: `/tin/2031/thang-08/`."""

from collections.abc import Iterator

from cchc.pages.artifact import Artifact, page_artifact
from cchc.pages.heads import crumbs, item_of, page
from cchc.pages.menu import Entry
from cchc.pages.parts import Group, Head, Link
from cchc.pages.site import Site
from cchc.pages.views import ListView
from cchc.source.addresses import month_slug
from cchc.source.documents import Document


def month_pages(
    site: Site, entry: Entry, year: int, documents: list[Document]
) -> Iterator[Artifact]:
    """A page for every month of a year that has documents; `documents` are those of the year."""
    title = f"Năm {year}"
    above = Link(title, site.href(f"{entry.url}{year}/"))
    for month in _months(documents):
        found = [document for document in documents if _month(document) == month]
        head = Head(f"{entry.title} tháng {month}/{year}", (*crumbs(site, entry.url), above), title)
        items = tuple(item_of(site, document) for document in found)
        view = ListView(head, (Group("", items),))
        yield page_artifact(page(site, _url(entry, year, month), head, view, "list"))


def month_links(site: Site, entry: Entry, year: int, documents: list[Document]) -> tuple[Link, ...]:
    """Links to the months of a year that have documents, newest first."""
    return tuple(
        Link(f"Tháng {month}/{year}", site.href(_url(entry, year, month)))
        for month in _months(documents)
    )


def _months(documents: list[Document]) -> list[int]:
    return sorted({_month(document) for document in documents} - {0}, reverse=True)


def _month(document: Document) -> int:
    return document.day.month if document.day else 0


def _url(entry: Entry, year: int, month: int) -> str:
    return f"{entry.url}{year}/{month_slug(month)}/"
