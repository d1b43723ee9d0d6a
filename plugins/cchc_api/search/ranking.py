"""Which documents a query finds, and in which order."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cchc.vietnamese.matching import words
from cchc_api.search.excerpt import Excerpt, Excerpts
from cchc_api.search.plan import Marks, expressions
from cchc_api.search.query import REACHED, Query, number_forms

_NUMBERS = 50
_COLUMNS = "key, id, url, type_label, section_name, unit_name, date, shown, title, summary, body"
_CONDITIONS = {
    "type": "d.type = ?",
    "section": "d.section = ?",
    "unit": "instr(d.units, ' ' || ? || ' ')",
    "year": "d.year = CAST(? AS INTEGER)",
}


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


class Ranking:
    """What one query finds in one state of the index; `keys` are the documents within reach,
    the best first."""

    def __init__(self, connection: sqlite3.Connection, query: Query) -> None:
        self._connection = connection
        self._query = query
        self._expressions = expressions(query.words)
        self._filter = "".join(f" AND {_CONDITIONS[name]}" for name in query.filters)
        self._values = tuple(query.filters.values())
        self._numbered = self._numbers()
        self.keys = self._ranked()

    def _ranked(self) -> list[int]:
        order: dict[int, tuple[int, float]] = {}
        for place, key in enumerate(self._numbered):
            order[key] = (0, float(place))
        for level, expression in enumerate(self._expressions, start=1):
            if len(order) >= REACHED:
                break
            for key, rank in self._matches(expression):
                order.setdefault(key, (level, rank))
        best = sorted(order, key=lambda key: order[key])[:REACHED]
        return self._refined(best, order)

    def total(self) -> int:
        """All documents found, also those out of reach."""
        if not self._expressions:
            return len(self.keys)
        widest = self._expressions[-1]
        count = int(self._select("count(*)", widest)[0][0])
        numbers = set(self._numbered)
        if not numbers:
            return count
        among = {key for (key,) in self._select("f.rowid", widest, _one_of("f.rowid", numbers))}
        return count + len(numbers - among)

    def hits(self, keys: Sequence[int]) -> tuple[Hit, ...]:
        """Documents by their keys, in this order."""
        query = f"SELECT {_COLUMNS} FROM document WHERE {_one_of('key', keys)}"  # noqa: S608
        found = {row[0]: row[1:] for row in self._connection.execute(query)}
        excerpts = Excerpts(self._query.words)
        return tuple(_hit(found[key], excerpts) for key in keys)

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
        """The same documents, within each level of strictness: those with the reader's marks
        first, then those with the words as their title or in it; brief ones, which bm25 favours,
        after the others; equal ones newest first."""
        marks = Marks(self._query) if self._query.words else None
        needs_text = marks is not None and marks.matter
        text = "title || char(10) || summary || char(10) || body" if needs_text else "''"
        columns = f"key, day, id, brief, title, {text}"
        query = f"SELECT {columns} FROM document WHERE {_one_of('key', keys)}"  # noqa: S608
        rows = self._connection.execute(query).fetchall()
        rows.sort(key=lambda row: row[2])
        rows.sort(key=lambda row: row[1], reverse=True)

        def place(row: tuple[int, str, str, int, str, str]) -> tuple[float, ...]:
            key, _, _, brief, title, text = row
            level, rank = order[key]
            exact = 0
            if marks is not None and needs_text and level:
                exact = marks.rank(text, has_phrase=level == 1)
            return level, exact, _title_rank(words(title), self._query.words), brief, rank

        return [row[0] for row in sorted(rows, key=place)]


def _title_rank(title: tuple[str, ...], wanted: tuple[str, ...]) -> int:
    """0 for the words themselves, 1 for a title that holds them in a row, 2 for others."""
    if title == wanted:
        return 0
    padded, row = f" {' '.join(title)}", f" {' '.join(wanted)}"
    return 1 if row in padded else 2


def _one_of(column: str, keys: Iterable[int]) -> str:
    return f"{column} IN ({', '.join(map(str, keys))})"


def _hit(row: Sequence[str], excerpts: Excerpts) -> Hit:
    identity, url, kind, section, unit, date, shown, title, summary, body = row
    return Hit(
        identity,
        url,
        excerpts.whole(title),
        kind,
        date,
        shown,
        section,
        unit,
        excerpts.cut(body, summary),
    )
