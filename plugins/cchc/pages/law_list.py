"""Lists with literal markers, as Vietnamese official texts write them.

"1.", "a.", "đ)", "-" and "+" are part of the text: they are shown as typed, never renumbered
(points of law run a, b, c, d, đ, e, g …). Four spaces nest one level. A list may follow a line
that ends with a colon without a blank line between, as people write it.
"""

import re
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

MARKER = re.compile(r" {0,3}(\d{1,3}[.)]|[a-zđ][.)]|[-+–])[ \t\u00a0]+(?=\S)")
_LEAD = re.compile(rf":[ \t]*\n(?={MARKER.pattern})")
_RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}$")
_INDENT = 4
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


def starts_item(block: str) -> bool:
    """Whether a block begins with an item of a list."""
    line = block.split("\n", 1)[0]
    return MARKER.match(line) is not None and not _RULE.match(line)


def lead_of(block: str) -> int | None:
    """Where the text ends that leads to a list without a blank line between; None for no list."""
    match = _LEAD.search(block)
    return match.end() - 1 if match else None


def _take_items(blocks: list[str]) -> list[tuple[str, list[str]]]:
    """Take from `blocks` all that belongs to one list: (marker, blocks of the item)."""
    items: list[tuple[str, list[str]]] = []
    while blocks:
        block = blocks[0].lstrip("\n")  # more than one blank line separates like one
        if not (starts_item(block) or (items and block.startswith(" " * _INDENT))):
            break
        blocks.pop(0)
        if starts_item(block):
            add_lines(items, block)
        else:
            items[-1][1].append(_dedent(block))
    return items


def add_lines(items: list[tuple[str, list[str]]], block: str) -> None:
    """Add the items of a block that begins with one."""
    for line in block.split("\n"):
        match = MARKER.match(line)
        if match and not _RULE.match(line):
            items.append((match[1], [line[match.end() :]]))
        elif line.startswith(" " * _INDENT):
            inner = line[_INDENT:]
            content = items[-1][1]
            # A marker right below the item's text begins a nested list without a blank line.
            if MARKER.match(inner) and not MARKER.match(content[-1].split("\n", 1)[0]):
                content.append(inner)
            else:
                content[-1] += "\n" + inner
        else:
            items[-1][1][-1] += "\n" + line.strip()


def _dedent(block: str) -> str:
    lines = block.split("\n")
    return "\n".join(x[_INDENT:] if x.startswith(" " * _INDENT) else x.lstrip() for x in lines)
