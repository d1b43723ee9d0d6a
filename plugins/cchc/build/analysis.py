"""Every Markdown file analysed once per change: what it is, its brief, its problems, its facts.

The analysis of a file follows from its path, its bytes and the settings, so it is kept in
`<root>/.cchc/analysis` by the digest of the bytes. `check` and `build` share it.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from cchc.build.forks import shared
from cchc.build.memory import noted_at, recall, remember
from cchc.build.scan import Seen, digest_of_bytes, scan
from cchc.build.stamp import stamp
from cchc.check.facts import Facts, facts_of, from_plain, to_plain
from cchc.check.leaf import Leaf
from cchc.check.registry import local_problems
from cchc.schema.problem import Problem
from cchc.schema.record import Record
from cchc.source.brief import Brief
from cchc.source.documents import digest
from cchc.source.front_matter import Source, read_source
from cchc.source.reads import Reads
from cchc.source.settings import Settings, read_settings
from cchc.source.shelf import read_file
from cchc.source.store import Store, documents_of

KEPT = ".cchc/analysis"
FEWEST = 200
"""Below so many files to analyse starting a process costs more than it saves."""
_RECENT = 400  # full records held in memory


class Row(NamedTuple):
    """The analysis of one file as it is stored; `brief` is None for a file with a fatal fault."""

    digest: bytes
    kind: str
    identity: str
    brief: Brief | None
    mark: bytes
    problems: tuple[tuple[Any, ...], ...]
    facts: tuple[Any, ...]


@dataclass(frozen=True)
class Analysis:
    """The files of a site with their analysis, by path in sorted order."""

    root: Path
    settings: Settings
    seen: Mapping[str, Seen]
    rows: Mapping[str, Row]

    @cached_property
    def local(self) -> tuple[Problem, ...]:
        """The problems of reading and of the rules of one file."""
        return tuple(Problem(*plain) for row in self.rows.values() for plain in row.problems)

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """What the rules between files use, by path."""
        return {path: from_plain(row.facts) for path, row in self.rows.items()}

    @cached_property
    def store(self) -> Store:
        """The documents, light; a full record is read from its file when somebody asks."""
        ids: dict[str, list[tuple[str, str]]] = {}
        for path, row in self.rows.items():
            if row.kind:
                ids.setdefault(row.identity, []).append((row.kind, path))
        briefs = [row.brief for row in self.rows.values() if row.brief]
        digests = {path: (row.mark, row.digest) for path, row in self.rows.items()}
        loader, reads = Loader(self.root, self.settings), Reads()
        return Store(
            self.root,
            self.settings,
            documents_of(briefs, loader.load, reads, digests),
            Sources(self.root, tuple(self.rows)),
            frozenset(self.seen),
            {key: tuple(owners) for key, owners in ids.items()},
            (),
            reads,
            {path: seen.digest for path, seen in self.seen.items()},
        )


def open_store(root: Path) -> Store:
    """The light documents of a site. Raises SettingsError."""
    return analyse(root, read_settings(root)).store


def analyse(root: Path, settings: Settings, jobs: int = 1, *, clean: bool = False) -> Analysis:
    """The analysis of a site: what has changed since the last one is read, the rest is known."""
    file, sign = root / KEPT, stamp(root)
    kept = None if clean else recall(file)
    known, rows = ({}, {}) if kept is None or kept[0] != sign else _restored(kept)
    return renewed(Analysis(root, settings, known, rows), scan(root, known, noted_at(file)), jobs)


def renewed(before: Analysis, seen: Mapping[str, Seen], jobs: int = 1) -> Analysis:
    """The analysis for the files as they are now, kept for the next build if any differs."""
    rows, stale = {}, []
    for path, status in seen.items():
        if is_text(path):
            row = before.rows.get(path)
            if row is not None and row.digest == status.digest:
                rows[path] = row
            else:
                stale.append(path)
    work = partial(_analysed, before.root, before.settings)
    done = {path: row for path, row in map(_with_brief, shared(work, stale, jobs, FEWEST))}
    if not stale and seen == before.seen:
        return before
    rows = {path: row for path in seen if (row := rows.get(path) or done.get(path))}
    gone = {path for path in stale if path not in done}
    there = {path: status for path, status in seen.items() if path not in gone}
    read = {path: there[path]._replace(digest=row.digest) for path, row in done.items()}
    found = replace(before, seen=there | read, rows=rows)
    _keep(found)
    return found


def is_text(path: str) -> bool:
    """Whether a file is Markdown."""
    return path.lower().endswith((".md", ".markdown"))


def _keep(analysis: Analysis) -> None:
    seen = {path: tuple(status) for path, status in analysis.seen.items()}
    rows = {path: _plain(row) for path, row in analysis.rows.items()}
    remember(analysis.root / KEPT, (stamp(analysis.root), seen, rows))


def _plain(row: Row) -> tuple[Any, ...]:
    return (*row[:3], tuple(row.brief) if row.brief else None, *row[4:])


def _restored(kept: Sequence[Any]) -> tuple[dict[str, Seen], dict[str, Row]]:
    _, seen, rows = kept
    return (
        {path: Seen._make(status) for path, status in seen.items()},
        dict(map(_with_brief, rows.items())),
    )


def _with_brief(item: tuple[str, tuple[Any, ...]]) -> tuple[str, Row]:
    path, plain = item
    brief = Brief._make(plain[3]) if plain[3] else None
    return path, Row._make((*plain[:3], brief, *plain[4:]))


def _analysed(
    root: Path, settings: Settings, paths: Sequence[str]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for path in paths:
        with suppress(FileNotFoundError):  # removed since it was seen
            yield path, _plain(row_of(path, (root / path).read_bytes(), settings))


def row_of(path: str, content: bytes, settings: Settings) -> Row:
    """The analysis of one file."""
    read = read_file(path, content, {"thirds": settings.thirds})
    leaf = Leaf(path, read.source, read.kind, read.record, settings, read.problems)
    problems = (*read.problems, *local_problems(leaf))
    return Row(
        digest_of_bytes(content),
        read.kind.id if read.kind else "",
        read.identity,
        read.brief,
        digest(repr((read.brief, read.brief.heading))) if read.brief else b"",
        tuple((p.path, p.line, p.column, p.code, p.message, p.hint) for p in problems),
        to_plain(facts_of(leaf)),
    )


@dataclass(frozen=True)
class Loader:
    """Full records, read from their files; the last few stay in memory."""

    root: Path
    settings: Settings
    _recent: OrderedDict[str, tuple[Record, Source]] = field(default_factory=OrderedDict)

    def load(self, path: str) -> tuple[Record, Source]:
        """The record and source of a valid document. Raises KeyError when it is valid no more."""
        if path not in self._recent:
            read = read_file(
                path, (self.root / path).read_bytes(), {"thirds": self.settings.thirds}
            )
            if read.record is None:
                raise KeyError(path)
            self._recent[path] = read.record, read.source
            if len(self._recent) > _RECENT:
                self._recent.popitem(last=False)
        self._recent.move_to_end(path)
        return self._recent[path]


@dataclass(frozen=True)
class Sources(Mapping[str, Source]):
    """Every Markdown file by path, read when somebody asks for it."""

    root: Path
    paths: tuple[str, ...]

    def __getitem__(self, path: str) -> Source:
        if path not in self._known:
            raise KeyError(path)
        return read_source(path, (self.root / path).read_bytes())

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.paths)
