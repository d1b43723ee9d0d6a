"""Blocks of the document tree as data for the Typst template.

The tree is flattened into what is printed one below the other: the decree indents the first line
of every clause and point alike, so nesting shows in the markers, not in the margins.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from cchc.booklet.form import Form
from cchc.booklet.headings import heading_lines, item_role, titled_clauses
from cchc.booklet.tree import (
    Across,
    Align,
    Block,
    Cell,
    CodeBlock,
    Definitions,
    Heading,
    Image,
    Inline,
    Item,
    List,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
)
from cchc.booklet.tree_text import opening
from cchc.booklet.typst_inline import Data, InlineWriter, visible
from cchc.booklet.widths import column_aligns, column_weights, placed

NESTED = 100
"""Depth of what lies in a frame, a cell or a note: no new page begins there, and an address stands
in brackets instead of at the foot of the page."""


class BlockWriter:
    """Lowers the blocks of one document; remembers the heading level reached so far."""

    def __init__(
        self,
        form: Form,
        images: Mapping[str, str],
        form_b: bool,
        prefix: str = "",
        pages: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.form = form
        self.images = images
        self.form_b = form_b
        self.prefix = prefix
        self.pages = pages
        self.source_level = 1
        self.level = 1

    def blocks(self, blocks: Iterable[Block], depth: int = 0) -> list[Data]:
        """Data of the blocks; `depth` counts the lists around them."""
        return [data for block in blocks for data in self._block(block, depth)]

    def runs(self, children: Iterable[Inline], notes: bool = False) -> list[Data]:
        """Data of inline nodes; `notes` = addresses of links go to the foot of the page."""
        return InlineWriter(self.images, self._inner, self.prefix, notes, self.pages).runs(children)

    def _inner(self, blocks: tuple[Block, ...]) -> list[Data]:
        return self.blocks(blocks, depth=NESTED)

    def _block(  # noqa: C901, PLR0912 - one case per block
        self, block: Block, depth: int
    ) -> Iterator[Data]:
        match block:
            case Paragraph((Image() as image,)):
                caption = self.runs((Text(image.caption),)) if image.caption else []
                yield {"k": "figure", "r": self.runs((image,)), "caption": caption}
            case Paragraph(children):
                yield self._paragraph(children, notes=depth < NESTED)
            case Heading():
                yield self._heading(block)
            case List():
                yield from self._list(block, depth)
            case Definitions(items):
                for item in items:
                    yield self._paragraph((Strong(item.term),)) | {"sticky": True}
                    yield from self.blocks(item.blocks, depth + 1)
            case Table():
                yield self._table(block)
            case Quote(blocks):
                yield {"k": "quote", "b": self._inner(blocks)}
            case CodeBlock(text):
                yield {"k": "code", "lines": visible(text).splitlines()}
            case Note(title, blocks):
                inner = [self._paragraph((Strong(title),)) | {"sticky": True}] if title else []
                yield {"k": "note", "b": inner + self._inner(blocks)}
            case Rule():
                yield {"k": "rule"}
            case PageBreak() if depth == 0:
                yield {"k": "pagebreak"}
            case Across(blocks):
                yield {"k": "across", "b": self.blocks(blocks)}

    def _paragraph(
        self, children: tuple[Inline, ...], role: str = "body", notes: bool = False
    ) -> Data:
        return {"k": "p", "role": role, "r": self.runs(children, notes)}

    def _heading(self, block: Heading) -> Data:
        # PDF/UA forbids skipped levels: h2 followed by h4 prints as levels 2 and 3.
        if block.level > self.source_level:
            self.level += 1
        elif block.level < self.source_level:
            self.level = max(2, self.level - (self.source_level - block.level))
        self.source_level = block.level
        lines = heading_lines(block.children)
        return {
            "k": "h",
            "level": self.level,
            "lines": [{"role": line.role, "r": self.runs(line.children)} for line in lines],
        }

    def _list(self, block: List, depth: int) -> Iterator[Data]:
        titled = self.form_b and depth == 0 and titled_clauses(block)
        for item in block.items:
            yield from self._item(item, depth, titled)

    def _item(self, item: Item, depth: int, titled: bool) -> Iterator[Data]:
        role = item_role(item.marker)
        marker = self.form.point_marker(item.marker) if role == "point" else item.marker
        first, rest = opening(item.blocks)
        children = (Text(f"{marker} "), *first) if marker and first else (Text(marker), *first)
        if titled:
            line = {"role": "clause_title", "r": self.runs(children)}
            yield {"k": "h", "level": self.level + 1, "lines": [line]}
        else:
            yield self._paragraph(children, role, notes=depth < NESTED)
        yield from self.blocks(rest, depth + 1)

    def _table(self, table: Table) -> Data:
        aligns = column_aligns(table)
        rows = [
            [self._cell(cell, index, aligns, head=number < len(table.head)) for index, cell in row]
            for number, row in enumerate(placed((*table.head, *table.body)))
        ]
        return {
            "k": "table",
            "id": 0,
            "asked": False,
            "split": False,
            "caption": self.runs(table.caption),
            "columns": list(column_weights(table)),
            "head": rows[: len(table.head)],
            "body": rows[len(table.head) :],
        }

    def _cell(self, cell: Cell, column: int, aligns: Sequence[Align], head: bool) -> Data:
        own = "center" if head else next(iter(aligns[column : column + 1]), "left")
        joined = head and cell.colspan > 1
        return {
            "b": self._inner(cell.blocks),
            "align": own if joined else cell.align or own,
            "colspan": cell.colspan,
            "rowspan": cell.rowspan,
            "header": cell.header,
        }
