"""The search index `<root>/.cchc/search.sqlite`, kept equal to the published site.

An ordinary table holds the rows with their original text, a contentless FTS5 table their folded
words. Deleting from the latter needs the old folded text, which the ordinary table still yields
(`contentless_delete` needs SQLite 3.43; Debian 12 has 3.40).
"""

import errno
import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from operator import attrgetter
from pathlib import Path

from cchc.pages.search_row import SearchRow
from cchc.source.layout import SEARCH
from cchc.vietnamese.matching import folded

_PATIENCE = 30.0  # seconds to wait for a reader or another build
_COLUMNS = SearchRow.__struct_fields__
_VALUES, _UNITS = attrgetter(*_COLUMNS), _COLUMNS.index("units")
_SCHEMA = """
CREATE TABLE release (id TEXT NOT NULL);
CREATE TABLE document (
  key INTEGER PRIMARY KEY, digest BLOB NOT NULL, id TEXT NOT NULL, url TEXT NOT NULL,
  type TEXT NOT NULL, type_label TEXT NOT NULL, brief INTEGER NOT NULL,
  section TEXT NOT NULL, section_name TEXT NOT NULL,
  unit TEXT NOT NULL, unit_name TEXT NOT NULL, units TEXT NOT NULL, year INTEGER NOT NULL,
  day TEXT NOT NULL, date TEXT NOT NULL, shown TEXT NOT NULL, title TEXT NOT NULL,
  summary TEXT NOT NULL, number TEXT NOT NULL, number_form TEXT NOT NULL, body TEXT NOT NULL
);
CREATE UNIQUE INDEX document_state ON document (id, digest);
CREATE INDEX document_number ON document (number_form) WHERE number_form <> '';
CREATE VIRTUAL TABLE words USING fts5 (
  title, summary, body, content = '', prefix = '1 2',
  tokenize = "unicode61 remove_diacritics 2"
);
INSERT INTO words (words, rank) VALUES ('rank', 'bm25(5.0, 2.0, 1.0)');
"""
_PENDING = "INSERT INTO words (words, rank) VALUES ('hashsize', ?)"
_PENDING_USUAL, _PENDING_WHOLE = 1 << 20, 1 << 24
"""Bytes of words held back before a segment is written; more segments mean more merging."""
_FOLD = 1  # raise it with every change of the fold
VERSION = zlib.crc32(f"{_FOLD}{_SCHEMA}".encode()) >> 1
"""Of the tables and the fold (31 bits): a file of another version is built anew."""

_INSERT = (
    f"INSERT INTO document (digest, {', '.join(_COLUMNS)}) "  # noqa: S608 - our own column names
    f"VALUES ({', '.join('?' * (len(_COLUMNS) + 1))})"
)
_INSERT_WORDS = "INSERT INTO words (rowid, title, summary, body) VALUES (?, ?, ?, ?)"
_DELETE_WORDS = (
    "INSERT INTO words (words, rowid, title, summary, body) VALUES ('delete', ?, ?, ?, ?)"
)


def index_file(root: Path) -> Path:
    """Where the index of a site root lies."""
    return root / SEARCH


def update_index(
    file: Path, rows: Iterable[SearchRow], release: str, *, clean: bool = False
) -> tuple[int, int]:
    """Make the index hold exactly these rows for a release: (rows written, rows removed).

    They are gone through more than once, one at a time: they need not lie in memory together,
    unless they come from an iterator.
    Only the difference is written, in one transaction with the release's id. With `clean`, and
    for a file that is damaged or of another version, a new index is built beside it first.
    Raises OSError when the file cannot be written.
    """
    again = tuple(rows) if isinstance(rows, Iterator) else rows
    try:
        return _made_equal(file, again, release, clean)
    except sqlite3.Error as error:
        raise _unwritten(file, error) from error


