"""From any printable document of the site to its official document, its PDF and its DOCX draft."""

from datetime import datetime, time
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import cchc.booklet.kinds
from cchc.booklet.compile import compile_pdf
from cchc.booklet.official import OfficialDocument
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.vietnamese.dates import ZONE


def official_of(site: Site, document: Document) -> OfficialDocument:
    """Tree and cells of a document, in the form of its day.

    Raises `FormError` for an unknown form. Its `blocks` are the document tree.
    """
    # Only the module that is needed is loaded; a type without one has no form of its own.
    own = f"{cchc.booklet.kinds.__name__}.{document.kind.id}"
    module = import_module(own if find_spec(own) else "cchc.booklet.sheet")
    official: OfficialDocument = module.official(site, document)
    return official


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
