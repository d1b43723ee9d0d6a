"""One document: its brief, its content type, its full text on demand."""

import hashlib
import re
from collections.abc import Callable
from datetime import date, datetime
from posixpath import splitext
from typing import TypeVar

from cchc.schema.content_type import ContentType
from cchc.schema.record import Record
from cchc.source.brief import Brief
from cchc.source.front_matter import Source
from cchc.source.reads import Reads
from cchc.source.yaml_block import Location
from cchc.vietnamese.text import slug as to_slug

R = TypeVar("R", bound=Record)

PAGES = "content/trang/"
"""Where the ordinary pages lie, which MkDocs renders."""


Load = Callable[[str], tuple[Record, Source]]
"""Reads the full record and source of a valid document, by its path."""


class Document:
    """A valid document of the site: its brief, and its full record when somebody asks for it.

    `path` is relative to the site root, `url` root-relative without the site's prefix, `title`
    what pages and lists show. Whoever asks for `record` or `source` reads the whole file, which
    `reads` notes for the job that is running.
    """

    __slots__ = ("_content", "_load", "_reads", "brief", "kind", "mark", "title")

    def __init__(
        self,
        kind: ContentType,
        brief: Brief,
        title: str,
        load: Load,
        *,
        reads: Reads,
        content: bytes = b"",
        mark: bytes = b"",
    ) -> None:
        self.kind = kind
        self.brief = brief
        self.title = title
        self.mark = mark or digest(repr((brief, title)))
        self._load = load
        self._reads = reads
        self._content = content

    def __repr__(self) -> str:
        return f"Document({self.brief.path!r})"

    @property
    def path(self) -> str:
        """The file, relative to the site root."""
        return self.brief.path

    @property
    def id(self) -> str:
        """The permanent id."""
        return self.brief.id

    @property
    def slug(self) -> str:
        """The last part of the address."""
        return self.brief.slug

    @property
    def url(self) -> str:
        """The address, root-relative without the site's prefix."""
        return self.brief.url

    @property
    def state(self) -> str:
        """The state that the file states."""
        return self.brief.state

    @property
    def published(self) -> datetime | None:
        """Before this instant the document is not public."""
        return datetime.fromisoformat(self.brief.published) if self.brief.published else None

    @property
    def expires(self) -> datetime | None:
        """From this instant the document is public no more."""
        return datetime.fromisoformat(self.brief.expires) if self.brief.expires else None

    @property
    def day(self) -> date | None:
        """The day that dates the document."""
        return date.fromisoformat(self.brief.day) if self.brief.day else None

    @property
    def stated_day(self) -> date | None:
        """The date or the beginning of the window that the document states."""
        return date.fromisoformat(self.brief.stated) if self.brief.stated else None

    @property
    def changed(self) -> datetime | None:
        """The latest public correction."""
        return datetime.fromisoformat(self.brief.changed) if self.brief.changed else None

    @property
    def folder(self) -> str:
        """The folder of the document's own files, relative to the site root."""
        return self.brief.path.rpartition("/")[0]

    @property
    def record(self) -> Record:
        """The full front matter."""
        self._reads.note(f"F {self.brief.path}")
        return self._load(self.brief.path)[0]

    @property
    def source(self) -> Source:
        """The file as read."""
        self._reads.note(f"F {self.brief.path}")
        return self._load(self.brief.path)[1]

    @property
    def content(self) -> bytes:
        """A digest of the whole file."""
        return self._content or digest(self._load(self.brief.path)[1].text)

    def renew(self, content: bytes) -> None:
        """Take the digest of a file that was written again and has the same brief."""
        self._content = content

    def restated(self, record: Record) -> "Document":
        """The same document, had its front matter said this; the file stays as it is."""
        day = record.day()
        brief = self.brief._replace(day=day.isoformat() if day else "")
        return Document(
            self.kind, brief, self.title, lambda _path: (record, self.source),
            reads=self._reads, content=self._content, mark=self.mark,
        )  # fmt: skip

    def as_a(self, model: type[R]) -> R:
        """The record as one of `model`, where the type of the document is known.

        Raises TypeError for a document of another type.
        """
        record = self.record
        if not isinstance(record, model):
            raise TypeError(f"{self.path} is no {model.__name__}")
        return record

    def line(self, location: Location = ()) -> int:
        """The line of a value in the file (1 for the whole file)."""
        source = self.source
        return source.lines.at(source.at(location))[0]


def digest(text: str) -> bytes:
    """A short digest of a text (BLAKE2b, 12 bytes)."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def derived_id(path: str, kind: ContentType) -> str:
    """The id of a document that states none: its path, or for catalogues its file name."""
    parts = splitext(path)[0].split("/")[1:]
    return to_slug(parts[-1] if kind.catalogue else "-".join(parts)) or "khong-ten"


def default_slug(path: str) -> str:
    """The address part of a document that states none: the file's stem."""
    return to_slug(splitext(path)[0].rpartition("/")[2]) or "khong-ten"


def address(kind: ContentType, path: str, slug: str, day: date | None) -> str:
    """`/<type folder>/<year>/<slug>/`; ordinary pages lie where MkDocs puts them."""
    if kind.id == "page":
        inner = re.sub(r"(^|/)index$", "", path.removeprefix(PAGES).removesuffix(".md"))
        return f"/{inner}/" if inner else "/"
    return f"/{kind.folder}/{day.year}/{slug}/" if day else f"/{kind.folder}/{slug}/"
