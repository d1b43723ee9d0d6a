"""Printed forms of the site's documents, made once per build and linked from their pages."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pikepdf

from cchc.booklet.compile import PrintError
from cchc.booklet.form import FormError
from cchc.booklet.plan import pack
from cchc.build.write import BuildError
from cchc.pages.artifact import Artifact
from cchc.pages.links import file_url, own_file
from cchc.pages.site import PrintedFile, Site
from cchc.source.documents import Document

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


def with_prints(site: Site, fonts: Path) -> Site:
    """The site with the PDF of every public plan. Raises BuildError naming the plan."""
    prints = {plan.id: print_of(site, plan, fonts) for plan in site.public("plan")}
    return replace(site, prints=prints)


def print_of(site: Site, plan: Document, fonts: Path) -> PrintedFile:
    """A plan in the official form; the file's address lies inside the plan's own.

    Raises BuildError with the print shop's words.
    """
    html = site.body(plan).html
    try:
        data = pack(site.store, plan.id, html, fonts=fonts, images=_images(site, plan))
    except (PrintError, FormError) as error:
        raise BuildError(f"{plan.path}: không in được: {error}") from error
    with pikepdf.open(io.BytesIO(data)) as document:
        pages = len(document.pages)
    return PrintedFile(f"{plan.url}{plan.id}.pdf", data, pages)


def _images(site: Site, plan: Document) -> dict[str, bytes]:
    """The plan's own pictures by the address under which its page shows them."""
    named = (own_file(site.store, plan, address) for address in site.body(plan).addresses)
    return {
        site.href(quote(file_url(plan, path))): (site.store.root / path).read_bytes()
        for path in named
        if path and path.lower().endswith(_PICTURES)
    }


def print_artifacts(site: Site) -> Iterator[Artifact]:
    """The printed files at their addresses."""
    for printed in site.prints.values():
        yield Artifact(printed.url.lstrip("/"), printed.data)
