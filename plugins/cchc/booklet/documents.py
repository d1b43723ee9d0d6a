"""From any printable document of the site to its official document, its PDF and its DOCX draft."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from datetime import datetime, time
from functools import cache
from pathlib import Path

import cchc.booklet.kinds
from cchc.booklet.cells import form_for, with_text
from cchc.booklet.compile import compile_pdf
from cchc.booklet.name_lines import name_lines
from cchc.booklet.official import OfficialDocument
from cchc.booklet.tree import Block, Paragraph, Strong, Text
from cchc.pages.facts import facts
from cchc.pages.parts import Fact
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.vietnamese.dates import ZONE

Official = Callable[[Site, Document], OfficialDocument]

LINE = 60
"""Letters of the publisher's name on one line across the page."""


@cache
def kinds() -> Mapping[str, Official]:
    """Type id -> what makes its official document, for the types that have a form of their own."""
    names = sorted(module.name for module in pkgutil.iter_modules(cchc.booklet.kinds.__path__))
    return {name: importlib.import_module(f"cchc.booklet.kinds.{name}").official for name in names}


def official_of(site: Site, document: Document) -> OfficialDocument:
    """Tree and cells of a document, in the form of its day.

    Raises `FormError` for an unknown form. Its `blocks` are the document tree.
    """
    make = kinds().get(document.kind.id)
    return make(site, document) if make else _sheet(site, document)


def pdf_of(site: Site, document: Document, fonts: Path) -> bytes:
    """The document in its form as PDF/UA-1 and PDF/A-2a.

    The file's time is the document's day (the as-of instant where it has none), so the same
    content gives the same bytes on any day. Raises `PrintError`, `FormError`.
    """
    return compile_pdf(official_of(site, document), fonts, _stamp(site, document))


def docx_of(site: Site, document: Document, fonts: Path) -> bytes:
    """The document in its form as an editable draft; the same content gives the same bytes."""
    from cchc.booklet.docx.writer import write_docx  # most builds write no drafts

    return write_docx(official_of(site, document), fonts, _stamp(site, document))


def _stamp(site: Site, document: Document) -> datetime:
    return datetime.combine(document.day, time(), ZONE) if document.day else site.as_of


def _sheet(site: Site, document: Document) -> OfficialDocument:
    """A document that is issued in no form: title, what it states, its text."""
    publisher = site.settings.organisation or site.settings.site_name
    cells = OfficialDocument(
        title=document.title,
        form=form_for(document.day, site.today).form,
        kind="",
        abstract=document.title,
        issued=document.day,
        issuer=name_lines(publisher, LINE),
        blocks=_stated(site, document),
        layout="article",
    )
    return with_text(site, document, cells)


def _stated(site: Site, document: Document) -> tuple[Block, ...]:
    """The declared fields, one a line, as the document's page lists them."""
    return tuple(
        Paragraph((Strong((Text(f"{fact.label}: "),)), Text(_value(fact))))
        for fact in facts(site, document)
    )


def _value(fact: Fact) -> str:
    return fact.value or "; ".join(link.text for link in fact.links)
