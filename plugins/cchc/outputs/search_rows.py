"""What can be searched: one row per public document, its text without markup."""

from collections.abc import Iterator
from functools import cache, partial
from urllib.parse import quote

from cchc.pages.artifact import Job
from cchc.pages.search_row import SearchRow
from cchc.pages.site import Site
from cchc.schema.content_type import ContentType
from cchc.schema.scalars import DocumentNumberType
from cchc.schema.shape import shapes
from cchc.source.documents import Document
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.document_number import normal_form
from cchc.vietnamese.text import nfc

LISTS = frozenset({"section"})
"""Types whose page is a list of other documents."""


def jobs(site: Site) -> Iterator[Job]:
    """A job per row, done together with the page of its document."""
    for document in _searchable(site):
        yield from jobs_about(site, document)


def jobs_about(site: Site, document: Document) -> Iterator[Job]:
    """The row of one document."""
    path = document.path
    yield Job(f"search {path}", partial(_rows, site, path), path)


def rows(site: Site) -> Iterator[SearchRow]:
    """The rows of a site in order of path. Pages that only list others are left out."""
    for document in _searchable(site):
        yield _row(site, document)


def is_searchable(document: Document) -> bool:
    """Whether a public document has a page with words of its own."""
    if document.kind.hidden and document.kind.id != "page":
        return False
    return document.kind.id not in LISTS and document.url != "/"


def _searchable(site: Site) -> Iterator[Document]:
    return filter(is_searchable, site.placed("published"))


def _rows(site: Site, path: str) -> Iterator[SearchRow]:
    document = site.store.at(path)
    if document is not None:
        yield _row(site, document)


def _row(site: Site, document: Document) -> SearchRow:
    brief = document.brief
    section, section_name = _named(site, brief.section, "section")
    unit, unit_name = _named(site, brief.unit, "unit")
    number = _number(document)
    body = nfc(site.parsed(document).text)
    day = document.day
    exact = day is not None and brief.when[:10] == format_date(day)
    return SearchRow(
        id=document.id,
        url=site.href(quote(document.url)),
        type=document.kind.id,
        type_label=document.kind.label,
        brief=document.kind.catalogue or not body,
        section=section,
        section_name=section_name,
        unit=unit,
        unit_name=unit_name,
        units=_units(site, document),
        year=day.year if day else 0,
        day=brief.day,
        date=brief.day if exact else "",
        shown=brief.when,
        title=_plain(document.title),
        summary=_plain(brief.summary),
        number=number,
        number_form=normal_form(number),
        body=body,
    )


def _plain(text: str) -> str:
    return " ".join(nfc(text).split())


def _named(site: Site, reference: str, kind: str) -> tuple[str, str]:
    """(id, title) of what a document refers to; an unknown reference is its own name."""
    found = site.store.get(reference, kind) if reference else None
    return (found.id, found.title) if found else ("", reference)


def _units(site: Site, document: Document) -> tuple[str, ...]:
    """Every unit that the front matter refers to, a unit's own page its own."""
    named = (site.store.get(reference, "unit") for reference in document.brief.units)
    own = {document.id} if document.kind.id == "unit" else set()
    return tuple(sorted(own | {unit.id for unit in named if unit}))


def _number(document: Document) -> str:
    """The number the document itself carries, not one of a document that it names."""
    return str(getattr(document.record, "number", None) or "") if _numbered(document.kind) else ""


@cache
def _numbered(kind: ContentType) -> bool:
    shape = shapes(kind.model).get("number")
    return shape is not None and isinstance(shape.kind, DocumentNumberType)
