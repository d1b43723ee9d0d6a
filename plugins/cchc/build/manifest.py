"""What one output folder holds and why: kept after each build, compared before the next.

Every file of the site belongs to a job; with the job stand the questions it asked. The answers are
kept once. A build that cannot read this memory is a clean one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from cchc.build.memory import recall, remember

FILE = "manifest"


Output = tuple[bytes, int, int]
"""A file of the site as it was written: SHA-256, size, time of change (ns)."""
Done = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]
"""A finished job: its questions, its files by path, its rows of the search index by id, and its
origin ("module path"), empty for what the build itself stands for."""
ASKED: Final = 0
FILES: Final = 1
ROWS: Final = 2
ORIGIN: Final = 3
"""Places in `Done`. Both are plain tuples: there are many, and `marshal` takes no others."""


@dataclass(frozen=True, slots=True)
class Header:
    """What is asked first: whether anything can have changed at all.

    `stamp` is of library and settings, `content` of all files under `content/`, the ledger and
    the counter; nothing changes by itself from `as_of` until `until` (ISO instants, empty for
    never); `clock` names that span. `light` is a digest of all briefs and their states. `counts`,
    `version`, `sources` and `fingerprint` are what `publish` asks of a build, `release` is the id
    that the API was given, `shells` a digest of the theme's shells, which are kept beside.
    """

    stamp: bytes = b""
    content: bytes = b""
    as_of: str = ""
    until: str = ""
    clock: str = ""
    light: bytes = b""
    counts: tuple[int, ...] = ()
    version: str = ""
    sources: str = ""
    fingerprint: str = ""
    release: str = ""
    shells: bytes = b""

    def plain(self) -> tuple[Any, ...]:
        """As a tuple that `marshal` takes."""
        return tuple(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The memory of the last finished build of an output folder."""

    header: Header = field(default_factory=Header)
    outputs: Mapping[str, Output] = field(default_factory=dict)
    answers: Mapping[str, bytes] = field(default_factory=dict)
    jobs: Mapping[str, Done] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is remembered."""
        return not self.header.stamp


def read_manifest(folder: Path) -> Manifest:
    """The manifest in a state folder; an empty one when there is none or it is damaged."""
    parts = recall(folder / FILE, 3)
    try:
        header, outputs, (answers, jobs) = parts or [(), {}, ({}, {})]
        return Manifest(Header(*header), outputs, answers, jobs)
    except (ValueError, TypeError):  # that of another version
        return Manifest()


def read_front(folder: Path) -> tuple[Header, Mapping[str, tuple[Any, ...]]] | None:
    """Header and outputs alone, for the question whether anything is to be done."""
    parts = recall(folder / FILE, 2)
    try:
        return (Header(*parts[0]), parts[1]) if parts else None
    except TypeError:  # that of another version
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Keep a manifest by one rename; questions that many jobs asked are stored once."""
    together = dict(manifest.answers), dict(manifest.jobs)
    remember(folder / FILE, (manifest.header.plain(), dict(manifest.outputs), together))


def shared(done: Done, name: str, questions: Mapping[str, str]) -> Done:
    """The same job made of the very texts that others are made of, which memory and file then hold
    once; `questions` maps each known question to itself."""
    asked = tuple(questions.get(question, question) for question in done[ASKED])
    files = tuple(name if path == name else path for path in done[FILES])
    return asked, files, done[ROWS], done[ORIGIN]
