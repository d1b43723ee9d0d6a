"""Our Markdown renderer's HTML body as a document tree.

Nothing is silently lost: an element unknown here keeps its text, as a block if it holds blocks.
Left out on purpose: scripts, styles, heading anchors ("¶") and the way back from a footnote.
"""

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from cchc.booklet.dom import Element, Node, parse_fragment
from cchc.booklet.html_inline import inline_of, join, tidy
from cchc.booklet.html_table import read_table
from cchc.booklet.markers import ordered_markers
from cchc.booklet.tree import (
    Block,
    CodeBlock,
    Definition,
    Definitions,
    Footnote,
    Heading,
    Image,
    Inline,
    Item,
    List,
    Mark,
    Note,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
)
from cchc.booklet.tree_text import plain
from cchc.vietnamese.text import nfc

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARTS = frozenset({"dd", "dt", "figcaption", "li", "summary", "tbody", "td", "th", "thead", "tr"})
_SECTIONS = frozenset({"address", "article", "aside", "footer", "header", "main", "nav", "section"})
_GROUPS = frozenset({"blockquote", "details", "div", "dl", "figure", "form", "ol", "table", "ul"})
_BLOCKS = _HEADINGS | _PARTS | _SECTIONS | _GROUPS | {"hr", "p", "pre"}
_IGNORED = frozenset({"script", "style", "template", "head", "title"})
_MARKS: dict[str, Mark] = {"phu-luc": "annex", "trang-ngang": "across"}
"""Classes by which an author says that a heading opens an appendix or a section across."""
_TREES = 512
"""Trees kept for whoever prints the same text again: the next edition of a pack, another form."""
_IGNORED_LINKS = frozenset({"headerlink", "footnote-backref"})


@lru_cache(maxsize=_TREES)
def parse_html(html: str, base: str = "") -> tuple[Block, ...]:
    """Read a body fragment as the Markdown renderer makes it. Text comes out in NFC.

    `base` ("https://tinh.example") is put before root-relative addresses of links.
    """
    body = parse_fragment(nfc(html))
    for element in body.walk() if base else ():
        if element.tag == "a" and element.attributes.get("href", "").startswith("/"):
            element.attributes["href"] = base + element.attributes["href"]
    return _Reader(body).document()


