"""Printed forms of the site's documents, made once per build and linked from their pages."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from cchc.booklet.packs.memory import PartMemory
from cchc.build.files import BuildError
from cchc.pages.artifact import Artifact, Job
from cchc.pages.site import Derive, PrintedFile, Site
from cchc.schema.content_type import ContentType
from cchc.source.documents import Document
from cchc.types.registry import content_types

FORMS = ("a4", "a5", "booklet", "two-up")
"""Forms in which every printable document can be had."""
JOB_FORMS = ("dispatch", "labels")
"""Forms of a print job: of a booklet or a distribution."""
JOBS = ("booklet", "distribution")
"""Types that say who gets how many copies."""
SORTS = ("print", "folded", "pages", "draft", "workbook", "figures")
"""What the website asks of printed documents; anything else is asked of the tables."""
SEVERAL = ("booklet", "distribution", "training")
"""Types that are printed as several sheets together, by `cchc.build.packs`."""


class LackingLettersError(BuildError):
    """The print typeface lacks letters: the website goes without this file, as IN-CHU says."""


@cache
def printing(fonts: Path) -> Derive:
    """What jobs share, with the printed forms of public documents made when they are asked for.

    One for all builds of a process: it remembers the parts of packs from build to build.
    """
    memory = PartMemory()

    def derive(site: Site, name: str) -> Any:
        try:
            return found(site, name)
        except LackingLettersError:
            return None

    def found(site: Site, name: str) -> Any:
        sort, _, identity = name.partition(" ")
        if sort not in SORTS:
            from cchc.outputs.progress_view import without_prints  # loads the tables

            return without_prints(site, name)
        if site.store.get(identity, "report"):
            from cchc.build.reports import derived as report_file

            return report_file(site, name, fonts)
        document = site.store.get(identity, *_printed_types())
        if document is None:
            from cchc.build.packs import derived  # the print shop loads only for builds that print

            return derived(site, name, fonts, memory)
        return _offered(site, document, fonts)

    return derive


def _offered(site: Site, document: Document, fonts: Path) -> PrintedFile | None:
    """The file that the document's page offers, as its type declares."""
    if site.state(document) != "published":
        return None
    if document.kind.printed != "always" and not site.body(document).html.strip():
        return None
    return print_of(site, document, fonts)


def _printed_types() -> tuple[str, ...]:
    return tuple(name for name, kind in content_types().items() if kind.printed)


def is_printable(kind: ContentType) -> bool:
    """Whether documents of this type are printed; entries of catalogues are not."""
    return not kind.catalogue


def print_of(site: Site, document: Document, fonts: Path) -> PrintedFile:
    """Any printable document in its form; the file's address lies inside the document's own.

    Raises BuildError with the print shop's words.
    """
    data = data_of(site, document, fonts)
    return PrintedFile(print_url(document), data, page_count(data))


def data_of(site: Site, document: Document, fonts: Path) -> bytes:
    """The PDF alone, its pages not counted: nothing that reads PDFs is loaded.

    Raises BuildError with the print shop's words.
    """
    from cchc.booklet.documents import pdf_of

    with print_faults(document):
        return pdf_of(site, document, fonts)


def page_count(pdf: bytes) -> int:
    """The number of pages of a PDF."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def draft_of(site: Site, document: Document, fonts: Path) -> bytes:
    """Any printable document as an editable DOCX draft of its form.

    Raises BuildError with the print shop's words.
    """
    from cchc.booklet.documents import docx_of

    with print_faults(document):
        return docx_of(site, document, fonts)


@contextmanager
def print_faults(
    document: Document, sources: Callable[[], Iterable[Document]] = tuple
) -> Iterator[None]:
    """The print shop's words as a BuildError that names the file; `sources` gives the documents
    that a pack is printed from, to say where a letter stands that the typeface lacks."""
    from cchc.booklet.compile import MissingGlyphs, PrintError
    from cchc.booklet.form import FormError

    try:
        yield
    except MissingGlyphs as error:
        place = _place((document, *sources()), error.characters)
        raise LackingLettersError(f"{place}: không in được: {error}") from error
    except (PrintError, FormError) as error:
        raise BuildError(f"{document.path}: không in được: {error}") from error


def _place(documents: Sequence[Document], letters: Sequence[str]) -> str:
    """Where one of these letters stands first; a name from elsewhere has no place in them."""
    for document in documents:
        source = document.source
        places = [source.text.index(letter) for letter in letters if letter in source.text]
        if places:
            line, column = source.lines.at(min(places))
            return f"{document.path}:{line}:{column}"
    return documents[0].path


def print_url(document: Document) -> str:
    """The address of a document's printed form, inside the document's own.

    A scan of a signed document mostly bears the document's name.
    """
    ending = "-ban-in" if document.kind.printed == "with text" else ""
    return f"{document.url}{document.id}{ending}.pdf"


def folded_url(document: Document) -> str:
    """The address of the sheets of a booklet that are folded and stapled."""
    return f"{document.url}{document.id}-gap-doi.pdf"


def print_jobs(site: Site) -> Iterator[Job]:
    """The printed files of public documents at their addresses: of the types that declare it, and
    of booklets and reports.

    A report whose figures are not due yet has none.
    """
    for kind in _printed_types():
        for document in site.public(kind):
            url = print_url(document)
            yield Job(url.lstrip("/"), partial(_file, site.printed, document.id), document.path)
    for pack in site.public("booklet"):
        for url, find in ((print_url(pack), site.printed), (folded_url(pack), site.folded)):
            yield Job(url.lstrip("/"), partial(_file, find, pack.id), pack.path)
    forms = ((".pdf", site.printed), (".docx", site.draft), (".xlsx", site.workbook))
    for report in site.public("report"):
        if report.day and report.day <= site.today:
            stem = print_url(report).strip("/").removesuffix(".pdf")
            for ending, find in forms:
                yield Job(stem + ending, partial(_file, find, report.id), report.path)


def _file(find: Callable[[str], PrintedFile | None], identity: str) -> Iterator[Artifact]:
    printed = find(identity)
    if printed is not None:
        yield Artifact(printed.url.lstrip("/"), printed.data)
