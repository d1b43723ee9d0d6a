"""What can be searched: one row per public document, its text without markup."""

from collections.abc import Iterator
from urllib.parse import quote

from cchc.pages.search_row import SearchRow
from cchc.pages.site import Site
from cchc.schema.references import Reference
from cchc.schema.scalars import DocumentNumberType
from cchc.schema.walk import values
from cchc.source.documents import Document
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.document_number import normal_form
from cchc.vietnamese.text import nfc

_LISTS = frozenset({"section"})
"""Types whose page is a list of other documents."""


def rows(site: Site) -> Iterator[SearchRow]:
    """The rows of a site in order of path. Pages that only list others are left out."""
    for document in site.public():
        if is_searchable(site, document):
            yield _row(site, document)


def is_searchable(site: Site, document: Document) -> bool:
    """Whether a public document has a page with words of its own."""
    return site.opens(document) and document.kind.id not in _LISTS and document.url != "/"


def _row(site: Site, document: Document) -> SearchRow:
    section, section_name = _named(site, document, "section", "section")
    unit, unit_name = _named(site, document, "unit", "unit")
    if not unit:
        unit, unit_name = _named(site, document, "issuer", "unit")
    day, shown, number = document.day, document.brief.when, _number(document)
    body = _plain(site.body(document).text)
    exact = day is not None and shown[:10] == format_date(day)
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
        day=day.isoformat() if day else "",
        date=day.isoformat() if day and exact else "",
        shown=shown,
        title=_plain(document.title),
        summary=_plain(document.brief.summary),
        number=number,
        number_form=normal_form(number),
        body=body,
    )


def _plain(text: str) -> str:
    return " ".join(nfc(text).split())


def _named(site: Site, document: Document, field: str, kind: str) -> tuple[str, str]:
    """(id, title) of what a field refers to; an unknown reference is its own name."""
    reference = getattr(document.record, field, None)
    if not isinstance(reference, str) or not reference:
        return "", ""
    found = site.store.get(reference, kind)
    return (found.id, found.title) if found else ("", reference)


def _units(site: Site, document: Document) -> tuple[str, ...]:
    """Every unit that the front matter refers to, a unit's own page its own."""
    found = {document.id} if document.kind.id == "unit" else set()
    for value in values(document.record):
        if isinstance(value.kind, Reference) and "unit" in value.kind.targets:
            unit = site.store.get(str(value.value), "unit")
            if unit is not None:
                found.add(unit.id)
    return tuple(sorted(found))


def _number(document: Document) -> str:
    """The number the document itself carries, not one of a document that it names."""
    for value in values(document.record):
        if isinstance(value.kind, DocumentNumberType) and value.location == ("number",):
            return str(value.value)
    return ""
