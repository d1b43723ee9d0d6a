"""Which documents a query finds, and in which order."""

import heapq
import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any

from cchc.vietnamese.matching import words
from cchc_api.search.excerpt import Excerpt, Excerpts
from cchc_api.search.plan import Marks, expressions
from cchc_api.search.query import REACHED, SHOWN, Query, number_forms

_NUMBERS = 50
_WEIGHED = 1_000
"""Matches of an expression that are weighed by bm25, which looks at every place of every word: of
more matches, the ones added last, and those with the words in their title. What stands in so many
documents tells none of them apart."""
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
    """What one query finds in one state of the index; `reached` documents of it can be shown."""

    def __init__(self, connection: sqlite3.Connection, query: Query) -> None:
        self._connection = connection
        self._query = query
        self._expressions = expressions(query.words)
        self._filter = "".join(f" AND {_CONDITIONS[name]}" for name in query.filters)
        self._values = tuple(query.filters.values())
        self._numbered = self._numbers()
        self._levels = self._leveled()
        self.reached = sum(map(len, self._levels))

    def page(self, first: int, count: int) -> list[int]:
        """The keys of some documents within reach, the best first.

        Within each level of strictness those with the reader's marks go first, then those with the
        words as their title or in it; brief ones, which bm25 favours, after the others; equal ones
        newest first.
        """
        ordered = (
            key for level, keys in enumerate(self._levels) for key in self._by_marks(level, keys)
        )
        return list(islice(ordered, first, first + count))

    def _leveled(self) -> list[list[int]]:
        """The documents within reach by level, each in order but for the marks."""
        order: dict[int, tuple[int, float]] = {}
        for place, key in enumerate(self._numbered):
            order[key] = (0, float(place))
        for level, expression in enumerate(self._expressions, start=1):
            if len(order) >= REACHED:
                break
            for key, rank in self._best(expression):
                order.setdefault(key, (level, rank))
        best = sorted(order, key=lambda key: order[key])[:REACHED]
        levels: list[list[int]] = [[] for _ in range(len(self._expressions) + 1)]
        for key in self._by_title(best, order):
            levels[order[key][0]].append(key)
        return levels

    def total(self) -> int:
        """All documents found, also those out of reach."""
        if not self._expressions:
            return self.reached
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

    def _best(self, expression: str) -> list[tuple[int, float]]:
        """Within reach, best first; a rank is the smaller the better."""
        # Not ORDER BY rank: sorted by the engine, the same costs half as much again.
        newest = " ORDER BY f.rowid DESC LIMIT "
        found = self._select("f.rowid, f.rank", expression, end=f"{newest}{_WEIGHED}")
        if len(found) == _WEIGHED:
            title = f"title : ({expression})"
            named = {
                key for (key,) in self._select("f.rowid", title, end=f"{newest}{REACHED // 2}")
            }
            found = [(key, rank) for key, rank in found if key not in named]
            found += [(key, -math.inf) for key in named]
        return heapq.nsmallest(REACHED, found, key=itemgetter(1))

    def _select(self, what: str, expression: str, also: str = "", end: str = "") -> list[Any]:
        """Only column names and conditions of this module become part of the statement."""
        join = " JOIN document d ON d.key = f.rowid" if self._filter else ""
        more = f" AND {also}" if also else ""
        query = f"SELECT {what} FROM words f{join} WHERE f.words MATCH ?{self._filter}{more}{end}"  # noqa: S608
        return self._connection.execute(query, (expression, *self._values)).fetchall()

    def _by_title(self, keys: list[int], order: dict[int, tuple[int, float]]) -> list[int]:
        columns = "key, day, id, brief, title"
        query = f"SELECT {columns} FROM document WHERE {_one_of('key', keys)}"  # noqa: S608
        rows = self._connection.execute(query).fetchall()
        rows.sort(key=itemgetter(2))
        rows.sort(key=itemgetter(1), reverse=True)
        wanted = self._query.words

        def place(row: tuple[int, str, str, int, str]) -> tuple[float, ...]:
            key, _, _, brief, title = row
            level, rank = order[key]
            return level, _title_rank(words(title), wanted), brief, rank

        return [row[0] for row in sorted(rows, key=place)]

    def _by_marks(self, level: int, keys: list[int]) -> Iterator[int]:
        """The same documents, those with the marks of the query first. Texts are read only until
        enough have been taken: most readers look at the first page."""
        marks = Marks(self._query) if self._query.words else None
        if marks is None or not marks.matter or not level:
            yield from keys
            return
        later: dict[int, list[int]] = {1: [], 2: []}
        for few in (keys[at : at + SHOWN] for at in range(0, len(keys), SHOWN)):
            texts = self._texts(few)
            for key in few:
                rank = marks.rank(texts[key], has_phrase=level == 1)
                if rank == (0 if level == 1 else 1):
                    yield key
                else:
                    later[rank].append(key)
        yield from later[1]
        yield from later[2]

    def _texts(self, keys: Sequence[int]) -> dict[int, str]:
        text = "title || char(10) || summary || char(10) || body"
        query = f"SELECT key, {text} FROM document WHERE {_one_of('key', keys)}"  # noqa: S608
        return dict(self._connection.execute(query).fetchall())


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
