"""A document's files: which there are, and how they are offered to the reader."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import quote

from cchc.pages.addresses import join
from cchc.pages.links import file_url
from cchc.pages.parts import FileLink
from cchc.pages.site import Site
from cchc.schema.references import AttachmentType
from cchc.schema.scalars import FileType
from cchc.schema.walk import Value, values_of
from cchc.source.documents import Document

_UNITS = ((1_000_000, "MB"), (1_000, "KB"))


def own_files(site: Site, document: Document) -> Iterator[tuple[str, Value]]:
    """(path in the site root, value) of every own file that the front matter names.

    Evidence that its author keeps inside the office is not among them.
    """
    for value in values_of(document.record, (FileType, AttachmentType)):
        path = join(document.folder, str(value.value))
        if site.store.has(path) and path not in site.withheld:
            yield path, value


def file_links(site: Site, document: Document) -> Iterator[FileLink]:
    """Own files with format and size, and attached documents of the site."""
    first = {path: value for path, value in reversed(list(own_files(site, document)))}
    for path, value in reversed(first.items()):
        name = PurePosixPath(path).name
        size = size_text(site.store.size(path))
        url = site.href(quote(file_url(document, path)))
        title = name if isinstance(value.kind, AttachmentType) else f"{value.label}: {name}"
        yield FileLink(title, url, format_of(name), size)
    for reference in document.record.attachments:
        linked = site.store.get(reference)
        if linked is not None and site.opens(linked):
            yield FileLink(linked.title, site.href(linked.url), "Trang", linked.kind.label)


def format_of(name: str) -> str:
    """The format as readers know it: PDF, DOCX …"""
    return PurePosixPath(name).suffix.lstrip(".").upper() or "Tệp"


def size_text(size: int) -> str:
    """A size in decimal units with a Vietnamese comma: "76 KB", "1,2 MB"."""
    for unit, name in _UNITS:
        if size >= unit:
            value = size / unit
            text = f"{value:.1f}".replace(".", ",") if value < 10 else f"{value:.0f}"
            return f"{text.removesuffix(',0')} {name}"
    return f"{size} B"
