"""SQLite: one file, one writer. Write-ahead log, flushed to disk before a commit returns."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from cchc_api.database import (
    BUSY_SECONDS,
    NewerSchema,
    open_database,
    reason,
    transaction,
    try_to_write,
)
from cchc_api.days import date_of
from cchc_api.stores.protocol import (
    PageCount,
    PageDay,
    Rows,
    StoreError,
    Tally,
    Totals,
    by_day,
)

MIGRATIONS = Path(__file__).parent / "migrations" / "sqlite"

_STEP, _MOST = 8, 64
_ADD_PAGES = """
INSERT INTO page_day (day, path, views, visits, uniques, bots) VALUES {rows}
ON CONFLICT (day, path) DO UPDATE SET views = views + excluded.views,
  visits = visits + excluded.visits, uniques = uniques + excluded.uniques,
  bots = bots + excluded.bots
"""
_ADD_SITE = """
INSERT INTO site_day (day, views, visits, uniques, bots) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (day) DO UPDATE SET views = views + excluded.views,
  visits = visits + excluded.visits, uniques = uniques + excluded.uniques,
  bots = bots + excluded.bots
"""
_TOTALS = """
SELECT coalesce(sum(visits), 0), coalesce(sum(visits) FILTER (WHERE day = :today), 0),
  coalesce(sum(uniques) FILTER (WHERE day = :today), 0) FROM site_day
"""
_TOP = """
SELECT path, sum(views) AS views, sum(visits) FROM page_day
WHERE day BETWEEN ? AND ? GROUP BY path HAVING sum(views) > 0 ORDER BY views DESC, path LIMIT ?
"""
_PAGES = """
SELECT day, path, views, visits, uniques, bots FROM page_day
WHERE day BETWEEN ? AND ? ORDER BY day, path
"""
_PAGE_VIEWS = "SELECT path, sum(views) FROM page_day GROUP BY path"

_PageRow = tuple[str, str, int, int, int, int]


class SqliteStore:
    """Opens or creates the file and brings it to the newest schema.

    Raises StoreError if the folder cannot be written or the file is not a counter of this or an
    earlier version. ``synchronous`` is FULL in service: one fdatasync per commit.
    """

    shared = False

    def __init__(self, file: Path, synchronous: str = "FULL") -> None:
        self._file = file
        self._lock = threading.Lock()
        with self._failures():
            file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = open_database(file, MIGRATIONS, synchronous=synchronous)

    def commit(self, rows: Rows) -> None:
        """Add the rows in one transaction; durable when this returns."""
        days = by_day(rows)
        names = {day: date_of(day).isoformat() for day in days}
        pages = [
            (names[day], path, tally.views, tally.visits, tally.uniques, tally.bots)
            for (day, path), tally in rows.items()
        ]
        sites = [(names[day], t.views, t.visits, t.uniques, t.bots) for day, t in days.items()]
        with self._transaction() as connection:
            for first in range(0, len(pages), _MOST):
                _add_pages(connection, pages[first : first + _MOST])
            connection.executemany(_ADD_SITE, sites)

    def totals(self, today: date) -> Totals:
        """Visits ever stored, and the figures of one day."""
        with self._lock, self._failures():
            row = self._connection.execute(_TOTALS, {"today": today.isoformat()}).fetchone()
        return Totals(*row)

    def top(self, first: date, last: date, count: int) -> list[PageCount]:
        """The most viewed pages."""
        period = (first.isoformat(), last.isoformat(), count)
        return [PageCount(*row) for row in self._read(_TOP, period)]

    def pages(self, first: date, last: date) -> list[PageDay]:
        """All that is stored of a period."""
        period = (first.isoformat(), last.isoformat())
        rows = self._read(_PAGES, period)
        return [PageDay(date.fromisoformat(row[0]), row[1], Tally(*row[2:])) for row in rows]

    def page_views(self) -> dict[str, int]:
        """Views ever stored, by page."""
        return dict(self._read(_PAGE_VIEWS, ()))

    def check(self) -> None:
        """Write, and take it back."""
        with self._lock, self._failures():
            try_to_write(self._connection)

    def close(self) -> None:
        """Close the file; SQLite folds the write-ahead log back into it."""
        self._connection.close()

    def _read(self, query: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        """Read on a connection of its own, beside the writer."""
        with self._failures(), closing(read_only(self._file)) as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._failures(), transaction(self._connection):
            yield self._connection

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, OverflowError, NewerSchema) as error:
            said = reason(error)
            raise StoreError(f"Không dùng được tệp bộ đếm {self._file}: {said}.") from error


def _add_pages(connection: sqlite3.Connection, rows: list[_PageRow]) -> None:
    """By one statement: each lets go of the interpreter's lock, and a thread that does waits for
    the event loop to get it back. Rows of zeros fill up the number to one of few, so that the
    statement is among those already prepared."""
    rows += [(*rows[-1][:2], 0, 0, 0, 0)] * (-len(rows) % _STEP)
    places = ", ".join(["(?, ?, ?, ?, ?, ?)"] * len(rows))
    connection.execute(_ADD_PAGES.format(rows=places), list(chain.from_iterable(rows)))


def read_only(file: Path, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection that changes nothing and creates nothing; ``patience`` in seconds."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", timeout=patience, uri=True)
