"""Printed forms of the site's documents, made once per build and linked from their pages."""

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cchc.build.files import BuildError
from cchc.outputs.progress_view import without_prints
from cchc.pages.artifact import Artifact, Job
from cchc.pages.links import file_url, own_file
from cchc.pages.site import Derive, PrintedFile, Site
from cchc.source.documents import Document

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


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


def print_of(site: Site, plan: Document, fonts: Path) -> PrintedFile:
    """A plan in the official form; the file's address lies inside the plan's own.

    Raises BuildError with the print shop's words.
    """
    import pikepdf  # the print shop loads only for builds that print

    from cchc.booklet.compile import PrintError
    from cchc.booklet.form import FormError
    from cchc.booklet.plan import pack

    html = site.body(plan).html
    try:
        data = pack(site.store, plan.id, html, fonts=fonts, images=_images(site, plan))
    except (PrintError, FormError) as error:
        raise BuildError(f"{plan.path}: không in được: {error}") from error
    with pikepdf.open(io.BytesIO(data)) as document:
        pages = len(document.pages)
    return PrintedFile(print_url(plan), data, pages)


def print_url(plan: Document) -> str:
    """The address of a plan's printed form, inside the plan's own."""
    return f"{plan.url}{plan.id}.pdf"


def _images(site: Site, plan: Document) -> dict[str, bytes]:
    """The plan's own pictures by the address under which its page shows them."""
    named = (own_file(site.store, plan, address) for address in site.body(plan).addresses)
    return {
        site.href(quote(file_url(plan, path))): site.store.read(path)
        for path in named
        if path and path.lower().endswith(_PICTURES)
    }


def print_jobs(site: Site) -> Iterator[Job]:
    """The printed file of every public plan at its address."""
    for plan in site.public("plan"):
        yield Job(print_url(plan).lstrip("/"), partial(_artifacts, site, plan.id), plan.path)


def _artifacts(site: Site, identity: str) -> Iterator[Artifact]:
    printed = site.printed(identity)
    if printed is not None:
        yield Artifact(printed.url.lstrip("/"), printed.data)
