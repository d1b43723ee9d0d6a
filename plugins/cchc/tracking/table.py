"""A finished table: values with words and sources, ready for any writer."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from cchc.tracking.kinds import NOT_STATED, Flat, Kind, Named
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.periods import format_period

FILTERS: Mapping[str, str] = MappingProxyType(
    {"unit": "Đơn vị", "status": "Tình trạng", "quarter": "Quý"}
)


class Column(Struct, frozen=True):
    """A column: its id in JSON, its Vietnamese label, what it holds."""

    id: str
    label: str
    kind: Kind


class Cell(Struct, frozen=True):
    """One value: as JSON, in words, as cells of a sheet, and the file and line it comes from."""

    value: Any
    text: str
    flat: tuple[Flat, ...]
    path: str
    line: int

    @property
    def source(self) -> str:
        """`path:line`."""
        return f"{self.path}:{self.line}"


class Row(Struct, frozen=True):
    """One record: a cell per column, where it comes from, and what the filters look at.

    `section` is the heading under which rows stand together; `quarters` are period ids.
    """

    cells: tuple[Cell, ...]
    path: str
    line: int
    section: str = ""
    anchor: str = ""
    units: tuple[Named, ...] = ()
    statuses: tuple[Named, ...] = ()
    quarters: tuple[str, ...] = ()


class Totals(Struct, frozen=True):
    """Sums that re-add from the rows: as JSON, and in words (label, text)."""

    values: Mapping[str, Any]
    lines: tuple[tuple[str, str], ...] = ()


class Table(Struct, frozen=True):
    """A tracking table as of a day."""

    name: str
    title: str
    as_of: date
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: Totals
    empty: str = NOT_STATED

    def to_json(self) -> dict[str, Any]:
        """`{as_of, columns, rows, totals}`, the contract of every table."""
        ids = [column.id for column in self.columns]
        return {
            "as_of": self.as_of.isoformat(),
            "columns": [{"id": column.id, "label": column.label} for column in self.columns],
            "rows": [
                dict(zip(ids, (cell.value for cell in row.cells), strict=True)) for row in self.rows
            ],
            "totals": dict(self.totals.values),
        }

    def shown(self) -> tuple[int, ...]:
        """The places of the columns that people read; sources stand aside."""
        return tuple(i for i, column in enumerate(self.columns) if not column.kind.aside)

    def options(self, name: str) -> tuple[tuple[str, str], ...]:
        """The choices of a filter (`unit`, `status`, `quarter`): value and words, in order.

        Raises KeyError for another name.
        """
        found = {choice: words for row in self.rows for choice, words in choices(row, name)}
        if name == "unit":
            return tuple(sorted(found.items(), key=lambda item: sort_key(item[1])))
        return tuple(sorted(found.items())) if name == "quarter" else tuple(found.items())


def choices(row: Row, name: str) -> tuple[tuple[str, str], ...]:
    """What a row answers to a filter. Raises KeyError for a name that is no filter."""
    if name == "unit":
        return tuple((unit.id, unit.name) for unit in row.units)
    if name == "status":
        return tuple((status.id, status.name) for status in row.statuses)
    if name == "quarter":
        return tuple((quarter, format_period(quarter)) for quarter in row.quarters)
    raise KeyError(name)
