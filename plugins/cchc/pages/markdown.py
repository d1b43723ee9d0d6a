"""Markdown to HTML: one reused instance, raw HTML shown as text, links resolved by the caller."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from cchc.pages.law_list import LawListProcessor
from cchc.vietnamese.text import slug

Resolve = Callable[[str], str]

_SAFE_SCHEMES = ("", "http", "https", "mailto", "tel")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered body: HTML, its headings as (level, id, text), and its plain text."""

    html: str
    headings: tuple[tuple[int, str, str], ...]

    @property
    def text(self) -> str:
        """The words without markup, for summaries and search."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.html).split())


def heading_slug(text: str, separator: str) -> str:
    """Anchors keep the đ that the stock slug drops."""
    return slug(text).replace("-", separator)


class SiteMarkdown(Extension):
    """Law lists, no raw HTML, resolved links, accessible tables, headings below the title."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.register(LawListProcessor(md.parser), "law_list", 45)
        md.treeprocessors.register(_Finish(md), "cchc", 6)


class _Finish(Treeprocessor):
    """After inline parsing and before anchors are made: links, tables, images, headings."""

    def run(self, root: etree.Element) -> None:
        lower = any(element.tag == "h1" for element in root)
        for element in root.iter():
            if lower and element.tag in _HEADINGS[:-1]:
                element.tag = _HEADINGS[_HEADINGS.index(element.tag) + 1]
            elif element.tag == "a":
                self._link(element, "href")
            elif element.tag == "img":
                self._link(element, "src")
                element.set("loading", "lazy")
            elif element.tag == "th":
                element.set("scope", "col")
        _make_tables_scroll(root)

    def _link(self, element: etree.Element, name: str) -> None:
        address = element.get(name, "")
        if urlsplit(address.strip()).scheme.lower() not in _SAFE_SCHEMES:
            element.attrib.pop(name)
            return
        resolve: Resolve = self.md.cchc_resolve  # type: ignore[attr-defined]
        element.set(name, resolve(address))


def _make_tables_scroll(root: etree.Element) -> None:
    """Wide tables scroll inside a region that the keyboard reaches."""
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.tag == "table":
                box = etree.Element(
                    "div",
                    {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Bảng"},
                )
                box.tail, child.tail = child.tail, None
                parent.remove(child)
                box.append(child)
                parent.insert(place, box)


def is_relative(address: str) -> bool:
    """Whether an address points beside the document: neither a scheme, a root nor an anchor."""
    return bool(address) and not address.startswith(("/", "#")) and not urlsplit(address).scheme


def join(folder: str, address: str) -> str:
    """The path of a relative address seen from a folder, without climbing above the root."""
    return posixpath.normpath(posixpath.join(folder, address))


def make_markdown() -> Markdown:
    """Python-Markdown with the site's extensions."""
    extensions: list[str | Extension] = [
        "tables", "attr_list", "def_list", "footnotes", "admonition", "sane_lists", "toc",
        SiteMarkdown(),
    ]  # fmt: skip
    return Markdown(
        extensions=extensions,
        extension_configs={
            "toc": {"slugify": heading_slug, "permalink": False},
            "footnotes": {"BACKLINK_TITLE": "Về chỗ chú thích {} trong bài"},
        },
        output_format="html",
    )


@dataclass(frozen=True)
class Renderer:
    """Python-Markdown with the site's extensions; reused, so not for several threads."""

    _markdown: Markdown = field(default_factory=make_markdown)

    def body(self, text: str, resolve: Resolve) -> Body:
        """Render one body; `resolve` turns an address in the text into one of the site."""
        self._markdown.reset()
        self._markdown.cchc_resolve = resolve  # type: ignore[attr-defined]
        html = self._markdown.convert(text)
        return Body(html, tuple(_flat(getattr(self._markdown, "toc_tokens", []))))


def _flat(tokens: list[dict[str, Any]]) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for token in tokens:
        found.append((token["level"], token["id"], token["name"]))
        found.extend(_flat(token["children"]))
    return found
