"""How a tracking table is declared: which records, which columns, which sums."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct, field

from cchc.source.documents import Document
from cchc.source.yaml_block import Location
from cchc.tracking.kinds import NOT_STATED, Kind, Named
from cchc.tracking.scope import Scope
from cchc.tracking.table import Cell, Column, Row, Table, Totals
from cchc.vietnamese.periods import quarter_of


class Sourced(Protocol):
    """A record of a table: it stands somewhere in a document."""

    @property
    def document(self) -> Document:
        """The document the record comes from."""

    @property
    def location(self) -> Location:
        """Its place in the front matter; empty for the document itself."""


R = TypeVar("R", bound=Sourced)


class ColumnType(Struct, Generic[R], frozen=True, dict=True):
    """A column: label, kind and the function that finds the value (None: not stated).

    `key` is the value's place below the record's, so that its line is known; `absent` the words
    for None; `text` other words for a value than its kind has; `at` another document and place.
    """

    id: str
    label: str
    kind: Kind
    value: Callable[[R], Any]
    key: Location = ()
    absent: str | Callable[[R], str] = NOT_STATED
    text: Callable[[R], str] | None = None
    at: Callable[[R], tuple[Document, Location] | None] | None = None


class Marks(Struct, frozen=True):
    """What rows are grouped and filtered by."""

    section: str = ""
    anchor: str = ""
    units: tuple[Named, ...] = ()
    statuses: tuple[Named, ...] = ()
    quarters: tuple[str, ...] = ()


def no_marks(_record: Any) -> Marks:
    """For tables without groups and filters."""
    return Marks()


class TableType(Struct, Generic[R], frozen=True, dict=True):
    """One tracking table. `name` comes from the module: plan_progress is plan-progress."""

    title: str
    records: Callable[[Scope], Iterable[R]]
    columns: tuple[ColumnType[R], ...]
    totals: Callable[[Sequence[R]], Totals]
    totals_schema: Mapping[str, Any] = field(default_factory=dict)
    marks: Callable[[R], Marks] = no_marks
    name: str = ""

    def make(self, scope: Scope) -> Table:
        """The table of a scope."""
        records = tuple(self.records(scope))
        return Table(
            name=self.name,
            title=self.title,
            as_of=scope.dated or scope.day,
            columns=tuple(Column(c.id, c.label, c.kind) for c in self.columns),
            rows=tuple(self._row(record) for record in records),
            totals=self.totals(records),
        )

    def _row(self, record: R) -> Row:
        marks = self.marks(record)
        return Row(
            cells=tuple(_cell(column, record) for column in self.columns),
            path=record.document.path,
            line=record.document.line(record.location),
            section=marks.section,
            anchor=marks.anchor,
            units=marks.units,
            statuses=marks.statuses,
            quarters=marks.quarters,
        )


def _cell(column: ColumnType[R], record: R) -> Cell:
    value = column.value(record)
    found = column.at(record) if column.at else None
    document, place = found or (record.document, (*record.location, *column.key))
    path, line = document.path, document.line(place)
    absent = column.absent if isinstance(column.absent, str) else column.absent(record)
    if value is None:
        return Cell(None, absent, (None,) * len(column.kind.heads), path, line)
    text = column.text(record) if column.text else column.kind.text(value)
    text = text or absent
    return Cell(column.kind.json(value), text, column.kind.flat(value), path, line)


def source_of(record: Sourced) -> tuple[str, int]:
    """Path and line of a record, for the column `source`."""
    return record.document.path, record.document.line(record.location)


def quarters_of(start: date | None, end: date | None) -> tuple[str, ...]:
    """The ids of the quarters a window touches; none for an open one."""
    if start is None or end is None:
        return ()
    quarter = quarter_of(start)
    found = [quarter.id]
    while quarter.end < end:
        quarter = quarter.next()
        found.append(quarter.id)
    return tuple(found)
