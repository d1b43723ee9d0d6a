"""One document: its source, its content type, its identity and address."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import TypeVar

from cchc.schema.content_type import ContentType
from cchc.schema.record import Record
from cchc.source.front_matter import Source
from cchc.source.yaml_block import Location
from cchc.vietnamese.text import slug as to_slug

R = TypeVar("R", bound=Record)

PAGES = "content/trang/"
"""Where the ordinary pages lie, which MkDocs renders."""


@dataclass(frozen=True, slots=True)
class Document:
    """A valid document of the site.

    `path` is relative to the site root, `url` root-relative without the site's prefix, `title`
    what pages and lists show.
    """

    path: str
    kind: ContentType
    id: str
    slug: str
    url: str
    record: Record
    source: Source
    title: str

    def as_a(self, model: type[R]) -> R:
        """The record as one of `model`, where the type of the document is known.

        Raises TypeError for a document of another type.
        """
        if not isinstance(self.record, model):
            raise TypeError(f"{self.path} is no {model.__name__}")
        return self.record

    @property
    def day(self) -> date | None:
        """The day that dates the document."""
        return self.record.day()

    @property
    def folder(self) -> str:
        """The folder of the document's own files, relative to the site root."""
        return str(PurePosixPath(self.path).parent)

    def line(self, location: Location = ()) -> int:
        """The line of a value in the file (1 for the whole file)."""
        return self.source.lines.at(self.source.at(location))[0]


def derived_id(path: str, kind: ContentType) -> str:
    """The id of a document that states none: its path, or for catalogues its file name."""
    parts = PurePosixPath(path).with_suffix("").parts[1:]
    return to_slug(parts[-1] if kind.catalogue else "-".join(parts)) or "khong-ten"


def default_slug(path: str) -> str:
    """The address part of a document that states none: the file's stem."""
    return to_slug(PurePosixPath(path).stem) or "khong-ten"


def address(kind: ContentType, path: str, slug: str, day: date | None) -> str:
    """`/<type folder>/<year>/<slug>/`; ordinary pages lie where MkDocs puts them."""
    if kind.id == "page":
        inner = re.sub(r"(^|/)index$", "", path.removeprefix(PAGES).removesuffix(".md"))
        return f"/{inner}/" if inner else "/"
    return f"/{kind.folder}/{day.year}/{slug}/" if day else f"/{kind.folder}/{slug}/"
