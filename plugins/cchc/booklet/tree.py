"""The document tree that every printed product is made from.

Values only: no layout, no HTML, no Typst. Text is plain text in NFC; markers are literal, because
the marker of a clause ("1.", "a.", "đ)") is part of the law and is never renumbered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["left", "center", "right"]
Mark: TypeAlias = Literal["", "annex", "across"]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, printed exactly as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italic."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Code:
    """Literal text, spaces kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Raised:
    """Superscript (`raised`) or subscript text."""

    children: "tuple[Inline, ...]"
    below: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link; the address may be absolute or root-relative."""

    children: "tuple[Inline, ...]"
    url: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with its text alternative; `source` is the address as written."""

    source: str
    alternative: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced new line."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A reference to a note; only the first reference to `id` carries the note's blocks."""

    id: str
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 to 6 (level 1 is the document's own title).

    `mark` says that it opens an appendix, or a section on a sheet across.
    """

    level: int
    children: "tuple[Inline, ...]"
    id: str = ""
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One list item with its literal marker."""

    marker: str
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class List:
    """Items of one level; `legal` when the markers were written by the author."""

    items: tuple[Item, ...]
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means."""

    term: "tuple[Inline, ...]"
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Definitions:
    """A definition list."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell; spans count columns and rows."""

    blocks: "tuple[Block, ...]"
    align: Align | None = None
    colspan: int = 1
    rowspan: int = 1
    header: bool = False


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
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


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Literal lines; line ends and spaces are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart from the text (an admonition), with its title."""

    title: "tuple[Inline, ...]"
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page of print; the web shows nothing."""


@dataclass(frozen=True, slots=True)
class Across:
    """A section on sheets across (landscape)."""

    blocks: "tuple[Block, ...]"


Inline: TypeAlias = Text | Strong | Emphasis | Code | Raised | Link | Image | LineBreak | Footnote
Block: TypeAlias = (
    Paragraph | Heading | List | Definitions | Table | Quote | CodeBlock | Note | Rule
    | PageBreak | Across
)  # fmt: skip
