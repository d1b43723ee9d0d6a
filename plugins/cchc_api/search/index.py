"""The index file, read only: finds, ranks, cuts excerpts. Blocks; belongs in a worker thread."""

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc.vietnamese.matching import words
from cchc_api.search.excerpt import Excerpt, excerpt, marked
from cchc_api.search.plan import Marks, expressions
from cchc_api.search.query import REACHED, SHOWN, Query, number_forms

_STEPS = 20_000  # instructions of SQLite between two looks at the clock
_NUMBERS = 50
_COLUMNS = "key, id, url, type_label, section_name, unit_name, date, shown, title, summary, body"
_CONDITIONS = {
    "type": "d.type = ?",
    "section": "d.section = ?",
    "unit": "instr(d.units, ' ' || ? || ' ')",
    "year": "d.year = CAST(? AS INTEGER)",
}


class NotCurrent(Exception):  # noqa: N818 - a state, not a fault
    """There is no index of the published release (yet)."""


class TooLong(Exception):  # noqa: N818 - says what is the matter
    """The query took longer than it may."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found."""

    id: str
    url: str
    title: Excerpt
    kind: str
    date: str
    """ISO day, or empty where none is exact."""
    shown: str
    """The date in words."""
    section: str
    unit: str
    excerpt: Excerpt


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
            search = _Search(connection, query)
            keys = search.ranked()
            first = (query.page - 1) * SHOWN
            shown = keys[first : first + SHOWN]
            total = search.total(keys)
            return Found(total, search.hits(shown), first + SHOWN < len(keys))

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
        except (sqlite3.DatabaseError, OSError) as error:
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


class _Search:
    """One query on one state of the index."""

    def __init__(self, connection: sqlite3.Connection, query: Query) -> None:
        self._connection = connection
        self._query = query
        self._expressions = expressions(query.words)
        self._filter = "".join(f" AND {_CONDITIONS[name]}" for name in query.filters)
        self._values = tuple(query.filters.values())

    def ranked(self) -> list[int]:
        """Keys of the documents within reach, the best first."""
        order: dict[int, tuple[int, float]] = {}
        for place, key in enumerate(self._numbers()):
            order[key] = (0, float(place))
        for level, expression in enumerate(self._expressions, start=1):
            if len(order) >= REACHED:
                break
            for key, rank in self._matches(expression):
                order.setdefault(key, (level, rank))
        best = sorted(order, key=lambda key: order[key])[:REACHED]
        return self._refined(best, order)

    def total(self, keys: Sequence[int]) -> int:
        """All documents found, also those out of reach."""
        if not self._expressions:
            return len(keys)
        widest = self._expressions[-1]
        count = int(self._select("count(*)", widest)[0][0])
        numbers = set(self._numbers())
        if not numbers:
            return count
        among = {key for (key,) in self._select("f.rowid", widest, _one_of("f.rowid", numbers))}
        return count + len(numbers - among)

    def hits(self, keys: Sequence[int]) -> tuple[Hit, ...]:
        """Documents by their keys, in this order."""
        query = f"SELECT {_COLUMNS} FROM document WHERE {_one_of('key', keys)}"  # noqa: S608
        found = {row[0]: row[1:] for row in self._connection.execute(query)}
        return tuple(_hit(found[key], self._query.words) for key in keys)

    def _numbers(self) -> list[int]:
        forms = number_forms(self._query)
        if not forms:
            return []
        query = (
            "SELECT key, number_form FROM document d WHERE number_form <> '' AND number_form IN "  # noqa: S608
            f"({', '.join('?' * len(forms))}){self._filter} ORDER BY day DESC, id LIMIT {_NUMBERS}"
        )
        rows = self._connection.execute(query, (*forms, *self._values)).fetchall()
        return [key for key, form in sorted(rows, key=lambda row: forms.index(row[1]))]

    def _matches(self, expression: str) -> list[tuple[int, float]]:
        return self._select("f.rowid, f.rank", expression, end=f" ORDER BY f.rank LIMIT {REACHED}")

    def _select(self, what: str, expression: str, also: str = "", end: str = "") -> list[Any]:
        """Only column names and conditions of this module become part of the statement."""
        join = " JOIN document d ON d.key = f.rowid" if self._filter else ""
        more = f" AND {also}" if also else ""
        query = f"SELECT {what} FROM words f{join} WHERE f.words MATCH ?{self._filter}{more}{end}"  # noqa: S608
        return self._connection.execute(query, (expression, *self._values)).fetchall()

    def _refined(self, keys: list[int], order: dict[int, tuple[int, float]]) -> list[int]:
        """The same documents, within each level of strictness: whose whole title was typed, then
        those with the reader's marks; catalogue entries, which are short and so rank high by
        themselves, after documents; equal ones newest first."""
        marks = Marks(self._query) if self._query.words else None
        needs_text = marks is not None and marks.matter
        text = "title || char(10) || summary || char(10) || body" if needs_text else "''"
        columns = f"key, day, id, catalogue, title, {text}"
        query = f"SELECT {columns} FROM document WHERE {_one_of('key', keys)}"  # noqa: S608
        rows = self._connection.execute(query).fetchall()
        rows.sort(key=lambda row: row[2])
        rows.sort(key=lambda row: row[1], reverse=True)

        def place(row: tuple[int, str, str, int, str, str]) -> tuple[int, bool, int, int, float]:
            key, _, _, catalogue, title, text = row
            level, rank = order[key]
            exact = marks.rank(text) if marks and needs_text and level else 0
            return level, words(title) != self._query.words, exact, catalogue, rank

        return [row[0] for row in sorted(rows, key=place)]


def _one_of(column: str, keys: Iterable[int]) -> str:
    return f"{column} IN ({', '.join(map(str, keys))})"


def _hit(row: Sequence[str], wanted: Sequence[str]) -> Hit:
    identity, url, kind, section, unit, date, shown, title, summary, body = row
    return Hit(
        identity,
        url,
        marked(title, wanted),
        kind,
        date,
        shown,
        section,
        unit,
        excerpt((body, summary), wanted),
    )
