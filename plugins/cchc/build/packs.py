"""Every way in which a document of the site is put on paper, by the name of its form.

`a4` and `a5` are reading PDFs, the accessible ones; `booklet` and `two-up` are sheets for the
press, made from them. `dispatch` and `labels` belong to a print job.
"""

from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from cchc.booklet.compile import compile_pdf
from cchc.booklet.documents import official_of
from cchc.booklet.imposition import OFFICE_PAPER, impose, saddle_stitch, thickness_of, two_up
from cchc.booklet.packs.compile import compile_pack
from cchc.booklet.packs.dispatch import address_labels, dispatch_list
from cchc.booklet.packs.make import class_sheets, pack_of, sheets_of
from cchc.booklet.packs.memory import PartMemory
from cchc.booklet.packs.paper import on_paper
from cchc.build.collector import without_collector
from cchc.build.prints import JOB_FORMS, folded_url, page_count, print_faults, print_url
from cchc.pages.site import PrintedFile, Site
from cchc.source.documents import Document
from cchc.source.packs import sources_of
from cchc.types.booklet import Booklet
from cchc.vietnamese.dates import ZONE


def printed_in(
    site: Site, document: Document, form: str, fonts: Path, memory: PartMemory | None = None
) -> bytes:
    """A document in one of the forms; `memory` = of parts this process has printed before.

    Raises BuildError with the print shop's words.
    """
    # A pack is some million small values, none of them in a cycle.
    with print_faults(document, partial(_sources, site, document)), without_collector():
        if form in JOB_FORMS:
            make = dispatch_list if form == "dispatch" else address_labels
            return compile_pack(sheets_of(site, document, make(site, document)), fonts)
        if form == "booklet":
            return folded(document, reading_pdf(site, document, "A5", fonts, memory))
        if form == "two-up":
            return _two_up(reading_pdf(site, document, paper_of(document), fonts, memory))
        return reading_pdf(site, document, form.upper(), fonts, memory)


def reading_pdf(
    site: Site, document: Document, paper: str, fonts: Path, memory: PartMemory | None = None
) -> bytes:
    """The accessible PDF of a document on that paper. Raises PrintError, FormError."""
    if document.kind.id == "booklet":
        return compile_pack(pack_of(site, document, paper), fonts, memory)
    if document.kind.id == "distribution":
        return compile_pack(sheets_of(site, document, dispatch_list(site, document)), fonts)
    if document.kind.id == "training":
        return compile_pack(sheets_of(site, document, *class_sheets(site, document)), fonts)
    official = official_of(site, document)
    reduced = replace(official, form=on_paper(official.form, paper))
    return compile_pdf(reduced, fonts, _stamp(site, document))


def folded(document: Document, reading: bytes) -> bytes:
    """An A5 reading PDF on sheets of A4 to be folded and stapled."""
    record = document.record
    is_pack = isinstance(record, Booklet)
    signature = (record.signature or 0) if isinstance(record, Booklet) else 0
    grammage = record.grammage if isinstance(record, Booklet) else None
    thickness = thickness_of(OFFICE_PAPER if grammage is None else grammage)
    return impose(reading, saddle_stitch(page_count(reading), signature, thickness, back=is_pack))


def derived(site: Site, name: str, fonts: Path, memory: PartMemory | None = None) -> Any:
    """What the website shows of booklets, for `site.derive`: "print ID", "folded ID", "pages ID N".

    The reading PDF; the sheets folded from it, None for A4; (page, words) of what has changed since
    edition N, None without such an edition. Raises BuildError with the print shop's words.
    """
    sort, identity, *number = name.split(" ")
    document = site.store.get(identity, "booklet")
    if document is None or site.state(document) != "published":
        return None
    if sort == "pages":
        from cchc.build.editions import pages_since

        return pages_since(site, document, int(number[0]), fonts)
    if sort == "print":
        with print_faults(document, partial(_sources, site, document)):
            data = reading_pdf(site, document, paper_of(document), fonts, memory)
        return PrintedFile(print_url(document), data, page_count(data))
    reading = site.printed(identity)
    if reading is None or paper_of(document) != "A5":
        return None
    data = folded(document, reading.data)
    return PrintedFile(folded_url(document), data, page_count(data))


def paper_of(document: Document) -> str:
    """The paper a document is meant for."""
    record = document.record
    return record.paper if isinstance(record, Booklet) else "A4"


def _stamp(site: Site, document: Document) -> datetime:
    return datetime.combine(document.day, time(), ZONE) if document.day else site.as_of


def _sources(site: Site, document: Document) -> tuple[Document, ...]:
    is_pack = document.kind.id == "booklet"
    return sources_of(site.store, document, site.state) if is_pack else ()


def _two_up(reading: bytes) -> bytes:
    return impose(reading, two_up(page_count(reading)))
