"""Plain articles as HTML without a tree: paragraphs, headings, law lists, tables, bold, links.

Most texts of a site hold nothing else. Whatever might mean more to the library is left to it:
such a text is not plain, however rarely it is needed. The tests hold both ways together, byte for
byte.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import zip_longest

from cchc.pages.addresses import is_safe
from cchc.pages.block_lines import add_lines, is_paragraph, lead_of, starts_item
from cchc.pages.body import Parsed
from cchc.vietnamese.text import slug

# Code, escapes, entities, HTML, attributes, footnotes, admonitions, pictures, emphasis within
# emphasis, indented lines, breaks, an empty block between two lists; then what the library takes
# out of texts or puts into them.
_MORE = (
    "`", "\\", "&", "<", ">", "{", "^", "!!!", "![", "***", "\n ", " \n", "[TOC]",
    "\n\n\n\n", "\t", "\r", "\x02", "\x03",
)  # fmt: skip
_HEADING = re.compile(r"(#{1,6})([^#\n]+)(?:\n|\Z)")
_MARKED = re.compile(
    r"\[([^\[\]*_]*)\]\(([^\s()<>\"'\[\]]*)\)|\*\*([^\s*_\[\]](?:[^*_\[\]]*[^\s*_\[\]])?)\*\*"
)
_SEPARATOR = re.compile(r"\|(?: *:?-+:? *\|)+")
_SLOT, _NAME = "\x02", "\x03"  # where an address and the name of a table go
_REGION = f'<div aria-label="{_NAME}" class="scroll" role="region" tabindex="0"><table>'

Inline = Callable[[str], str]


class _NotPlainError(Exception):
    pass


def parse_plain(text: str) -> Parsed | None:
    """The parsed body of a plain text, None for one that the library has to read."""
    text = text.strip("\n")
    for sign in _MORE:
        if sign in text:
            return None
    blocks = re.split("\n\n+", text)
    blocks.reverse()
    addresses: list[str] = []
    headings: list[tuple[int, str]] = []
    try:
        parts = list(_blocks(blocks, headings, partial(_inline, addresses)))
        found = tuple(_anchored(headings))
    except _NotPlainError:
        return None
    written = (
        f'<h{level} id="{anchor}">{words}</h{level}>'
        for (level, anchor, _), (_, words) in zip(found, headings, strict=True)
    )
    markup = "\n".join(part or next(written) for part in parts).strip()
    if _NAME in markup:
        markup = _with_names(markup.split(_NAME))
    slots = tuple(("href", address) for address in addresses)
    return Parsed(tuple(markup.split(_SLOT)), slots, found)


def heading_slug(text: str, separator: str) -> str:
    """Anchors keep the đ that the library's own drop."""
    return slug(text).replace("-", separator)


def _anchored(headings: list[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    lower = any(level == 1 for level, _ in headings)
    used = set[str]()
    for level, words in headings:
        name = " ".join(words.split())
        anchor = heading_slug(name, "-")
        if not anchor or anchor in used:
            raise _NotPlainError  # the library counts anchors of one name
        used.add(anchor)
        yield min(level + lower, 6), anchor, name


def _with_names(pieces: list[str]) -> str:
    """Tables are numbered where there are several."""
    parts = [pieces[0]]
    for number, piece in enumerate(pieces[1:], 1):
        parts += (f"Bảng {number}" if len(pieces) > 2 else "Bảng", piece)
    return "".join(parts)


def _blocks(blocks: list[str], headings: list[tuple[int, str]], inline: Inline) -> Iterator[str]:
    """The HTML of each block, "" for a heading, which is kept apart; the last block comes first."""
    while blocks:
        block = blocks.pop()
        if block[:1].isspace():
            raise _NotPlainError
        if is_paragraph(block):
            yield f"<p>{inline(block)}</p>"
        elif block[0] == "#":
            headings.append(_heading(block, blocks))
            yield ""
        elif block[0] == "|":
            yield _table(block, inline)
        else:
            blocks.append(block)
            yield from _list(blocks, inline)


def _heading(block: str, blocks: list[str]) -> tuple[int, str]:
    match = _HEADING.match(block)
    if not match or "|" in block:
        raise _NotPlainError
    words = match[2].strip()
    if not words or "*" in words or "[" in words or "_" in words:
        raise _NotPlainError
    if match.end() < len(block):
        blocks.append(block[match.end() :])
    return len(match[1]), words


def _list(blocks: list[str], inline: Inline) -> Iterator[str]:
    block = blocks.pop()
    lead = None if starts_item(block) else lead_of(block)
    if lead is not None:
        yield f"<p>{inline(_paragraph(block[:lead]))}</p>"
        block = block[lead + 1 :]
    if not starts_item(block):
        raise _NotPlainError
    items: list[tuple[str, list[str]]] = []
    add_lines(items, block)
    while blocks and starts_item(blocks[-1]):
        add_lines(items, blocks.pop())
    yield '<ul class="lawlist">'
    for marker, (content,) in items:
        words = inline(_paragraph(content))
        yield f'<li><span class="m">{marker}</span><div>\n<p>{words}</p>\n</div>\n</li>'
    yield "</ul>"


def _paragraph(words: str) -> str:
    if not is_paragraph(words):
        raise _NotPlainError
    return words


def _table(block: str, inline: Inline) -> str:
    head, *rest = block.split("\n")
    if len(rest) < 2 or not _SEPARATOR.fullmatch(rest[0]):
        raise _NotPlainError
    aligned = [_align(cell.strip(" ")) for cell in rest[0][1:-1].split("|")]
    if head.count("|") != len(aligned) + 1:
        raise _NotPlainError
    columns = [f'{align} scope="col"' for align in aligned]
    parts = [_REGION, "<thead>", *_row(head, "th", columns, inline), "</thead>", "<tbody>"]
    for line in rest[1:]:
        parts += _row(line, "td", aligned, inline)
    return "\n".join((*parts, "</tbody>", "</table></div>"))


def _align(cell: str) -> str:
    left, right = cell[0] == ":", cell[-1] == ":"
    if not (left or right):
        return ""
    return f' align="{"center" if left and right else "left" if left else "right"}"'


def _row(line: str, tag: str, columns: list[str], inline: Inline) -> Iterator[str]:
    if line[0] != "|" or line[-1] != "|":
        raise _NotPlainError
    cells = line[1:-1].split("|")
    yield "<tr>"
    for cell, attributes in zip_longest(cells[: len(columns)], columns, fillvalue=""):
        yield f"<{tag}{attributes}>{inline(cell.strip(' '))}</{tag}>"
    yield "</tr>"


def _inline(addresses: list[str], words: str) -> str:
    if "[" in words or "*" in words:
        return _marked(addresses, words)
    if "_" in words:
        raise _NotPlainError
    return words


def _marked(addresses: list[str], words: str) -> str:
    parts = _MARKED.split(words)
    between = "".join(parts[::4])
    if "*" in between or "[" in between or "_" in between:
        raise _NotPlainError
    for place in range(1, len(parts), 4):
        label, address, strong = parts[place : place + 3]
        if strong is not None:
            parts[place : place + 3] = "<strong>", strong, "</strong>"
        elif address and is_safe(address):
            addresses.append(address)
            parts[place : place + 3] = f"<a{_SLOT}>", label, "</a>"
        else:
            parts[place : place + 3] = "<a>", label, "</a>"
    return "".join(parts)
