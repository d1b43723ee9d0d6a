"""Column widths of a printed table, from how much each column has to say."""

import math
from collections.abc import Iterable

from cchc.booklet.tree import Align, Block, Cell, Row, Table
from cchc.booklet.tree_text import texts

_WIDE = 60
"""Weight (in letters) above which a table needs a sheet across; an A4 line holds about 85."""


def column_weights(table: Table) -> tuple[float, ...]:
    """Relative widths: at least the longest word, more for long texts but less than in proportion.

    A column with ten times the text gets about three times the width: its rows grow instead.
    """
    return tuple(_weight(column) for column in _columns(table))


def column_aligns(table: Table) -> tuple[Align, ...]:
    """Alignment of columns whose cells give none: short entries centred, text left."""
    body = _columns(Table((), table.body)) if table.body else []
    return tuple("center" if max(map(len, column), default=0) <= 6 else "left" for column in body)


def is_wide(table: Table) -> bool:
    """Whether the table reads better on a sheet across (seven columns, or much text)."""
    return table.columns >= 7 or sum(map(_needed, _columns(table))) > _WIDE + 30


def _weight(column: list[str]) -> float:
    longest = max(map(len, column), default=0)
    return max(_needed(column), math.sqrt(longest) * 2.4)


def _needed(column: list[str]) -> float:
    words = [word for text in column for word in text.split()]
    return max((len(word) for word in words), default=1) + 2.0


def _columns(table: Table) -> list[list[str]]:
    columns: list[list[str]] = [[] for _ in range(table.columns)]
    for row in placed((*table.head, *table.body)):
        for index, cell in row:
            if cell.colspan == 1 and index < len(columns):
                columns[index].append(_text(cell.blocks))
    return columns


def placed(rows: Iterable[Row]) -> list[list[tuple[int, Cell]]]:
    """The cells of each row with the number of their first column, spans from above counted."""
    taken: set[tuple[int, int]] = set()
    found = []
    for number, row in enumerate(rows):
        cells, index = [], 0
        for cell in row:
            while (number, index) in taken:
                index += 1
            cells.append((index, cell))
            reach = range(number + 1, number + cell.rowspan)
            taken |= {(r, c) for r in reach for c in range(index, index + cell.colspan)}
            index += cell.colspan
        found.append(cells)
    return found


def _text(blocks: tuple[Block, ...]) -> str:
    return " ".join(texts(blocks))
