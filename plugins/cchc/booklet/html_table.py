"""An HTML table as a table of the document tree."""

from collections.abc import Callable

from cchc.booklet.dom import Element, Node
from cchc.booklet.html_inline import table_align
from cchc.booklet.tree import Align, Block, Cell, Inline, Row, Table

_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}


def read_table(
    node: Element,
    blocks: Callable[[list[Node]], tuple[Block, ...]],
    inlines: Callable[[list[Node]], tuple[Inline, ...]],
) -> Table:
    """Read `table`; leading rows of `th` alone count as head even without `thead`."""
    head: list[Row] = []
    body: list[Row] = []
    for part in (node, *node.elements("thead", "tbody", "tfoot")):
        rows = [_row(row, blocks) for row in part.elements("tr")]
        (head if part.tag == "thead" else body).extend(rows)
    while body and not head and all(cell.header for cell in body[0]):
        head.append(body.pop(0))
    captions = [inlines(caption.children) for caption in node.elements("caption")]
    return Table(tuple(head), tuple(body), captions[0] if captions else ())


def _row(row: Element, blocks: Callable[[list[Node]], tuple[Block, ...]]) -> Row:
    return tuple(
        Cell(
            blocks(cell.children),
            _ALIGNS.get(table_align(cell)),
            _span(cell, "colspan"),
            _span(cell, "rowspan"),
            cell.tag == "th",
        )
        for cell in row.elements("td", "th")
    )


def _span(cell: Element, name: str) -> int:
    text = cell.attributes.get(name, "1")
    return max(1, int(text)) if text.isdecimal() else 1
