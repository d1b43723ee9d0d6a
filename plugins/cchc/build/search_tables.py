"""The tables of the search index, and one row of it put in and taken out.

An ordinary table holds the rows with their original text, a contentless FTS5 table their folded
words. Deleting from the latter needs the old folded text, which the ordinary table still yields
(`contentless_delete` needs SQLite 3.43; Debian 12 has 3.40).
"""

import errno
import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from operator import attrgetter
from pathlib import Path

from cchc.pages.search_row import SearchRow
from cchc.vietnamese.matching import folded

_PATIENCE = 30.0  # seconds to wait for a reader or another build
_COLUMNS = SearchRow.__struct_fields__
_VALUES, _UNITS = attrgetter(*_COLUMNS), _COLUMNS.index("units")
SCHEMA = """
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
_FOLD = 1  # raise it with every change of the fold
VERSION = zlib.crc32(f"{_FOLD}{SCHEMA}".encode()) >> 1
"""Of the tables and the fold (31 bits): a file of another version is built anew."""

_INSERT = (
    f"INSERT INTO document (digest, {', '.join(_COLUMNS)}) "  # noqa: S608 - our own column names
    f"VALUES ({', '.join('?' * (len(_COLUMNS) + 1))})"
)
_INSERT_WORDS = "INSERT INTO words (rowid, title, summary, body) VALUES (?, ?, ?, ?)"
_DELETE_WORDS = (
    "INSERT INTO words (words, rowid, title, summary, body) VALUES ('delete', ?, ?, ?, ?)"
)


def version(file: Path) -> int | None:
    """The version of an index; None for no file, or one that is no index."""
    if not file.is_file():
        return None
    try:
        with closing(connect(file)) as connection:
            for table in ("SELECT id FROM release", "SELECT digest, body FROM document"):
                connection.execute(f"{table} LIMIT 1").fetchone()
            connection.execute("SELECT rowid FROM words LIMIT 1").fetchone()
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return None


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Errors of the database are errors of this file: raises OSError."""
    try:
        yield
    except sqlite3.Error as error:
        text = f"không ghi được chỉ mục tìm kiếm ({error})"
        raise OSError(errno.EIO, text, str(file)) from error


def connect(file: Path) -> sqlite3.Connection:
    """An index in use: readers see the state before a transaction or after it."""
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def digest_of(row: SearchRow) -> bytes:
    """Of all that the index holds of a row: 12 bytes."""
    text = "\0".join(map(str, _VALUES(row)))
    return hashlib.blake2b(text.encode(), digest_size=12).digest()


def insert(connection: sqlite3.Connection, digest: bytes, row: SearchRow) -> None:
    """Put a row in that is not there yet."""
    values = list(_VALUES(row))
    values[_UNITS] = f" {' '.join(row.units)} " if row.units else ""
    key = connection.execute(_INSERT, (digest, *values)).lastrowid
    texts = _folded(row.title, row.number, row.summary, row.body)
    connection.execute(_INSERT_WORDS, (key, *texts))


def delete(connection: sqlite3.Connection, identity: str) -> None:
    """Take the row of this id out."""
    query = "SELECT key, title, number, summary, body FROM document WHERE id = ?"
    key, *texts = connection.execute(query, (identity,)).fetchone()
    connection.execute(_DELETE_WORDS, (key, *_folded(*texts)))
    connection.execute("DELETE FROM document WHERE key = ?", (key,))


def _folded(title: str, number: str, summary: str, body: str) -> tuple[str, str, str]:
    """The words of the three columns; the number is found as a part of the title."""
    return folded(f"{title} {number}" if number else title), folded(summary), folded(body)
