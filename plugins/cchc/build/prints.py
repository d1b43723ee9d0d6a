"""Printed forms of the site's documents, made once per build and linked from their pages."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf

from cchc.booklet.plan import pack
from cchc.pages.artifact import Artifact
from cchc.pages.site import PrintedFile, Site
from cchc.source.documents import Document


def with_prints(site: Site, fonts: Path) -> Site:
    """The site with the PDF of every public plan. Raises the print shop's errors."""
    prints = {plan.id: print_of(site, plan, fonts) for plan in site.public("plan")}
    return replace(site, prints=prints)


def print_of(site: Site, plan: Document, fonts: Path) -> PrintedFile:
    """A plan in the official form; the file's address lies inside the plan's own."""
    data = pack(site.store, plan.id, site.body(plan).html, fonts=fonts)
    with pikepdf.open(io.BytesIO(data)) as document:
        pages = len(document.pages)
    return PrintedFile(f"{plan.url}{plan.id}.pdf", data, pages)


def print_artifacts(site: Site) -> Iterator[Artifact]:
    """The printed files at their addresses."""
    for printed in site.prints.values():
        yield Artifact(printed.url.lstrip("/"), printed.data)
