"""Copies of the documents' own files: attachments and what bodies link to."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from cchc.pages.artifact import Artifact
from cchc.pages.files import own_files
from cchc.pages.links import file_url
from cchc.pages.markdown import is_relative, join
from cchc.pages.site import Site
from cchc.source.documents import Document

_TARGET = re.compile(r"\]\(<?([^)\s>]+)")


def artifacts(site: Site) -> Iterator[Artifact]:
    """Every own file of a public document, inside the document's address."""
    for document in site.public():
        if document.kind.id == "page":
            continue
        paths = {
            path: file_url(document, str(value.value)) for path, value in own_files(site, document)
        }
        for path, url in sorted((paths | _linked(site, document)).items()):
            yield Artifact(url.lstrip("/"), (site.store.root / path).read_bytes())


def _linked(site: Site, document: Document) -> dict[str, str]:
    found = {}
    for target in _TARGET.findall(document.source.body):
        name = unquote(target.partition("#")[0])
        path = join(document.folder, name)
        if is_relative(name) and path in site.store.files and not path.endswith(".md"):
            found[path] = file_url(document, name)
    return found