def change_index(
    file: Path, changed: Iterable[SearchRow], removed: Iterable[str], release: str, before: str
) -> bool:
    """Put changed and new rows into the index, take rows out by their ids; costs no more than that.

    One transaction with the release's id. False, and nothing is done, when the file is missing,
    damaged, of another version or not that of release `before`: only `update_index` knows what to
    do then. Raises OSError when the file cannot be written.
    """
    rows = tuple(changed)
    wanted = {row.id: _digest(row) for row in rows}
    if _version(file) != VERSION:
        return False
    try:
        with closing(_connect(file)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            if connection.execute("SELECT id FROM release").fetchall() != [(before,)]:
                return False
            known = _known(connection, {*wanted, *removed})
            _change(connection, known, wanted, rows, release)
    except sqlite3.OperationalError as error:
        raise _unwritten(file, error) from error
    except sqlite3.DatabaseError:
        return False
    return True


def _unwritten(file: Path, error: sqlite3.Error) -> OSError:
    return OSError(errno.EIO, f"không ghi được chỉ mục tìm kiếm ({error})", str(file))


def _known(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, bytes]:
    """The digests of the rows of these ids that the index has."""
    query = "SELECT id, digest FROM document WHERE id = ?"
    found = (connection.execute(query, (key,)).fetchone() for key in ids)
    return dict(filter(None, found))


def _change(
    connection: sqlite3.Connection,
    known: Mapping[str, bytes],
    wanted: Mapping[str, bytes],
    rows: Iterable[SearchRow],
    release: str,
) -> tuple[int, int]:
    """Of the rows `known` in the index leave those that are `wanted`: (written, removed)."""
    gone = [key for key in known if key not in wanted]
    changed = {key for key, digest in wanted.items() if known.get(key) != digest}
    for key in (*gone, *(key for key in known if key in changed)):
        _delete(connection, key)
    for row in rows if changed else ():
        if row.id in changed:
            _insert(connection, wanted[row.id], row)
    connection.execute("DELETE FROM release")
    connection.execute("INSERT INTO release VALUES (?)", (release,))
    connection.execute("COMMIT")
    return len(changed), len(gone)


def _made_equal(
    file: Path, rows: Iterable[SearchRow], release: str, clean: bool
) -> tuple[int, int]:
    if not clean and _version(file) == VERSION:
        try:
            return _update(file, rows, release)
        except sqlite3.OperationalError:
            raise  # locked, read-only or full: the file itself is sound
        except sqlite3.DatabaseError:
            pass  # damaged
    return _rebuild(file, rows, release)


def _update(file: Path, rows: Iterable[SearchRow], release: str) -> tuple[int, int]:
    with closing(_connect(file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        known = dict(connection.execute("SELECT id, digest FROM document").fetchall())
        wanted = {row.id: _digest(row) for row in rows}
        return _change(connection, known, wanted, rows, release)


def _rebuild(file: Path, rows: Iterable[SearchRow], release: str) -> tuple[int, int]:
    """Build beside and swap. A sound file takes the new pages in one transaction of its own, so
    that readers of its write-ahead log see the old index or the new one; others are replaced."""
    beside = file.with_name(f".{file.name}.new")
    beside.parent.mkdir(parents=True, exist_ok=True)
    _remove(beside)
    with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
        # Nobody else reads it yet; it is flushed as a whole before the swap.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(f"BEGIN; {_SCHEMA}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute(_PENDING, (_PENDING_WHOLE,))
        written = 0
        for written, row in enumerate(rows, 1):  # noqa: B007 - their number is told
            _insert(connection, _digest(row), row)
        connection.execute(_PENDING, (_PENDING_USUAL,))
        connection.execute("INSERT INTO release VALUES (?)", (release,))
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
    if _version(file) is not None and _take_over(beside, file):
        _remove(beside)
    else:
        _flush(beside)
        _remove(file, "-wal", "-shm")
        os.replace(beside, file)  # noqa: PTH105 - the atomic rename is the point
    return written, 0


def _take_over(beside: Path, file: Path) -> bool:
    """Copy the pages of one index into another; False when that one is damaged."""
    try:
        with closing(_connect(beside)) as source, closing(_connect(file)) as target:
            source.backup(target)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False
    return True


def _version(file: Path) -> int | None:
    """The version of an index; None for no file, or one that is no index."""
    if not file.is_file():
        return None
    try:
        with closing(_connect(file)) as connection:
            for table in ("SELECT id FROM release", "SELECT digest, body FROM document"):
                connection.execute(f"{table} LIMIT 1").fetchone()
            connection.execute("SELECT rowid FROM words LIMIT 1").fetchone()
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return None


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _digest(row: SearchRow) -> bytes:
    text = "\0".join(map(str, _VALUES(row)))
    return hashlib.blake2b(text.encode(), digest_size=12).digest()


def _insert(connection: sqlite3.Connection, digest: bytes, row: SearchRow) -> None:
    values = list(_VALUES(row))
    values[_UNITS] = f" {' '.join(row.units)} " if row.units else ""
    key = connection.execute(_INSERT, (digest, *values)).lastrowid
    texts = _folded(row.title, row.number, row.summary, row.body)
    connection.execute(_INSERT_WORDS, (key, *texts))


def _delete(connection: sqlite3.Connection, identity: str) -> None:
    query = "SELECT key, title, number, summary, body FROM document WHERE id = ?"
    key, *texts = connection.execute(query, (identity,)).fetchone()
    connection.execute(_DELETE_WORDS, (key, *_folded(*texts)))
    connection.execute("DELETE FROM document WHERE key = ?", (key,))


def _folded(title: str, number: str, summary: str, body: str) -> tuple[str, str, str]:
    """The words of the three columns; the number is found as a part of the title."""
    return folded(f"{title} {number}" if number else title), folded(summary), folded(body)


def _flush(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def _remove(file: Path, *only: str) -> None:
    for end in only or ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
