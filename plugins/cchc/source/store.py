"""All documents of a site, read once: identities, references, problems of reading."""

import hashlib
import posixpath
from collections.abc import Iterable, Mapping, MutableMapping
from functools import cached_property, partial
from pathlib import Path

from msgspec import Struct, field

from cchc.schema.content_type import ContentType
from cchc.schema.problem import Problem
from cchc.schema.record import Record
from cchc.schema.walk import Value, texts
from cchc.source.documents import Document
from cchc.source.front_matter import Source
from cchc.source.ledger import UrlLedger, read_ledger
from cchc.source.naming import documents_of
from cchc.source.reads import Reads
from cchc.source.settings import Settings, read_settings
from cchc.source.shelf import FileRead, read_file
from cchc.source.tree import files as files_of
from cchc.source.tree import is_text
from cchc.types.registry import content_types


class Store(Struct, frozen=True, dict=True):
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
    contents: MutableMapping[str, bytes] = field(default_factory=dict)

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

    def unasked(self, path: str) -> Document | None:
        """The same without a note: for what answers a question."""
        return self._by_path.get(path)

    def linked(self, path: str) -> Document | None:
        """The valid document of a file for one who only needs its address and its state."""
        self.reads.note(f"@ {path}")
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

    def renew(self, path: str, content: bytes) -> None:
        """Take another digest for a file whose brief is as it was, the only change of a store."""
        self.contents[path] = content
        document = self._by_path.get(path)
        if document is not None:
            document.renew(content)

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
    files = sorted(path for path, *_ in files_of(root))
    return assemble(
        root, settings, files, {p: (root / p).read_bytes() for p in files if is_text(p)}
    )


def assemble(
    root: Path, settings: Settings, files: Iterable[str], contents: Mapping[str, bytes]
) -> Store:
    """A store from file names and the bytes of the Markdown files."""
    context = {"thirds": settings.thirds}
    reads = Reads()
    found = {path: read_file(path, contents[path], context) for path in sorted(contents)}
    ids: dict[str, list[tuple[str, str]]] = {}
    for file in found.values():
        if file.kind is not None:
            ids.setdefault(file.identity, []).append((file.kind.id, file.path))
    return Store(
        root,
        settings,
        documents_of((f.brief for f in found.values() if f.brief), partial(_full, found), reads),
        {path: file.source for path, file in found.items()},
        frozenset(files),
        {key: tuple(owners) for key, owners in ids.items()},
        tuple(sorted(problem for file in found.values() for problem in file.problems)),
        reads,
    )


def _full(found: Mapping[str, FileRead], path: str) -> tuple[Record, Source]:
    record = found[path].record
    if record is None:
        raise KeyError(path)
    return record, found[path].source
