"""The index file, read only, in the state of the published release. Blocks: belongs in a worker
thread."""

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cchc_api.search.query import SHOWN, Query
from cchc_api.search.ranking import Hit, Ranking

_log = logging.getLogger(__name__)

_STEPS = 1_000  # instructions of SQLite between two looks at the clock


class NotCurrent(Exception):  # noqa: N818 - a state, not a fault
    """There is no index of the published release (yet)."""


class TooLong(Exception):  # noqa: N818 - says what is the matter
    """The query took longer than it may."""


@dataclass(frozen=True, slots=True)
class Found:
    """How many documents there are, one page of them, and whether another page follows."""

    total: int
    hits: tuple[Hit, ...]
    has_more: bool


class SearchIndex:
    """The index in one file; each thread reads on a connection of its own."""

    def __init__(self, file: Path, patience: float) -> None:
        """``patience``: seconds one query may take."""
        self._file = file
        self._patience = patience
        self._own = threading.local()
        self._lock = threading.Lock()
        self._open: list[sqlite3.Connection] = []

    def check(self, release: str) -> None:
        """Raises NotCurrent unless the index is that of a release."""
        with self._reading(release):
            pass

    def find(self, query: Query, release: str) -> Found:
        """One page of results. Raises NotCurrent, or TooLong."""
        with self._reading(release) as connection:
            ranking = Ranking(connection, query)
            first = (query.page - 1) * SHOWN
            hits = ranking.hits(ranking.page(first, SHOWN))
            return Found(ranking.total(), hits, first + SHOWN < ranking.reached)

    def close(self) -> None:
        """Close the connections of all threads, which must have ended."""
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()

    @contextmanager
    def _reading(self, release: str) -> Iterator[sqlite3.Connection]:
        """One consistent state of the index, checked to be that of the release."""
        try:
            connection = self._connection()
            connection.execute("BEGIN")
            try:
                found = connection.execute("SELECT id FROM release").fetchone()
                if found is None or found[0] != release:
                    raise NotCurrent
                yield connection
            finally:
                connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise TooLong from None
            raise NotCurrent from error
        except sqlite3.DatabaseError as error:
            _log.error("Chỉ mục tìm kiếm hỏng (%s); hãy chạy cchc build --clean.", error)
            raise NotCurrent from error
        except OSError as error:
            raise NotCurrent from error

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection to the file that has the name now. Raises OSError."""
        stat = self._file.stat()
        stamp = (stat.st_dev, stat.st_ino)
        if getattr(self._own, "stamp", None) != stamp:
            self._forget()
            uri = f"{self._file.absolute().as_uri()}?mode=ro"
            connection = sqlite3.connect(
                uri, uri=True, timeout=self._patience, isolation_level=None,
                check_same_thread=False,
            )  # fmt: skip
            self._own.connection, self._own.stamp = connection, stamp
            with self._lock:
                self._open.append(connection)
        connection = self._own.connection
        deadline = time.monotonic() + self._patience
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        return connection  # type: ignore[no-any-return]

    def _forget(self) -> None:
        old = getattr(self._own, "connection", None)
        if old is not None:
            with self._lock:
                self._open.remove(old)
            old.close()
            self._own.connection = self._own.stamp = None
