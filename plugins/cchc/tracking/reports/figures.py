"""The figures of a report: pure functions from the tracking tables to sums with their rows."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from msgspec.structs import replace

from cchc.source.report_rows import Figure, Figures, Line, Section
from cchc.source.store import Store
from cchc.tracking.kinds import Flat
from cchc.tracking.registry import tables
from cchc.tracking.reports.feedback import feedback_section
from cchc.tracking.reports.sums import CHAPTERS, Chapter, Sum, Values, unit_sums
from cchc.tracking.scope import Scope
from cchc.tracking.table import Row, Table
from cchc.tracking.table_type import TableType, quarters_of
from cchc.vietnamese.dates import ZONE
from cchc.vietnamese.periods import Period


class FiguresError(Exception):
    """A sum that was added again from its rows differs from the table's own: a fault of ours."""


def figures(store: Store, period: Period, day: date) -> Figures:
    """The figures of a period as of a day, from the tables as `cchc table` gives them, and from
    the citizens' box.

    Raises FiguresError.
    """
    found, counts = table_figures(store, period, day), feedback_section(store, period, day)
    return replace(found, sections=(*found.sections, *((counts,) if counts else ())))


def table_figures(store: Store, period: Period, day: date) -> Figures:
    """The figures that follow from the content alone. Raises FiguresError."""
    scope = Scope(store, datetime.combine(day, time(12), ZONE))
    found = [_section(scope, period, name, each) for name, each in CHAPTERS.items()]
    kept = [section for section in found if section.lines or section.undated]
    return Figures(period.id, day, tuple(kept))


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
    by_id = {column.id: column for column in table.columns}
    lines = tuple(_line(scope.store, table, row, chapter) for row in table.rows)
    return Section(
        name=name,
        title=table.title,
        labels=tuple(by_id[id].label for id in chapter.columns),
        heads=_heads(table),
        days=_days([_flat(table, row) for row in table.rows]),
        figures=tuple(figures_of_table(table, chapter)),
        lines=lines,
        undated=belongs.count(None),
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


def _line(store: Store, table: Table, row: Row, chapter: Chapter) -> Line:
    cells = dict(zip((column.id for column in table.columns), row.cells, strict=True))
    return Line(
        key=" ".join(cells[id].text for id in chapter.key if cells[id].value is not None),
        texts=tuple(cells[id].text for id in chapter.columns),
        values=tuple(v.isoformat() if isinstance(v, date) else v for v in _flat(table, row)),
        source=f"{row.path}:{row.line}",
        cites=tuple(dict.fromkeys(_cited(store, [cell.value for cell in row.cells]))),
    )


def _heads(table: Table) -> tuple[str, ...]:
    """Labels of the workbook; where a row comes from stands apart from what it says."""
    return tuple(
        f"{column.label} ({end})" if end else column.label
        for column in table.columns
        if not column.kind.aside
        for end in column.kind.heads
    )


def _flat(table: Table, row: Row) -> tuple[Flat, ...]:
    cells = zip(table.columns, row.cells, strict=True)
    return tuple(v for column, cell in cells if not column.kind.aside for v in cell.flat)


def _days(rows: list[tuple[Flat, ...]]) -> tuple[int, ...]:
    places = range(len(rows[0]) if rows else 0)
    return tuple(place for place in places if any(isinstance(row[place], date) for row in rows))


def _cited(store: Store, value: Any) -> Iterator[str]:
    """The files of all documents that a value in JSON names; units and the like are no secret."""
    for identity in _ids(value):
        document = store.get(identity)
        if document is not None and not document.kind.catalogue:
            yield document.path


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value["id"]
        yield from _ids(list(value.values()))
    elif isinstance(value, list):
        for inner in value:
            yield from _ids(inner)


def figures_of_table(table: Table, chapter: Chapter) -> Iterator[Figure]:
    """The figures of one table, each added again from its rows. Raises FiguresError."""
    rows = [values(table, row) for row in table.rows]
    if not rows:
        return
    for each in (*chapter.sums, *unit_sums(tuple(table.totals.values.get("by_unit", ())))):
        figure = added(each, rows)
        stated = _stated(table, each.total)
        if stated is not None and stated != (figure.value or 0):
            raise FiguresError(f"{table.title}, {each.label}: {figure.value} ≠ {stated}")
        if figure.rows or each.always:
            yield figure


def added(each: Sum, rows: list[Values]) -> Figure:
    """One figure, added from rows in JSON."""
    found = [(number, amount) for number, row in enumerate(rows, 1)
             if (amount := each.adds(row)) is not None]  # fmt: skip
    value = sum(amount for _, amount in found) if found else None
    # A row that adds nothing proves nothing; a counted zero stays a zero.
    proving = tuple(number for number, amount in found if amount)
    return Figure(each.label, value, each.words(value), proving)


def _stated(table: Table, place: tuple[str, ...]) -> int | None:
    if not place:
        return None
    found: Any = table.totals.values
    for key in place:
        found = found[key]
    total: int | None = found
    return total
