"""The same Markdown in less time: what a text cannot contain is not looked for in it.

Every processor here stands in for one of the library's and leaves the output as it is, byte for
byte; the tests hold texts of all shapes against the library without them.
"""

import html
import re
from typing import cast
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import (
    TocTreeprocessor,
    remove_fnrefs,
    render_inner_html,
    strip_tags,
    unescape,
    unique,
)
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import PrettifyTreeprocessor, Treeprocessor, UnescapeTreeprocessor

from cchc.pages.markdown_blocks import speed_up_blocks
from cchc.pages.markdown_inline import QuickInline, speed_up_links
from cchc.pages.markdown_write import write

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NOT_PLAIN = re.compile("[&<>\x02]")


def speed_up(md: Markdown) -> None:
    """Put quicker processors in the place of the library's; the output stays the same."""
    source = _Source(md)
    # The library's own list is searched from its beginning for every element.
    md.block_level_elements = frozenset(md.block_level_elements)  # type: ignore[assignment]
    md.preprocessors.register(source, "normalize_whitespace", 30)
    speed_up_blocks(md.parser)
    speed_up_links(md)
    trees = md.treeprocessors
    trees.register(QuickInline(md, source.contains), "inline", 20)
    trees.register(_Prettify(md), "prettify", 10)
    trees.register(_Attributes(md, source), "attr_list", 8)
    trees.register(_Contents(md, source, cast(TocTreeprocessor, trees["toc"])), "toc", 5)
    trees.register(_Unescape(md, source), "unescape", 0)
    md.serializer = write


class _Source(NormalizeWhitespace):
    """Keeps the text, for the other processors to ask what occurs in it."""

    _text = ""

    def run(self, lines: list[str]) -> list[str]:
        self._text = text = "\n".join(lines)
        if any(sign in text for sign in ("\x02", "\x03", "\r", "\t", "\n ")):
            lines = super().run(lines)
            self._text = "\n".join(lines)
            return lines
        return [*lines, "", ""]

    def contains(self, sign: str) -> bool:
        """Whether the text as the block parser gets it contains the sign."""
        return sign in self._text


class _Prettify(PrettifyTreeprocessor):
    def _prettifyETree(self, elem: etree.Element) -> None:  # noqa: N802 - the library's name
        blocks = self.md.block_level_elements
        if elem.tag in blocks and elem.tag not in ("code", "pre") and len(elem):
            if elem[0].tag in blocks and not (elem.text and elem.text.strip()):
                elem.text = "\n"
            for child in elem:
                if child.tag in blocks:
                    self._prettifyETree(child)
        if not (elem.tail and elem.tail.strip()):
            elem.tail = "\n"


class _Attributes(AttrListTreeprocessor):
    def __init__(self, md: Markdown, source: _Source) -> None:
        super().__init__(md)
        self._source = source

    def run(self, doc: etree.Element) -> None:
        if self._source.contains("{"):
            super().run(doc)


class _Unescape(UnescapeTreeprocessor):
    def __init__(self, md: Markdown, source: _Source) -> None:
        super().__init__(md)
        self._source = source

    def run(self, root: etree.Element) -> None:
        if self._source.contains("\\"):
            super().run(root)


class _Contents(Treeprocessor):
    """Anchors: plain headings are not serialized, no table of contents that nobody asks for."""

    def __init__(self, md: Markdown, source: _Source, stock: TocTreeprocessor) -> None:
        super().__init__(md)
        self._source = source
        self._stock = stock

    def run(self, root: etree.Element) -> None:
        if self._source.contains("[TOC]"):
            self._stock.run(root)
            return
        headings, used = [], set()
        for element in root.iter():
            if element.get("id") is not None:
                used.add(element.attrib["id"])
            if element.tag in _HEADINGS:
                headings.append(element)
        counters: dict[str, int] = {}
        self.md.toc_tokens = [  # type: ignore[attr-defined]
            self._token(heading, used, counters) for heading in headings
        ]

    def _token(
        self, heading: etree.Element, used: set[str], counters: dict[str, int]
    ) -> dict[str, object]:
        name = self._name(heading)
        anchor = heading.get("id")
        if anchor is None:
            slug = self._stock.slugify(html.unescape(name), self._stock.sep)
            anchor = unique(slug, used, counters)
            heading.set("id", anchor)
        level = int(heading.tag[1])
        return {"level": level, "id": unescape(anchor), "name": name, "children": []}

    def _name(self, heading: etree.Element) -> str:
        text = heading.text or ""
        if not len(heading) and not _NOT_PLAIN.search(text):
            return " ".join(text.split())
        return strip_tags(render_inner_html(remove_fnrefs(heading), self.md))
