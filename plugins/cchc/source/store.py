"""All documents of a site, read once: identities, references, problems of reading."""

import hashlib
import os
import posixpath
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from cchc.schema.content_type import ContentType, keys_of
from cchc.schema.problem import Problem
from cchc.schema.record import Record
from cchc.schema.walk import Value, texts
from cchc.source.brief import NAME_MARKS, Brief, brief_of
from cchc.source.documents import Document, Load, address, default_slug, derived_id
from cchc.source.front_matter import Source, read_source
from cchc.source.ledger import UrlLedger, read_ledger
from cchc.source.reading import read_record
from cchc.source.reads import Reads
from cchc.source.settings import Settings, read_settings
from cchc.types.registry import content_types, types_of_folder

CONTENT = "content"


@dataclass(frozen=True)
class Store:
    """A site's content at one moment; what a running job asks of it is noted in `reads`.

    `documents` are the valid ones in order of path; `sources` every Markdown file; `files` every
    path under `content/`; `ids` also knows documents that have faults, so that a reference to
    one of them is no second fault. `contents` are digests of files that somebody has read already.
    """

    root: Path
    settings: Settings
    valid: tuple[Document, ...]
    sources: Mapping[str, Source]
    names: frozenset[str]
    ids: Mapping[str, tuple[tuple[str, str], ...]]
    problems: tuple[Problem, ...]
    reads: Reads = field(default_factory=Reads)
    contents: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Valid documents in order of path."""
        self.reads.note("A")
        return self.valid

    @property
    def files(self) -> frozenset[str]:
        """Every path under `content/`."""
        self.reads.note("E*")
        return self.names

    @cached_property
    def _by_id(self) -> Mapping[str, Document]:
        """Valid documents by id; of two with one id the first by path."""
        return {document.id: document for document in reversed(self.valid)}

    @property
    def by_id(self) -> Mapping[str, Document]:
        """Valid documents by id; of two with one id the first by path."""
        self.reads.note("A")
        return self._by_id

    @cached_property
    def _by_path(self) -> Mapping[str, Document]:
        return {document.path: document for document in self.valid}

    @property
    def by_path(self) -> Mapping[str, Document]:
        """Valid documents by path."""
        self.reads.note("A")
        return self._by_path

    @cached_property
    def kinds(self) -> Mapping[str, ContentType]:
        """Content type by path, of every file whose type is known, valid or not."""
        types = content_types()
        return {path: types[kind] for owners in self.ids.values() for kind, path in owners}

    @cached_property
    def texts(self) -> Mapping[str, tuple[Value, ...]]:
        """Every front-matter value as written, by path, of every file whose type is known."""
        return {
            path: tuple(texts(self.kinds[path].model, source.data))
            for path, source in self.sources.items()
            if path in self.kinds
        }

    @cached_property
    def _by_type(self) -> Mapping[str, tuple[Document, ...]]:
        found: dict[str, list[Document]] = {}
        for document in self.valid:
            found.setdefault(document.kind.id, []).append(document)
        return {kind: tuple(documents) for kind, documents in found.items()}

    def of(self, *kinds: str) -> tuple[Document, ...]:
        """Valid documents of these types, in order of path within each type."""
        for kind in kinds:
            self.reads.note(f"K {kind}")
        return tuple(d for kind in kinds for d in self._by_type.get(kind, ()))

    @cached_property
    def _with_results(self) -> tuple[Document, ...]:
        return tuple(document for document in self.valid if document.brief.has_results)

    def with_results(self) -> tuple[Document, ...]:
        """The documents that record results of tasks, in order of path."""
        self.reads.note("K +results")
        return self._with_results

    def at(self, path: str) -> Document | None:
        """The valid document of a file."""
        self.reads.note(f"P {path}")
        return self._by_path.get(path)

    def has(self, path: str) -> bool:
        """Whether a file lies under `content/`."""
        self.reads.note(f"E {path}")
        return path in self.names

    def read(self, path: str) -> bytes:
        """The bytes of a file under `content/`. Raises OSError."""
        self.reads.note(f"C {path}")
        return (self.root / path).read_bytes()

    def size(self, path: str) -> int:
        """The size of a file under `content/`, in bytes. Raises OSError."""
        self.reads.note(f"C {path}")
        return (self.root / path).stat().st_size

    def ledger(self) -> UrlLedger:
        """The URL ledger. Raises OSError."""
        self.reads.note("U")
        return self._ledger

    @cached_property
    def _ledger(self) -> UrlLedger:
        return read_ledger(self.root)

    def content(self, path: str) -> bytes:
        """A digest of a file's bytes; empty when there is no such file."""
        known = self.contents.get(path)
        if known is not None or path not in self.names:
            return known or b""
        return hashlib.blake2b((self.root / path).read_bytes(), digest_size=12).digest()

    def get(self, reference: str | None, *kinds: str) -> Document | None:
        """The document meant by a reference, if it is one of `kinds` (none named = any).

        A unit may also be meant by its name, short name or an alias.
        """
        if reference is None:
            return None
        self.reads.note(f"R {','.join(kinds)} {reference}")
        return self.meant(reference, kinds)

    def meant(self, reference: str, kinds: tuple[str, ...]) -> Document | None:
        """What `get` answers, without a note of the question."""
        document = self._by_id.get(reference)
        if document is None and (not kinds or "unit" in kinds):
            document = self.unit_names.get(fold_name(reference))
        return document if document and (not kinds or document.kind.id in kinds) else None

    @cached_property
    def unit_names(self) -> Mapping[str, Document]:
        """Units by every name, lower case with marks."""
        names: dict[str, Document] = {}
        for document in self._by_type.get("unit", ()):
            for name in document.brief.aliases:
                names.setdefault(fold_name(name), document)
        return names

    @cached_property
    def withheld(self) -> frozenset[str]:
        """Files that some document names as evidence kept inside the office: never published."""
        return frozenset(
            posixpath.normpath(posixpath.join(document.folder, file))
            for document in self.valid
            for file in document.brief.withheld
        )


