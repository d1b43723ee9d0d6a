"""The figures of a report: pure functions from the tracking tables to sums with their rows."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cchc.booklet.reports.sums import CHAPTERS, Chapter, Sum, Values, unit_sums
from cchc.tracking.registry import tables
from cchc.tracking.scope import Scope
from cchc.tracking.table import Row, Table
from cchc.tracking.table_type import TableType, quarters_of
from cchc.vietnamese.periods import Period


class FiguresError(Exception):
    """A sum that was added again from its rows differs from the table's own: a fault of ours."""


class Figure(Struct, frozen=True):
    """One figure, its words, and the numbers (from 1) of the rows that add to it.

    `value` is None where no row states anything: that is never 0.
    """

    label: str
    value: int | None
    words: str
    rows: tuple[int, ...]


class Section(Struct, frozen=True):
    """One tracking table cut to the period, with its figures and what is printed of its rows.

    `undated` rows name no time at all, so that they belong to no period; they are told apart.
    """

    table: Table
    figures: tuple[Figure, ...]
    columns: tuple[int, ...]
    undated: int


class Figures(Struct, frozen=True):
    """Everything a report counts, as of a day. Sections without rows are left out."""

    period: Period
    as_of: date
    sections: tuple[Section, ...]
    checksum: str
    """SHA-256 of the rows: the same as long as no figure and no word of them has changed."""


def figures(scope: Scope, period: Period) -> Figures:
    """The figures of a period as of the scope's day. Raises FiguresError."""
    sections = [_section(scope, period, name, each) for name, each in CHAPTERS.items()]
    kept = tuple(section for section in sections if section.table.rows or section.undated)
    return Figures(period, scope.day, kept, _checksum(period, scope.day, kept))


def values(table: Table, row: Row) -> Values:
    """A row as JSON, by column id."""
    ids = (column.id for column in table.columns)
    return dict(zip(ids, (cell.value for cell in row.cells), strict=True))


def _section(scope: Scope, period: Period, name: str, chapter: Chapter) -> Section:
    kind = tables()[name]
    records = tuple(kind.records(scope))
    # Which records belong is seen in their rows, of which every record has one.
    whole = _made(kind, scope, records)
    belongs = [_belongs(whole, row, period) for row in whole.rows]
    kept = [record for record, inside in zip(records, belongs, strict=True) if inside]
    table = _made(kind, scope, tuple(kept))
    ids = [column.id for column in table.columns]
    return Section(
        table,
        tuple(_figures(table, chapter)),
        tuple(ids.index(column) for column in chapter.columns),
        belongs.count(None),
    )


def _made(kind: TableType[Any], scope: Scope, records: tuple[Any, ...]) -> Table:
    return replace(kind, records=lambda _scope: records).make(scope)


def _belongs(table: Table, row: Row, period: Period) -> bool | None:
    """Whether a row touches the period; None when it states neither a day nor a year.

    A task without a window, and an estimate, belong to their year.
    """
    if row.quarters:
        return bool(set(row.quarters) & set(quarters_of(period.start, period.end)))
    said = values(table, row)
    year = said.get("year") or said.get("period")
    return str(year)[:4] == period.id[:4] if year else None


def _figures(table: Table, chapter: Chapter) -> Iterator[Figure]:
    rows = [values(table, row) for row in table.rows]
    if not rows:
        return
    for each in (*chapter.sums, *unit_sums(tuple(table.totals.values.get("by_unit", ())))):
        figure = _figure(each, rows)
        stated = _stated(table, each.total)
        if stated is not None and stated != (figure.value or 0):
            raise FiguresError(f"{table.title}, {each.label}: {figure.value} ≠ {stated}")
        if figure.rows or each.always:
            yield figure


def _figure(each: Sum, rows: list[Values]) -> Figure:
    added = [(number, amount) for number, row in enumerate(rows, 1)
             if (amount := each.adds(row)) is not None]  # fmt: skip
    value = sum(amount for _, amount in added) if added else None
    # A row that adds nothing proves nothing; a counted zero stays a zero.
    proving = tuple(number for number, amount in added if amount)
    return Figure(each.label, value, each.words(value), proving)


def _stated(table: Table, place: tuple[str, ...]) -> int | None:
    if not place:
        return None
    found: Any = table.totals.values
    for key in place:
        found = found[key]
    total: int | None = found
    return total


def _checksum(period: Period, as_of: date, sections: tuple[Section, ...]) -> str:
    tables_ = {s.table.name: [_bare(values(s.table, r)) for r in s.table.rows] for s in sections}
    said = {"period": period.id, "as_of": as_of.isoformat(), "tables": tables_}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _bare(value: Any) -> Any:
    """JSON without places in files: moving a line changes no figure."""
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key != "source"}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value
