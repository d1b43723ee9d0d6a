"""What printing needs of every document: its text, pictures, appendices, issuer and form."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote, urlsplit

from msgspec.structs import replace

from cchc.booklet.form import Choice, choose_form, load_forms
from cchc.booklet.html_tree import parse_html
from cchc.booklet.name_lines import name_lines
from cchc.booklet.official import UNKNOWN, UNOFFICIAL, Appendix, OfficialDocument
from cchc.booklet.sections import arrange
from cchc.booklet.tree import Block, Emphasis, Paragraph, Text
from cchc.pages.facts import document_link
from cchc.pages.links import file_url, own_file
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.types.unit import Unit
from cchc.vietnamese.text import fold

_PAGE_LETTERS = 60
"""Letters of the publisher's name on one line across the page."""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


def tree_of(site: Site, document: Document) -> tuple[Block, ...]:
    """The text of a document as its page shows it; links within the site become whole addresses
    where the site has one."""
    address = urlsplit(site.settings.site_url)
    base = f"{address.scheme}://{address.netloc}" if address.netloc else ""
    return parse_html(site.body(document).html, base)


def with_text(
    site: Site, document: Document, cells: OfficialDocument, appended: Iterable[str] = ()
) -> OfficialDocument:
    """The cells with the document's text and pictures, the appendices in it and those `appended`
    by their ids."""
    blocks, appendices = arrange(tree_of(site, document))
    if not blocks and cells.layout not in UNOFFICIAL:
        blocks = (Paragraph((Emphasis((Text(f"(nội dung: {UNKNOWN})"),)),)),)
    found = [site.store.get(reference) for reference in appended]
    others = [other for other in found if other is not None]
    images = {key: data for one in (document, *others) for key, data in pictures(site, one).items()}
    return replace(
        cells,
        blocks=cells.blocks + blocks,
        appendices=(*appendices, *(_appendix(site, other) for other in others)),
        images=images,
    )


def _appendix(site: Site, document: Document) -> Appendix:
    return Appendix(document.title, arrange(tree_of(site, document))[0])


def pictures(site: Site, document: Document) -> dict[str, bytes]:
    """The document's own pictures by the address under which its page shows them."""
    named = (own_file(site.store, document, address) for address in site.parsed(document).addresses)
    return {
        site.href(quote(file_url(document, path))): site.store.read(path)
        for path in named
        if path and path.lower().endswith(_PICTURES)
    }


def form_for(day: date | None, today: date, named: str | None = None) -> Choice:
    """The form of a document's day, or the one it names. Raises `FormError`."""
    return choose_form(load_forms(), day or today, named)


def in_form(cells: OfficialDocument, day: date, named: str) -> OfficialDocument:
    """The document in the form that a pack names; one older than the form says so.

    Raises `FormError`.
    """
    choice = choose_form(load_forms(), cells.issued or day, named)
    notes = (choice.note,) if choice.note else ()
    return replace(cells, form=choice.form, notes=notes, retypeset=choice.retypeset)


def issuer_lines(store: Store, reference: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Cell 2: the lines of the superior body and of the issuer; the catalogue has the names.

    An issuer named after its superior ("Thường trực Ban chỉ đạo …") needs no line above it.
    """
    found = store.get(reference, "unit")
    if found is None or not isinstance(found.record, Unit):
        return (), name_lines(reference)
    superior = store.get(found.record.parent, "unit")
    name = found.record.name
    if superior is None or fold(superior.title) in fold(name):
        return (), name_lines(name)
    return name_lines(superior.title), name_lines(name)


def speaker(site: Site, unit: str | None) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Who speaks in a paper that the office drafts: the name, the lines of the superior body and of
    the issuer. It is the unit, and where none is named the site's organisation.
    """
    if unit:
        return document_link(site, unit, "unit").text, *issuer_lines(site.store, unit)
    organisation = site.settings.organisation or site.settings.site_name
    return organisation, (), name_lines(organisation)


def publisher_lines(site: Site) -> tuple[str, ...]:
    """Who publishes the site, for the head of a text that is no official document."""
    return name_lines(site.settings.organisation or site.settings.site_name, _PAGE_LETTERS)


def abstract_of(title: str, kind: str) -> str:
    """The "trích yếu": the title without the kind that is printed above it."""
    if not kind or not fold(title).startswith(fold(kind) + " "):
        return title
    rest = title[len(kind) :].lstrip()
    return rest[:1].upper() + rest[1:]
