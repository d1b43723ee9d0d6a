"""Block processors that see at once what a block is not (see `markdown_speed`)."""

from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockQuoteProcessor,
    HashHeaderProcessor,
    ParagraphProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.def_list import DefListProcessor
from markdown.extensions.tables import TableProcessor

from cchc.pages.accessible_tables import TABLE_OPTIONS
from cchc.pages.block_lines import is_paragraph


def speed_up_blocks(parser: BlockParser) -> None:
    """Put quicker processors in the place of the library's."""
    processors = parser.blockprocessors
    processors.register(_Paragraph(parser), "cchc_paragraph", 200)
    processors.register(_Admonition(parser), "admonition", 105)
    processors.register(_Table(parser, TABLE_OPTIONS), "table", 75)
    processors.register(_HashHeader(parser), "hashheader", 70)
    processors.register(_SetextHeader(parser), "setextheader", 60)
    processors.register(_Definition(parser), "deflist", 25)
    processors.register(_Quote(parser), "quote", 20)


class _Paragraph(ParagraphProcessor):
    """Takes a block first of all when every other processor would refuse it."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return is_paragraph(block)


class _Admonition(AdmonitionProcessor):
    def test(self, parent: etree.Element, block: str) -> bool:
        return ("!!!" in block or block.startswith("    ")) and super().test(parent, block)


class _Table(TableProcessor):
    def test(self, parent: etree.Element, block: str) -> bool:
        return "|" in block and super().test(parent, block)

    def _split(self, row: str) -> list[str]:
        # Without escapes and code every bar parts two cells.
        if "\\" in row or "`" in row:
            return super()._split(row)  # type: ignore[misc,no-any-return]
        return row.split("|")


class _HashHeader(HashHeaderProcessor):
    def test(self, parent: etree.Element, block: str) -> bool:
        return "#" in block and super().test(parent, block)


class _SetextHeader(SetextHeaderProcessor):
    def test(self, parent: etree.Element, block: str) -> bool:
        return ("\n-" in block or "\n=" in block) and super().test(parent, block)


class _Quote(BlockQuoteProcessor):
    def test(self, parent: etree.Element, block: str) -> bool:
        return ">" in block and super().test(parent, block)


class _Definition(DefListProcessor):
    def test(self, parent: etree.Element, block: str) -> bool:
        return ":" in block and super().test(parent, block)