def fold_name(name: str) -> str:
    """A unit's name for comparison: case and runs of spaces do not matter, marks do."""
    return " ".join(name.lower().split())


def load(root: Path) -> Store:
    """Read the whole site. Raises SettingsError; faults of documents are data."""
    settings = read_settings(root)
    files = sorted(_files(root))
    return assemble(
        root, settings, files, {p: (root / p).read_bytes() for p in files if _is_text(p)}
    )


def assemble(
    root: Path, settings: Settings, files: Iterable[str], contents: Mapping[str, bytes]
) -> Store:
    """A store from file names and the bytes of the Markdown files."""
    shelf = _Shelf({"thirds": settings.thirds})
    for path in sorted(contents):
        shelf.add(path, read_source(path, contents[path]))
    reads = Reads()
    return Store(
        root,
        settings,
        documents_of(shelf.briefs, lambda path: shelf.full[path], reads),
        shelf.sources,
        frozenset(files),
        {key: tuple(owners) for key, owners in shelf.ids.items()},
        tuple(sorted(shelf.problems)),
        reads,
    )


def documents_of(
    briefs: Iterable[Brief],
    load: Load,
    reads: Reads,
    digests: Mapping[str, tuple[bytes, bytes]] | None = None,
) -> tuple[Document, ...]:
    """Documents from their briefs; `digests` are those of brief and content by path, if known."""
    types, briefs = content_types(), tuple(briefs)
    names = _names(briefs)
    found = []
    for brief in briefs:
        title, (mark, content) = brief.heading, (digests or {}).get(brief.path, (b"", b""))
        if NAME_MARKS[0] in title:
            title = _MARKED.sub(lambda match: names.get(match[1], match[1]), title)
            mark = b""
        kind = types[brief.kind]
        found.append(Document(kind, brief, title, load, reads=reads, mark=mark, content=content))
    return tuple(found)


_MARKED = re.compile(f"{NAME_MARKS[0]}(.*?){NAME_MARKS[1]}", re.DOTALL)


