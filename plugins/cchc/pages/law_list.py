"""Lists with literal markers, as Vietnamese official texts write them.

"1.", "a.", "đ)", "-" and "+" are part of the text: they are shown as typed, never renumbered
(points of law run a, b, c, d, đ, e, g …). Four spaces nest one level. A list may follow a line
that ends with a colon without a blank line between, as people write it.
"""

from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from cchc.pages.block_lines import INDENT, add_lines, lead_of, starts_item

_DEEPEST = 50  # lists nested deeper are text: a long row of "- " must not exhaust the stack


class LawListProcessor(BlockProcessor):
    """Turns blocks that begin with a marker into `ul.lawlist > li > span.m + div`."""

    def test(self, _parent: etree.Element, block: str) -> bool:
        return starts_item(block) or lead_of(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        lead = None if starts_item(blocks[0]) else lead_of(blocks[0])
        if lead is not None:
            self.parser.parseBlocks(parent, [blocks[0][:lead]])
            blocks[0] = blocks[0][lead + 1 :]
        items = _take_items(blocks)
        listing = etree.SubElement(parent, "ul", {"class": "lawlist"})
        for marker, content in items:
            item = etree.SubElement(listing, "li")
            sign = etree.SubElement(item, "span", {"class": "m"})
            sign.text = AtomicString(marker)
            self._fill(self.parser, etree.SubElement(item, "div"), content)

    @staticmethod
    def _fill(parser: BlockParser, body: etree.Element, content: list[str]) -> None:
        if parser.state.count("law") >= _DEEPEST:
            body.text = "\n\n".join(content)
            return
        parser.state.set("law")
        parser.parseBlocks(body, list(content))
        parser.state.reset()


def _take_items(blocks: list[str]) -> list[tuple[str, list[str]]]:
    """Take from `blocks` all that belongs to one list: (marker, blocks of the item)."""
    items: list[tuple[str, list[str]]] = []
    while blocks:
        block = blocks[0].lstrip("\n")  # more than one blank line separates like one
        if not (starts_item(block) or (items and block.startswith(" " * INDENT))):
            break
        blocks.pop(0)
        if starts_item(block):
            add_lines(items, block)
        else:
            items[-1][1].append(_dedent(block))
    return items


def _dedent(block: str) -> str:
    lines = block.split("\n")
    return "\n".join(x[INDENT:] if x.startswith(" " * INDENT) else x.lstrip() for x in lines)
