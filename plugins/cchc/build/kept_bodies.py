"""Parsed bodies kept from build to build in `<root>/.cchc/bodies.sqlite`, by digest of their file.

Nothing is lost with it: without the file, or with a damaged one, bodies are parsed again. Every
process writes through a connection of its own, many bodies at a time.
"""

import marshal
import os
import sqlite3
from collections.abc import Collection
from contextlib import closing, suppress
from pathlib import Path

from cchc.build.stamp import installation
from cchc.pages.body import Parsed

FILE = ".cchc/bodies.sqlite"
_TOGETHER = 100
_SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS maker (stamp BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS body (digest BLOB PRIMARY KEY, parsed BLOB NOT NULL);
"""


class BodyStore:
    """Parsed bodies on disk; see `cchc.pages.bodies.KeptBodies`."""

    def __init__(self, root: Path) -> None:
        self._file = root / FILE
        self._owner = 0
        self._connection: sqlite3.Connection | None = None
        self._is_empty = False
        self._waiting: list[tuple[bytes, bytes]] = []

    def get(self, content: bytes) -> Parsed | None:
        """The body of a file with this digest, if it was kept."""
        connection = self._open()
        if connection is None or self._is_empty:
            return None
        try:
            query = "SELECT parsed FROM body WHERE digest = ?"
            row = connection.execute(query, (content,)).fetchone()
            return Parsed.from_plain(marshal.loads(row[0])) if row else None  # noqa: S302 - our own
        except (sqlite3.Error, ValueError, EOFError, TypeError):
            return None

    def put(self, content: bytes, parsed: Parsed) -> None:
        """Keep a body, together with others."""
        self._open()
        self._waiting.append((content, marshal.dumps(parsed.to_plain())))
        if len(self._waiting) >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        connection, waiting = self._open(), self._waiting
        self._waiting = []
        if connection and waiting:
            with suppress(sqlite3.Error), connection:
                connection.executemany("INSERT OR REPLACE INTO body VALUES (?, ?)", waiting)

    def prune(self, wanted: Collection[bytes]) -> None:
        """Remove bodies nobody wants once they are the greater part."""
        connection = self._open()
        if connection is None:
            return
        with suppress(sqlite3.Error), connection:
            known = connection.execute("SELECT count(*) FROM body").fetchone()[0]
            if known > 2 * len(wanted) + _TOGETHER:
                digests = {row[0] for row in connection.execute("SELECT digest FROM body")}
                gone = [(digest,) for digest in digests.difference(wanted)]
                connection.executemany("DELETE FROM body WHERE digest = ?", gone)

    def close(self) -> None:
        """Write what waits and let go of the file."""
        self.flush()
        if self._connection:
            self._connection.close()
        self._connection, self._owner = None, 0

    def _open(self) -> sqlite3.Connection | None:
        """This process's connection; a forked one must not use that of its parent."""
        if self._owner != os.getpid():
            self._owner, self._waiting = os.getpid(), []
            self._connection = _connected(self._file)
            self._is_empty = _is_empty(self._connection)
        return self._connection


def _is_empty(connection: sqlite3.Connection | None) -> bool:
    """Whether nothing was kept when this process began: a first build need not ask for each."""
    if connection is None:
        return True
    with closing(connection.execute("SELECT 1 FROM body LIMIT 1")) as found:
        return found.fetchone() is None


def _connected(file: Path) -> sqlite3.Connection | None:
    file.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(2):
        try:
            connection = sqlite3.connect(file, timeout=30)
            connection.executescript(_SCHEMA)
            if _is_of_this_library(connection):
                return connection
            connection.close()
        except sqlite3.OperationalError:
            return None  # locked or read-only: bodies are parsed again
        except sqlite3.DatabaseError:
            pass
        for end in ("", "-wal", "-shm"):
            file.with_name(file.name + end).unlink(missing_ok=True)
    return None


def _is_of_this_library(connection: sqlite3.Connection) -> bool:
    now = installation()
    with closing(connection.execute("SELECT stamp FROM maker")) as found:
        stamps = found.fetchall()
    if not stamps:
        with connection:
            connection.execute("INSERT INTO maker VALUES (?)", (now,))
        return True
    return bool(stamps == [(now,)])
