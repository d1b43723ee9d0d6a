"""The plain text of a document tree, for checks, widths and headings."""

from collections.abc import Iterator

from cchc.booklet.tree import (
    Across,
    Block,
    Code,
    CodeBlock,
    Definitions,
    Emphasis,
    Footnote,
    Heading,
    Image,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Raised,
    Rule,
    Strong,
    Table,
    Text,
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
            yield from (node.caption for node in children if isinstance(node, Image))
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
        case Quote(blocks) | Across(blocks):
            yield from texts(blocks)
        case Note(title, blocks):
            yield from _texts(Paragraph(title))
            yield from texts(blocks)
        case CodeBlock(text):
            yield from text.splitlines()
        case Rule() | PageBreak():
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
