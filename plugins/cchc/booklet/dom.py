"""A very small HTML reader: elements with attributes and children, nothing interpreted.

Built on the standard library's tokenizer. Input is our own renderer's output, so a missing end tag
is rare; it is forgiven (the parent's end closes the child), and no text is ever dropped.
"""

from html.parser import HTMLParser
from typing import TypeAlias

from msgspec import Struct, field

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
    | {"param", "source", "track", "wbr"}
)
_CLOSED_BY_SIBLING = {"p", "li", "dt", "dd", "tr", "td", "th"}


class Element(Struct):
    """An element being read; afterwards nobody changes it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node]" = field(default_factory=list)

    def classes(self) -> frozenset[str]:
        """The class names."""
        return frozenset(self.attributes.get("class", "").split())

    def elements(self, *tags: str) -> "list[Element]":
        """The child elements with one of these tags, all of them without tags."""
        found = [child for child in self.children if isinstance(child, Element)]
        return [child for child in found if not tags or child.tag in tags]

    def walk(self) -> "list[Element]":
        """This element and all elements below it in document order."""
        below = [inner for child in self.elements() for inner in child.walk()]
        return [self, *below]

    def text(self) -> str:
        """All text below this element, as written."""
        parts = [child if isinstance(child, str) else child.text() for child in self.children]
        return "".join(parts)


Node: TypeAlias = Element | str


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Element("body")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CLOSED_BY_SIBLING and self.stack[-1].tag == tag:
            self.stack.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(element)
        if tag not in _VOID:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # "<br />" is a start tag; "<b/>" opens an element in HTML just the same.
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        open_tags = [element.tag for element in self.stack[1:]]
        if tag not in open_tags:
            return
        while self.stack.pop().tag != tag:
            continue

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)

    def updatepos(self, i: int, j: int) -> int:
        """No line is counted: nobody asks where in the fragment something stands."""
        return j


def parse_fragment(html: str) -> Element:
    """Read an HTML fragment; its nodes are the children of the returned `body`."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.stack[0]
