"""Inline patterns tried only where their sign occurs (see `markdown_speed`)."""

import re
from collections.abc import Callable, Sequence
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown import Markdown
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    ImageInlineProcessor,
    LinkInlineProcessor,
)
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# What must occur in a text before the pattern of this name can find anything. A pattern that is
# not named here is always tried.
_SIGNS = {
    "backtick": ("`",), "escape": ("\\",), "footnote": ("[^",), "link": ("[",),
    "image_link": ("![",), "autolink": ("<",), "automail": ("<",), "linebreak": ("  \n",),
    "entity": ("&",), "em_strong": ("*", "_"), "reference": ("[",), "image_reference": ("![",),
    "short_reference": ("[",), "short_image_ref": ("![",),
}  # fmt: skip
_REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")
_PLAIN_ADDRESS = re.compile(r"\(([^\s()<>\"'\x02]*)\)")


class QuickInline(InlineProcessor):
    """Leaves text without a sign alone."""

    def __init__(self, md: Markdown, contains: Callable[[str], bool]) -> None:
        super().__init__(md)
        self._contains = contains
        names = {md.inlinePatterns[name]: name for name in _SIGNS if name in md.inlinePatterns}
        self._named = [(pattern, names.get(pattern, "")) for pattern in md.inlinePatterns]

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        absent = set() if self.md.references else set(_REFERENCES)
        used, signs = [], set()
        for pattern, name in self._named:
            present = [sign for sign in _SIGNS.get(name, ("",)) if self._contains(sign)]
            if present and name not in absent:
                used.append(pattern)
                signs.update(present)
        self.inlinePatterns = used  # type: ignore[assignment]
        _keep_plain(tree, tuple(signs))
        return super().run(tree, ancestors)


def _keep_plain(tree: etree.Element, signs: Sequence[str]) -> None:
    """Mark text without any sign as finished, as the library marks code."""
    for element in tree.iter():
        text, tail = element.text, element.tail
        if text and _is_plain(text, signs):
            element.text = AtomicString(text)
        if tail and _is_plain(tail, signs):
            element.tail = AtomicString(tail)


def _is_plain(text: str, signs: Sequence[str]) -> bool:
    for sign in signs:  # noqa: SIM110 - as a generator it takes twice the time
        if sign in text:
            return False
    return True


def speed_up_links(md: Markdown) -> None:
    """Put quicker processors of links and pictures in the place of the library's."""
    md.inlinePatterns.register(_Link(LINK_RE, md), "link", 160)
    md.inlinePatterns.register(_Image(IMAGE_LINK_RE, md), "image_link", 150)


class _PlainParts(LinkInlineProcessor):
    """Words without brackets and addresses without title are found without a walk over them."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        end = data.find("]", index)
        if end < 0 or data.find("[", index, end) >= 0:
            return super().getText(data, index)
        return data[index:end], end + 1, True

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        match = _PLAIN_ADDRESS.match(data, index)
        if not match:
            return super().getLink(data, index)
        return match[1], None, match.end(), True


class _Link(_PlainParts):
    pass


class _Image(_PlainParts, ImageInlineProcessor):
    pass
