"""Markdown to HTML: one reused instance, raw HTML shown as text, links resolved by the caller."""

import html
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from cchc.pages.accessible_tables import AccessibleTables
from cchc.pages.law_list import LawListProcessor
from cchc.vietnamese.text import slug

Resolve = Callable[[str], str]

_SAFE_SCHEMES = ("", "http", "https", "mailto", "tel")
# What an author's `{…}` may set: neither scripts nor styles (attr_list would pass on anything).
_ATTRIBUTES = frozenset(
    {"align", "alt", "class", "dir", "height", "href", "id", "lang", "src", "start", "title"}
    | {"width"}
)
_INLINE = re.compile(r"</?(?:a|abbr|b|code|del|em|i|mark|q|s|small|span|strong|u)\b[^>]*>")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered body: HTML, headings as (level, id, text), link addresses as written."""

    html: str
    headings: tuple[tuple[int, str, str], ...]
    addresses: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words without markup, for summaries and search."""
        inside_words = _INLINE.sub("", self.html)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", inside_words)).split())


def heading_slug(text: str, separator: str) -> str:
    """Anchors keep the đ that the stock slug drops."""
    return slug(text).replace("-", separator)


class SiteMarkdown(Extension):
    """Law lists, no raw HTML, resolved links, headings below the title."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.register(LawListProcessor(md.parser), "law_list", 45)
        md.treeprocessors.register(_Finish(md), "cchc", 6)


class _Finish(Treeprocessor):
    """After inline parsing and before anchors are made: attributes, links, images, headings."""

    def run(self, root: etree.Element) -> None:
        lower = any(element.tag == "h1" for element in root)
        for element in root.iter():
            for name in set(element.attrib) - _ATTRIBUTES:
                del element.attrib[name]
            if lower and element.tag in _HEADINGS[:-1]:
                element.tag = _HEADINGS[_HEADINGS.index(element.tag) + 1]
            elif element.tag == "a":
                self._link(element, "href")
            elif element.tag == "img":
                self._link(element, "src")
                element.set("loading", "lazy")

    def _link(self, element: etree.Element, name: str) -> None:
        address = element.attrib.pop(name, "")
        if not address or _scheme(address) not in _SAFE_SCHEMES:
            return
        self.md.cchc_addresses.append(address)  # type: ignore[attr-defined]
        resolve: Resolve = self.md.cchc_resolve  # type: ignore[attr-defined]
        target = resolve(address)
        if target:
            element.set(name, target)


def _scheme(address: str) -> str:
    """The scheme as a browser reads it: entities resolved, spaces and controls not seen."""
    seen = re.sub(r"[\x00-\x20]", "", html.unescape(address))
    match = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", seen)
    return match[1].lower() if match else ""


def is_relative(address: str) -> bool:
    """Whether an address points beside the document: neither a scheme, a root nor an anchor."""
    return bool(address) and not address.startswith(("/", "#", "?")) and not _scheme(address)


def join(folder: str, address: str) -> str:
    """The path of a relative address seen from a folder, without climbing above the root."""
    return posixpath.normpath(posixpath.join(folder, address))


def make_markdown() -> Markdown:
    """Python-Markdown with the site's extensions."""
    extensions: list[str | Extension] = [
        "tables", "attr_list", "def_list", "footnotes", "admonition", "sane_lists", "toc",
        SiteMarkdown(), AccessibleTables(),
    ]  # fmt: skip
    return Markdown(
        extensions=extensions,
        extension_configs={
            "toc": {"slugify": heading_slug, "permalink": False},
            "tables": {"use_align_attribute": True},
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
        addresses: list[str] = []
        self._markdown.cchc_resolve = resolve  # type: ignore[attr-defined]
        self._markdown.cchc_addresses = addresses  # type: ignore[attr-defined]
        body = self._markdown.convert(text)
        headings = tuple(_flat(getattr(self._markdown, "toc_tokens", [])))
        return Body(body, headings, tuple(addresses))


def _flat(tokens: list[dict[str, Any]]) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    for token in tokens:
        found.append((token["level"], token["id"], token["name"]))
        found.extend(_flat(token["children"]))
    return found
