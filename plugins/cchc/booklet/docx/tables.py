"""Tables of a draft: fixed widths, repeated head, merged cells, no lonely last row."""

from collections.abc import Callable, Sequence

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.table import Table, _Cell, _Row

from cchc.booklet.docx.lines import ALIGNS, mark_rows
from cchc.booklet.typst_inline import Data

Make = Callable[[int, Sequence[float]], Table]
Fill = Callable[[_Cell, Sequence[Data], bool, float], None]


def write_table(make: Make, data: Data, width: float, fill: Fill) -> None:
    """Write a table of `width` mm; `fill` puts blocks into a cell, bold for a head."""
    rows = [*data["head"], *data["body"]]
    weights = data["columns"]
    if not rows or not weights:
        return
    widths = [width * weight / sum(weights) for weight in weights]
    table = make(len(rows), widths)
    # Asked for once: the library looks through the whole table for every cell.
    lines = list(table.rows)
    grid = [line.cells for line in lines]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        head = number < len(data["head"])
        mark_rows((lines[number]._tr,), "w:cantSplit", *(("w:tblHeader",) if head else ()))
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            column = _place(grid, (number, column), cell, taken, head, widths, fill)
    if len(data["body"]) > 1:
        _keep_with_next(lines[-2])


def _place(
    grid: Sequence[Sequence[_Cell]],
    at: tuple[int, int],
    cell: Data,
    taken: set[tuple[int, int]],
    head: bool,
    widths: Sequence[float],
    fill: Fill,
) -> int:
    """Write one cell at (row, column); the column after it."""
    number, column = at
    last = min(column + cell["colspan"], len(widths)) - 1
    lowest = min(number + cell["rowspan"], len(grid)) - 1
    if column > last:
        return column
    place = grid[number][column]
    if (lowest, last) != (number, column):
        place = place.merge(grid[lowest][last])
    taken |= {(r, c) for r in range(number, lowest + 1) for c in range(column, last + 1)}
    fill(place, cell["b"], head or cell["header"], sum(widths[column : last + 1]))
    for paragraph in place.paragraphs:
        paragraph.paragraph_format.alignment = ALIGNS[cell["align"]]
    if head:
        place.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return int(last) + 1


def _keep_with_next(row: _Row) -> None:
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
