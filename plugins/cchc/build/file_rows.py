"""The analysis of one file as a row of plain values, which can be stored and sent."""

import hashlib
import marshal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from cchc.build.scan import digest_of_bytes
from cchc.check.facts import Facts, facts_of, from_plain, to_plain
from cchc.check.leaf import Leaf
from cchc.check.registry import local_problems
from cchc.check.signs import Signs, every_sign, signs
from cchc.source.settings import Settings
from cchc.source.shelf import FileRead, read_file
from cchc.source.tree import bytes_of

Plain = tuple[Any, ...]
Look = Callable[[str], Signs]
_MANY = 20  # files: for fewer the search for signs is not worth making ready
_SHORT = 32  # letters: days, states, ids of units and sections


class Row(NamedTuple):
    """The analysis of one file as it is stored: plain values throughout.

    `digest` is of the file's bytes, `brief` None for a file with a fatal fault, `mark` a digest
    of the brief, `facts` one of the facts.
    """

    digest: bytes
    kind: str
    identity: str
    brief: Plain | None
    mark: bytes
    problems: tuple[Plain, ...]
    facts: bytes


def rows_of(
    root: Path, settings: Settings, paths: Sequence[str]
) -> Iterator[tuple[str, Plain, bytes]]:
    """(path, row, packed facts) of each of these files that is there."""
    top, look = str(root), signs if len(paths) >= _MANY else every_sign
    for path in paths:
        with suppress(FileNotFoundError):  # removed since it was seen
            content = bytes_of(f"{top}/{path}")
            row, facts = row_of(path, content, settings, look)
            yield path, tuple(row), facts


def _shared(values: Plain) -> Plain:
    """The same values; short texts, which thousands of briefs repeat, are held and stored once."""
    return tuple(
        [
            sys.intern(value)
            if type(value) is str and len(value) < _SHORT
            else _shared(value)
            if value and type(value) is tuple
            else value
            for value in values
        ]
    )


def _packed(values: Plain) -> bytes:
    """Plain values as bytes. Version 2 of the format writes equal values as equal bytes; later
    ones also say which texts are one object."""
    return marshal.dumps(values, 2)


def _digest(packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=12).digest()


def unpacked(facts: bytes) -> Facts:
    """Facts as the rules between files use them."""
    return from_plain(marshal.loads(facts))  # noqa: S302 - packed here


def row_of(
    path: str, content: bytes, settings: Settings, look: Look = every_sign
) -> tuple[Row, bytes]:
    """The analysis of one file, and its facts packed: they take less than half the room, and most
    builds never look at them. `look` finds the signs of its text."""
    read = read_file(path, content, {"thirds": settings.thirds})
    return row_from(read, content, settings, look)


def row_from(
    read: FileRead, content: bytes, settings: Settings, look: Look = every_sign
) -> tuple[Row, bytes]:
    """The same of a file that is read already."""
    leaf = Leaf(
        read.path,
        read.source,
        read.kind,
        read.identity,
        read.record,
        settings,
        read.problems,
        look,
    )
    problems, brief = (*read.problems, *local_problems(leaf)), read.brief
    facts = _packed(to_plain(facts_of(leaf)))
    row = Row(
        digest_of_bytes(content),
        read.kind.id if read.kind else "",
        read.identity,
        _shared(brief) if brief else None,
        _digest(_packed(tuple(brief))) if brief else b"",
        tuple((p.path, p.line, p.column, p.code, p.message, p.hint) for p in problems),
        _digest(facts),
    )
    return row, facts
