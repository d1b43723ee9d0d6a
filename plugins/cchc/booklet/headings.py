"""Which component of the form a heading or a clause is, read from its own words.

Numbers are never made or changed here: "Chương II", "Điều 5.", "I.", "1." stand in the text.
"""

import re

from msgspec import Struct

from cchc.booklet.tree import Block, Footnote, Inline, List, Paragraph, Text
from cchc.booklet.tree_text import plain

_PART = re.compile(r"(?:Phần|Chương)(?: thứ)? [IVXLC\d]+[.:]?(?=\s|$)", re.IGNORECASE)
_SECTION = re.compile(r"(?:Mục|Tiểu mục) \d+[.:]?(?=\s|$)", re.IGNORECASE)
_ARTICLE = re.compile(r"Điều \d+", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]+\.\s")
_DECIDING = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*:")
"""A line of its own between the grounds and the articles: "QUYẾT ĐỊNH:"."""
_NUMBERED = re.compile(r"\d+[.)]?")
_LETTERED = re.compile(r"[a-zđ][.)]")
_SENTENCE = re.compile(r"[.;!?](\s|$)")


class Line(Struct, frozen=True):
    """One printed line of a heading and the form's component that sets it."""

    role: str
    children: tuple[Inline, ...]


def heading_lines(children: tuple[Inline, ...]) -> tuple[Line, ...]:
    """A heading as lines: "Chương I. QUY ĐỊNH CHUNG" gives two, any other heading one."""
    text = plain(children)
    for pattern, role in ((_PART, "part"), (_SECTION, "section")):
        if match := pattern.match(text):
            return _two_lines(children, match.end(), role)
    if _ARTICLE.match(text):
        return (Line("article", children),)
    if _ROMAN.match(text):
        return (Line("form_b_section", children),)
    if _DECIDING.fullmatch(text) and text == text.upper():
        return (Line("kind", children),)
    return (Line("clause_title", children),)


def _two_lines(children: tuple[Inline, ...], end: int, role: str) -> tuple[Line, ...]:
    first = children[0]
    if not isinstance(first, Text) or len(first.text) < end:
        return (Line(role, children),)
    rest = first.text[end:].lstrip()
    title = (*((Text(rest),) if rest else ()), *children[1:])
    number = Line(role, (Text(first.text[:end].rstrip(".:")),))
    return (number, Line(f"{role}_title", title)) if title else (number,)


def item_role(marker: str) -> str:
    """The component of a list item: clause ("1."), point ("a."), else running text."""
    if _NUMBERED.fullmatch(marker):
        return "clause"
    return "point" if _LETTERED.fullmatch(marker) else "body"


def titled_clauses(block: List) -> bool:
    """Whether every item of a list is a clause with a title of its own.

    A title is a short first paragraph that is no sentence, with more text below it. All
    items or none: a list is never half bold.
    """
    return bool(block.items) and all(
        item_role(item.marker) == "clause" and _titled(item.blocks) for item in block.items
    )


def _titled(blocks: tuple[Block, ...]) -> bool:
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or len(blocks) < 2:
        return False
    if any(isinstance(node, Footnote) for node in first.children):
        return False
    text = plain(first.children)
    return len(text) <= 200 and not _SENTENCE.search(text)