class _Reader:
    """One reading of one fragment; remembers which footnotes were placed."""

    def __init__(self, body: Element) -> None:
        self.body = body
        self.notes = _footnotes(body)
        self.placed: list[str] = []

    def document(self) -> tuple[Block, ...]:
        blocks = self.blocks(self.body.children)
        unused = [note for id, note in self.notes.items() if id not in self.placed]
        return blocks + tuple(block for note in unused for block in self.blocks(note.children))

    def blocks(self, nodes: list[Node]) -> tuple[Block, ...]:
        return tuple(self._blocks(nodes))

    def _blocks(self, nodes: list[Node]) -> Iterator[Block]:
        loose: list[Node] = []
        for node in nodes:
            if isinstance(node, str) or not _is_block(node):
                loose.append(node)
                continue
            yield from self._paragraph(loose)
            loose = []
            yield from self._block(node)
        yield from self._paragraph(loose)

    def _paragraph(self, nodes: list[Node]) -> Iterator[Block]:
        inlines = self.inlines(nodes)
        if inlines:
            yield Paragraph(inlines)

    def inlines(self, nodes: list[Node]) -> tuple[Inline, ...]:
        return tidy(self._inlines(nodes))

    def _inlines(self, nodes: list[Node]) -> tuple[Inline, ...]:
        found: list[Inline] = []
        for node in nodes:
            if isinstance(node, Element) and _dropped(node):
                continue
            reference = _reference(node)
            if reference in self.notes:
                found.append(self._footnote(reference))
                continue
            inner = () if isinstance(node, str) else self._inlines(node.children)
            found.extend(inline_of(node, inner))
        return join(found)

    def _footnote(self, id: str) -> Footnote:
        if id in self.placed:
            return Footnote(id, ())
        self.placed.append(id)
        return Footnote(id, self.blocks(self.notes[id].children))

    def _block(self, node: Element) -> Iterator[Block]:  # noqa: C901, PLR0912 - one case per element
        if _dropped(node) or _is_footnotes(node):
            return
        if "trang-moi" in node.classes():
            yield PageBreak()
        match node.tag:
            case "hr":
                yield Rule()
            case tag if tag in _HEADINGS:
                yield self._heading(node)
            case "ul" | "ol":
                yield List(tuple(self._items(node)), legal="lawlist" in node.classes())
            case "dl":
                yield Definitions(tuple(self._definitions(node)))
            case "table":
                yield read_table(node, self.blocks, self.inlines)
            case "blockquote":
                yield Quote(self.blocks(node.children))
            case "pre":
                yield CodeBlock(node.text().strip("\n"))
            case "details":
                yield self._note(node)
            case "div" if "admonition" in node.classes():
                yield self._note(node)
            case "figure":
                yield from self._figure(node)
            case _:
                yield from self._blocks(node.children)

    def _figure(self, node: Element) -> Iterator[Block]:
        """A picture alone takes the figure's caption; anything else stands above it."""
        captions = node.elements("figcaption")
        rest = self.blocks([child for child in node.children if child not in captions])
        match rest:
            case (Paragraph((Image() as image,)),) if captions:
                caption = plain(self.inlines(captions[0].children))
                yield Paragraph((replace(image, caption=caption),))
            case _:
                yield from rest
                yield from self.blocks([child for one in captions for child in one.children])

    def _heading(self, node: Element) -> Heading:
        level = max(2, int(node.tag[1]))
        marks = [mark for name, mark in _MARKS.items() if name in node.classes()]
        inlines = self.inlines(node.children)
        return Heading(level, inlines, node.attributes.get("id", ""), marks[0] if marks else "")

    def _items(self, node: Element) -> Iterator[Item]:
        markers = iter(ordered_markers(node))
        for child in node.children:
            if isinstance(child, Element) and child.tag == "li":
                yield self._item(child, next(markers))
            elif blocks := self.blocks([child]):
                yield Item("", blocks)

    def _item(self, node: Element, marker: str) -> Item:
        legal = [child for child in node.elements("span") if "m" in child.classes()]
        if not legal:
            return Item(marker, self.blocks(node.children))
        rest = [child for child in node.children if child is not legal[0]]
        return Item(" ".join(legal[0].text().split()), self.blocks(rest))

    def _definitions(self, node: Element) -> Iterator[Definition]:
        term: tuple[Inline, ...] = ()
        for child in node.elements():
            if child.tag == "dt":
                if term:
                    yield Definition(term, ())
                term = self.inlines(child.children)
            else:
                yield Definition(term, self.blocks(child.children))
                term = ()
        if term:
            yield Definition(term, ())

    def _note(self, node: Element) -> Note:
        titles = [
            child
            for child in node.elements("p", "summary")
            if child.tag == "summary" or "admonition-title" in child.classes()
        ]
        title = titles[0] if titles else Element("p")
        rest = [child for child in node.children if child is not title]
        return Note(self.inlines(title.children), self.blocks(rest))


def _is_block(node: Element) -> bool:
    return node.tag in _BLOCKS or any(inner.tag in _BLOCKS for inner in node.walk())


def _dropped(node: Element) -> bool:
    return node.tag in _IGNORED or (node.tag == "a" and bool(node.classes() & _IGNORED_LINKS))


def _is_footnotes(node: Element) -> bool:
    return node.tag == "div" and "footnote" in node.classes()


def _footnotes(body: Element) -> dict[str, Element]:
    boxes = [element for element in body.walk() if _is_footnotes(element)]
    items = [item for box in boxes for item in box.walk() if item.tag == "li"]
    return {item.attributes["id"]: item for item in items if "id" in item.attributes}


def _reference(node: Node) -> str:
    """The id of the note that `<sup><a class="footnote-ref" href="#fn:1">` points at, or ""."""
    if isinstance(node, str) or node.tag != "sup":
        return ""
    links = [link for link in node.elements("a") if "footnote-ref" in link.classes()]
    return links[0].attributes.get("href", "").removeprefix("#") if links else ""