def _names(briefs: Iterable[Brief]) -> Mapping[str, str]:
    """Names of documents and tasks, for headings that show one."""
    names = {}
    for brief in briefs:
        names[brief.id] = _MARKED.sub(r"\1", brief.heading)
        names.update(brief.names)
    return names


def _is_text(path: str) -> bool:
    return path.lower().endswith((".md", ".markdown"))


def _files(root: Path) -> Iterable[str]:
    """Every file under content/, links out of it, pipes and hidden files left aside."""
    top = root / CONTENT
    inside = top.resolve()
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inner = Path(folder).relative_to(root).as_posix()
        for name in names:
            if not name.startswith(".") and _is_own(f"{folder}/{name}", inside):
                yield f"{inner}/{name}"


def _is_own(path: str, inside: Path) -> bool:
    """A file of the site: what a link leads to outside it must never be published."""
    mode = os.lstat(path).st_mode
    if stat.S_ISLNK(mode):
        target = Path(path).resolve()
        return target.is_file() and target.is_relative_to(inside)
    return stat.S_ISREG(mode)


class _Shelf:
    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self.briefs: list[Brief] = []
        self.full: dict[str, tuple[Record, Source]] = {}
        self.sources: dict[str, Source] = {}
        self.ids: dict[str, list[tuple[str, str]]] = {}
        self.problems: list[Problem] = []

    def add(self, path: str, source: Source) -> None:
        self.sources[path] = source
        self.problems.extend(source.problems)
        kind = self._kind(path, source)
        if kind is None or _unreadable(source):
            return
        reading = read_record(kind, source, self.context)
        self.sources[path] = reading.source
        self.problems.extend(reading.problems)
        record = reading.record
        stated = record.id if record else str(reading.source.data.get("id") or "")
        identity = stated or derived_id(path, kind)
        self.ids.setdefault(identity, []).append((kind.id, path))
        if record is None:
            return
        slug = record.slug or default_slug(path)
        url = address(kind, path, slug, record.day())
        self.briefs.append(brief_of(path, kind, identity, slug, url, record))
        self.full[path] = record, reading.source

    def _kind(self, path: str, source: Source) -> ContentType | None:
        folder = path.split("/")[1] if path.count("/") > 1 else ""
        kinds = types_of_folder(folder)
        if not kinds:
            names = sorted({kind.folder for kind in content_types().values()})
            message = f'Thư mục "{folder or CONTENT}" không chứa loại nội dung nào.'
            hint = f"Các thư mục: {', '.join(names)}."
            self.problems.append(Problem(path, 1, 1, "FM-NOI", message, hint))
            return None
        return self._named(source, kinds)

    def _named(self, source: Source, kinds: tuple[ContentType, ...]) -> ContentType | None:
        means = keys_of(Record)
        key = next((key for key in source.data if means.get(key) == "type"), "type")
        named = source.data.get(key)
        if isinstance(named, str) and named:
            found = next((kind for kind in kinds if kind.id == named), None)
            if found:
                return found
            message = f'Loại "{named}" không có trong thư mục này.'
            self._no_kind(source, source.at((key,)), message, kinds)
            return None
        default = next((kind for kind in kinds if kind.default), None)
        if default or len(kinds) == 1:
            return default or kinds[0]
        if _unreadable(source) or not source.block.is_mapping:
            return None
        self._no_kind(source, 0, 'Thiếu "Loại nội dung" (type).', kinds)
        return None

    def _no_kind(
        self, source: Source, offset: int, message: str, kinds: tuple[ContentType, ...]
    ) -> None:
        names = ", ".join(kind.id for kind in kinds)
        self.problems.append(
            source.problem("FM-LOAI", offset, message, f"Viết type: một trong {names}.")
        )


def _unreadable(source: Source) -> bool:
    """Whether the form of the file is so wrong that its fields would be judged unfairly."""
    return any(p.code in ("FM-MA", "FM-LON", "FM-DONG", "FM-DANG") for p in source.problems)
