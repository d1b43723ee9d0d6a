"""Copies of the documents' own files: attachments and what bodies link to."""

from collections.abc import Iterator
from functools import partial

from cchc.pages.artifact import Artifact, Job
from cchc.pages.files import own_files
from cchc.pages.links import file_url, own_file
from cchc.pages.site import Site
from cchc.source.documents import Document


def jobs(site: Site) -> Iterator[Job]:
    """The own files of a public document, inside the document's address.

    Which they are only its text says, so each document has a job, and most make nothing; a site
    of Markdown files alone has none.
    """
    if all(name.endswith(".md") for name in site.store.files):
        return
    for document in site.placed("published"):
        if not document.kind.hidden:
            yield from jobs_about(site, document)


def jobs_about(site: Site, document: Document) -> Iterator[Job]:
    """The own files of one document."""
    path = document.path
    yield Job(f"files {path}", partial(_files, site, path), path)


def _files(site: Site, path: str) -> Iterator[Artifact]:
    document = site.store.at(path)
    if document is None:
        return
    paths = {path for path, _ in own_files(site, document)} | set(_linked(site, document))
    for own in sorted(paths):
        yield Artifact(file_url(document, own).lstrip("/"), site.store.read(own))


def _linked(site: Site, document: Document) -> Iterator[str]:
    for address in site.parsed(document).addresses:
        path = own_file(site.store, document, address)
        if path is not None and path not in site.withheld:
            yield path
