"""A table for the terminal: aligned columns, cells wrapped."""

from collections.abc import Iterable
from io import StringIO

import rich.box
import rich.table
from rich.console import Console
from rich.text import Text

from cchc.tracking.table import Row, Table
from cchc.vietnamese.dates import format_date

DEFAULT_WIDTH = 160
_GAP = 3
_LONG = 72
_BREAKABLE = 20


def write(table: Table, width: int = DEFAULT_WIDTH) -> str:
    """Title, day, rows under their sections, totals in words; without rows "chưa có số liệu".

    Lines are longer than `width` only where a word of a column would have to be broken.
    """
    out = StringIO()
    widths = _widths(table, width)
    console = Console(
        file=out,
        width=max(width, sum(widths) + _GAP * len(widths)),
        color_system=None,
        force_terminal=False,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    console.print(table.title)
    console.print(f"Số liệu đến ngày {format_date(table.as_of)}")
    if not table.rows:
        console.print(table.empty)
        return _trimmed(out)
    for section, rows in sections(table):
        console.print(f"\n{section}" if section else "")
        console.print(_grid(table, rows, widths))
    for label, text in table.totals.lines:
        console.print(f"{label}: {text}")
    return _trimmed(out)


def sections(table: Table) -> list[tuple[str, list[Row]]]:
    """Rows under their headings, in their order; a heading comes again when rows alternate."""
    found: list[tuple[str, list[Row]]] = []
    for row in table.rows:
        if not found or found[-1][0] != row.section:
            found.append((row.section, []))
        found[-1][1].append(row)
    return found


def _widths(table: Table, width: int) -> list[int]:
    """Column widths: each at least its longest word, of codes the whole value.

    What is left of `width` goes, letter by letter, to the column whose texts wrap most.
    """
    wanted, widths = [], []
    for place in table.shown():
        column = table.columns[place]
        cells = [row.cells[place].text for row in table.rows]
        words = cells if column.kind.unbroken else _words(cells)
        widths.append(max(map(len, [*words, *column.label.split()]), default=1))
        wanted.append(min(max(map(len, [*cells, column.label])), _LONG))
    for _ in range(width - sum(widths) - _GAP * len(widths)):
        lines = [most / given for most, given in zip(wanted, widths, strict=True)]
        if max(lines) <= 1:
            break
        widths[lines.index(max(lines))] += 1
    return widths


def _words(texts: Iterable[str]) -> list[str]:
    """The words of texts; of a web address its beginning, so that it may be broken."""
    return [word[:_BREAKABLE] for text in texts for word in text.split()]


def _grid(table: Table, rows: list[Row], widths: list[int]) -> rich.table.Table:
    grid = rich.table.Table(box=rich.box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    shown = table.shown()
    for place, given in zip(shown, widths, strict=True):
        column = table.columns[place]
        grid.add_column(
            Text(column.label),
            justify="right" if column.kind.numeric else "left",
            overflow="fold",
            width=given,
        )
    for row in rows:
        grid.add_row(*(Text(row.cells[place].text) for place in shown))
    return grid


def _trimmed(out: StringIO) -> str:
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
