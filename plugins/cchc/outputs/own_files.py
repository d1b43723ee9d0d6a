"""Copies of the documents' own files: attachments and what bodies link to."""

from collections.abc import Iterator

from cchc.pages.artifact import Artifact
from cchc.pages.files import own_files
from cchc.pages.links import file_url, own_file
from cchc.pages.site import Site
from cchc.source.documents import Document


def artifacts(site: Site) -> Iterator[Artifact]:
    """Every own file of a public document, inside the document's address."""
    for document in site.public():
        if document.kind.hidden:
            continue
        paths = {path for path, _ in own_files(site, document)} | set(_linked(site, document))
        for path in sorted(paths):
            url = file_url(document, path)
            yield Artifact(url.lstrip("/"), site.store.read(path))


def _linked(site: Site, document: Document) -> Iterator[str]:
    for address in site.body(document).addresses:
        path = own_file(site.store, document, address)
        if path is not None and path not in site.withheld:
            yield path
