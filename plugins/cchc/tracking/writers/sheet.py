"""The flat form of a table that CSV and XLSX share: one value a cell."""

from cchc.tracking.kinds import Flat
from cchc.tracking.table import Row, Table

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def head(table: Table) -> tuple[str, ...]:
    """Labels; a value of several cells gives several labels: "Chỉ tiêu (ít nhất)"."""
    return tuple(
        f"{column.label} ({end})" if end else column.label
        for column in table.columns
        for end in column.kind.heads
    )


def line(row: Row) -> tuple[Flat, ...]:
    """The values of a row, None for what is not stated."""
    return tuple(value for cell in row.cells for value in cell.flat)


def harmless(text: str) -> str:
    """A text no spreadsheet takes for a formula: a leading = + - @ gets an apostrophe before it.

    The rule is OWASP's against CSV injection.
    """
    return f"'{text}" if text.startswith(_DANGEROUS) else text
