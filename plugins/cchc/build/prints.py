"""Printed forms of the site's documents, made once per build and linked from their pages."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from cchc.build.files import BuildError
from cchc.outputs.progress_view import without_prints
from cchc.pages.artifact import Artifact, Job
from cchc.pages.site import Derive, PrintedFile, Site
from cchc.schema.content_type import ContentType
from cchc.source.documents import Document


def printing(fonts: Path) -> Derive:
    """What jobs share, with the printed forms of public plans made when they are asked for."""

    def derive(site: Site, name: str) -> Any:
        sort, _, identity = name.partition(" ")
        if sort != "print":
            return without_prints(site, name)
        plan = site.store.get(identity, "plan")
        public = plan is not None and site.state(plan) == "published"
        return print_of(site, plan, fonts) if plan and public else None

    return derive


def is_printable(kind: ContentType) -> bool:
    """Whether documents of this type are printed one by one; catalogues and packs are not."""
    return not kind.catalogue and kind.id != "booklet"


def print_of(site: Site, document: Document, fonts: Path) -> PrintedFile:
    """Any printable document in its form; the file's address lies inside the document's own.

    Raises BuildError with the print shop's words.
    """
    import pikepdf  # the print shop loads only for builds that print

    from cchc.booklet.documents import pdf_of

    with _print_faults(document):
        data = pdf_of(site, document, fonts)
    with pikepdf.open(io.BytesIO(data)) as opened:
        pages = len(opened.pages)
    return PrintedFile(print_url(document), data, pages)


def draft_of(site: Site, document: Document, fonts: Path) -> bytes:
    """Any printable document as an editable DOCX draft of its form.

    Raises BuildError with the print shop's words.
    """
    from cchc.booklet.documents import docx_of

    with _print_faults(document):
        return docx_of(site, document, fonts)


@contextmanager
def _print_faults(document: Document) -> Iterator[None]:
    from cchc.booklet.compile import PrintError
    from cchc.booklet.form import FormError

    try:
        yield
    except (PrintError, FormError) as error:
        raise BuildError(f"{document.path}: không in được: {error}") from error


def print_url(document: Document) -> str:
    """The address of a document's printed form, inside the document's own."""
    return f"{document.url}{document.id}.pdf"


def print_jobs(site: Site) -> Iterator[Job]:
    """The printed file of every public plan at its address."""
    for plan in site.public("plan"):
        yield Job(print_url(plan).lstrip("/"), partial(_artifacts, site, plan.id), plan.path)


def _artifacts(site: Site, identity: str) -> Iterator[Artifact]:
    printed = site.printed(identity)
    if printed is not None:
        yield Artifact(printed.url.lstrip("/"), printed.data)
