"""A search index made as a whole beside the old one, and put in its place."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from cchc.build.search_tables import (
    SCHEMA,
    VERSION,
    connect,
    digest_of,
    insert,
    version,
    writing,
)
from cchc.pages.search_row import SearchRow

_PENDING = "INSERT INTO words (words, rank) VALUES ('hashsize', ?)"
_PENDING_USUAL, _PENDING_WHOLE = 1 << 20, 1 << 24
"""Bytes of words held back before a segment is written; more segments mean more merging."""


def make_beside(file: Path, rows: Iterable[SearchRow]) -> int:
    """Make an index of these rows beside `file`, of no release yet; their number. Raises OSError.

    Nobody reads it until `take_place` has flushed it as a whole.
    """
    beside, number = _beside(file), 0
    beside.parent.mkdir(parents=True, exist_ok=True)
    _remove(beside)
    with writing(file), closing(sqlite3.connect(beside, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(f"BEGIN; {SCHEMA}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute(_PENDING, (_PENDING_WHOLE,))
        for number, row in enumerate(rows, 1):  # noqa: B007 - their number is told
            insert(connection, digest_of(row), row)
        connection.execute(_PENDING, (_PENDING_USUAL,))
        connection.execute("COMMIT")
    return number


def take_place(file: Path, release: str) -> None:
    """Put the index that lies beside into the place of `file`, for a release. Raises OSError.

    A sound file takes its pages in one transaction of its own, so that readers of its write-ahead
    log see the old index or the new one; another one is replaced.
    """
    beside = _beside(file)
    with writing(file):
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("INSERT INTO release VALUES (?)", (release,))
            connection.execute("PRAGMA journal_mode = WAL")
        if version(file) is not None and _take_over(beside, file):
            _remove(beside)
        else:
            _flush(beside)
            _remove(file, "-wal", "-shm")
            os.replace(beside, file)  # noqa: PTH105 - the atomic rename is the point


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.new")


def _take_over(beside: Path, file: Path) -> bool:
    """Copy the pages of one index into another; False when that one is damaged."""
    try:
        with closing(connect(beside)) as source, closing(connect(file)) as target:
            source.backup(target)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False
    return True


def _flush(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def _remove(file: Path, *only: str) -> None:
    for end in only or ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
