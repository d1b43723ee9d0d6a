"""The document tree that every printed product is made from.

Values only: no layout, no HTML, no Typst. Text is plain text in NFC; markers are literal, because
the marker of a clause ("1.", "a.", "đ)") is part of the law and is never renumbered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["left", "center", "right"]


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
    """A heading of level 2 to 6 (level 1 is the document's own title)."""

    level: int
    children: "tuple[Inline, ...]"
    id: str = ""


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


Inline: TypeAlias = Text | Strong | Emphasis | Code | Raised | Link | Image | LineBreak | Footnote
Block: TypeAlias = (
    Paragraph | Heading | List | Definitions | Table | Quote | CodeBlock | Note | Rule
)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The text of inline nodes without marks; a line break becomes a space, notes are left out."""
    return "".join(_plain(node) for node in inlines)


def _plain(node: Inline) -> str:
    match node:
        case Text(text) | Code(text):
            return text
        case Image(alternative=text):
            return text
        case LineBreak():
            return " "
        case Footnote():
            return ""
        case Strong(children) | Emphasis(children) | Raised(children) | Link(children):
            return plain(children)


def opening(blocks: tuple[Block, ...]) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """The text that stands on the line of a marker, and the blocks below it."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0].children, blocks[1:]
    return (), blocks


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The text of every block in reading order, markers and notes included.

    Each printed line of text belongs to one of the strings, so a check can look for all of them.
    """
    for block in blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:  # noqa: C901 - one case per block
    match block:
        case Paragraph(children) | Heading(children=children):
            yield plain(children)
            yield from _notes(children)
        case List(items):
            for item in items:
                yield from _item_texts(item)
        case Definitions(definitions):
            for definition in definitions:
                yield from _texts(Paragraph(definition.term))
                yield from texts(definition.blocks)
        case Table():
            yield from _texts(Paragraph(block.caption))
            for row in (*block.head, *block.body):
                for cell in row:
                    yield from texts(cell.blocks)
        case Quote(blocks):
            yield from texts(blocks)
        case Note(title, blocks):
            yield from _texts(Paragraph(title))
            yield from texts(blocks)
        case CodeBlock(text):
            yield from text.splitlines()
        case Rule():
            return


def _item_texts(item: Item) -> Iterator[str]:
    first, rest = opening(item.blocks)
    yield f"{item.marker} {plain(first)}".strip()
    yield from _notes(first)
    yield from texts(rest)


def _notes(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for node in inlines:
        match node:
            case Footnote(blocks=blocks):
                yield from texts(blocks)
            case Strong(children) | Emphasis(children) | Raised(children) | Link(children):
                yield from _notes(children)
            case _:
                continue
