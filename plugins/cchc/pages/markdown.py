"""Markdown to HTML: one reused instance, raw HTML shown as text, links left to the caller."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import unescape
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from cchc.pages.accessible_tables import TABLE_OPTIONS, AccessibleTables
from cchc.pages.addresses import is_safe
from cchc.pages.body import Headings, Parsed
from cchc.pages.figures import Figures
from cchc.pages.law_list import LawListProcessor
from cchc.pages.markdown_plain import heading_slug
from cchc.pages.markdown_speed import speed_up

# No author can write it: the library takes these two characters out of every text it reads.
_SLOT = f"{STX}slot{{}}{ETX}"
_SLOTS = re.compile(f' (href|src)="{_SLOT.format("([0-9]+)")}"')
# What an author's `{…}` may set: neither scripts nor styles (attr_list would pass on anything).
_ATTRIBUTES = frozenset(
    {"align", "alt", "class", "dir", "height", "href", "id", "lang", "src", "start", "title"}
    | {"width"}
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class SiteMarkdown(Extension):
    """Law lists, no raw HTML, links as `place` wants them, headings below the title.

    `place` gets each safe address and returns what stands in the HTML; "" for nothing.
    """

    def __init__(self, place: Callable[[str], str]) -> None:
        super().__init__()
        self._place = place

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.register(LawListProcessor(md.parser), "law_list", 45)
        md.treeprocessors.register(_Finish(md, self._place), "cchc", 6)


class _Finish(Treeprocessor):
    """After inline parsing and before anchors are made: attributes, links, images, headings."""

    def __init__(self, md: Markdown, place: Callable[[str], str]) -> None:
        super().__init__(md)
        self._place = place

    def run(self, root: etree.Element) -> None:
        lower = any(element.tag == "h1" for element in root)
        for element in root.iter():
            for name, value in element.items():
                # A name without a value says nothing, and the library stumbles over some.
                if name not in _ATTRIBUTES or value is None:
                    del element.attrib[name]
            tag = element.tag
            if tag == "a":
                self._link(element, "href")
            elif tag == "img":
                self._link(element, "src")
                element.set("loading", "lazy")
            elif lower and tag in _HEADINGS[:-1]:
                element.tag = _HEADINGS[_HEADINGS.index(tag) + 1]

    def _link(self, element: etree.Element, name: str) -> None:
        address = self._written(element.attrib.pop(name, ""))
        if address and is_safe(address):
            place = self._place(address)
            if place:
                element.set(name, place)

    def _written(self, address: str) -> str:
        """The address with the library's placeholders (escapes, entities) put back."""
        if STX in address:
            address = unescape(address)
            for postprocessor in self.md.postprocessors:
                address = postprocessor.run(address)
        return address


def make_markdown(place: Callable[[str], str]) -> Markdown:
    """Python-Markdown with the site's extensions; `place` as `SiteMarkdown` says."""
    extensions: list[str | Extension] = [
        "tables", "attr_list", "def_list", "footnotes", "admonition", "sane_lists", "toc",
        SiteMarkdown(place), AccessibleTables(), Figures(),
    ]  # fmt: skip
    return Markdown(
        extensions=extensions,
        extension_configs={
            "toc": {"slugify": heading_slug, "permalink": False},
            "tables": TABLE_OPTIONS,
            "footnotes": {"BACKLINK_TITLE": "Về chỗ chú thích {} trong bài"},
        },
        output_format="html",
    )


class MarkdownRenderer:
    """Python-Markdown with the site's extensions; reused, so not for several threads."""

    def __init__(self) -> None:
        self._addresses: list[str] = []
        self._markdown = make_markdown(self._place)
        speed_up(self._markdown)

    def parse(self, text: str) -> Parsed:
        """Render one body as far as its text alone decides."""
        self._addresses.clear()
        self._markdown.reset()
        self._markdown.parser.state.clear()  # left over when a body before could not be parsed
        pieces = _SLOTS.split(self._markdown.convert(text))
        # By number: a link around [TOC] is not in the HTML, the table of contents replaced it.
        slots = (
            (name, self._addresses[int(number)])
            for name, number in zip(pieces[1::3], pieces[2::3], strict=True)
        )
        return Parsed(tuple(pieces[::3]), tuple(slots), flat_headings(self._markdown))

    def _place(self, address: str) -> str:
        self._addresses.append(address)
        return _SLOT.format(len(self._addresses) - 1)


def flat_headings(md: Markdown) -> Headings:
    """The headings of the text converted last, as (level, id, text)."""
    return tuple(_flat(getattr(md, "toc_tokens", [])))


def _flat(tokens: list[dict[str, Any]]) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for token in tokens:
        found.append((token["level"], token["id"], token["name"]))
        found.extend(_flat(token["children"]))
    return found
