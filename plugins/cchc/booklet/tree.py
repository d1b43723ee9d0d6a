"""The document tree that every printed product is made from.

Values only: no layout, no HTML, no Typst. Text is plain text in NFC; markers are literal, because
the marker of a clause ("1.", "a.", "đ)") is part of the law and is never renumbered.
"""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

Align: TypeAlias = Literal["left", "center", "right"]
Mark: TypeAlias = Literal["", "annex", "across"]


class Text(Struct, frozen=True):
    """A run of characters, printed exactly as they are."""

    text: str


class Strong(Struct, frozen=True):
    """Bold."""

    children: "tuple[Inline, ...]"


class Emphasis(Struct, frozen=True):
    """Italic."""

    children: "tuple[Inline, ...]"


class Code(Struct, frozen=True):
    """Literal text, spaces kept."""

    text: str


class Raised(Struct, frozen=True):
    """Superscript (`raised`) or subscript text."""

    children: "tuple[Inline, ...]"
    below: bool = False


class Link(Struct, frozen=True):
    """A link; the address may be absolute or root-relative."""

    children: "tuple[Inline, ...]"
    url: str


class Image(Struct, frozen=True):
    """A picture with its text alternative; `source` is the address as written."""

    source: str
    alternative: str
    caption: str = ""


class LineBreak(Struct, frozen=True):
    """A forced new line."""


class Footnote(Struct, frozen=True):
    """A reference to a note; only the first reference to `id` carries the note's blocks."""

    id: str
    blocks: "tuple[Block, ...]"


class Paragraph(Struct, frozen=True):
    """Running text."""

    children: "tuple[Inline, ...]"


class Heading(Struct, frozen=True):
    """A heading of level 2 to 6 (level 1 is the document's own title).

    `mark` says that it opens an appendix, or a section on a sheet across.
    """

    level: int
    children: "tuple[Inline, ...]"
    id: str = ""
    mark: Mark = ""


class Item(Struct, frozen=True):
    """One list item with its literal marker."""

    marker: str
    blocks: "tuple[Block, ...]"


class List(Struct, frozen=True):
    """Items of one level; `legal` when the markers were written by the author."""

    items: tuple[Item, ...]
    legal: bool = False


class Definition(Struct, frozen=True):
    """A term and what it means."""

    term: "tuple[Inline, ...]"
    blocks: "tuple[Block, ...]"


class Definitions(Struct, frozen=True):
    """A definition list."""

    items: tuple[Definition, ...]


class Cell(Struct, frozen=True):
    """One table cell; spans count columns and rows."""

    blocks: "tuple[Block, ...]"
    align: Align | None = None
    colspan: int = 1
    rowspan: int = 1
    header: bool = False


Row: TypeAlias = tuple[Cell, ...]


class Table(Struct, frozen=True):
    """A table; the head rows are repeated on every page."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: "tuple[Inline, ...]" = ()

    @property
    def columns(self) -> int:
        """The number of columns, counted over the spans of the widest row."""
        rows = (*self.head, *self.body)
        return max((sum(cell.colspan for cell in row) for row in rows), default=0)


def text_table(labels: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """A table of plain texts under one row of labels."""
    head = tuple(Cell((Paragraph((Text(label),)),), header=True) for label in labels)
    body = (tuple(Cell((Paragraph((Text(text),)),)) for text in row) for row in rows)
    return Table((head,), tuple(body))


class Quote(Struct, frozen=True):
    """A block quotation."""

    blocks: "tuple[Block, ...]"


class CodeBlock(Struct, frozen=True):
    """Literal lines; line ends and spaces are kept."""

    text: str


class Note(Struct, frozen=True):
    """A remark set apart from the text (an admonition), with its title."""

    title: "tuple[Inline, ...]"
    blocks: "tuple[Block, ...]"


class Rule(Struct, frozen=True):
    """A thematic break."""


class PageBreak(Struct, frozen=True):
    """What follows begins on a new page of print; the web shows nothing."""


class Across(Struct, frozen=True):
    """A section on sheets across (landscape)."""

    blocks: "tuple[Block, ...]"


Inline: TypeAlias = Text | Strong | Emphasis | Code | Raised | Link | Image | LineBreak | Footnote
Block: TypeAlias = (
    Paragraph | Heading | List | Definitions | Table | Quote | CodeBlock | Note | Rule
    | PageBreak | Across
)  # fmt: skip
