"""What a block is by its lines: items of a law list, the text that leads to them, a paragraph.

Imports nothing of the Markdown library, which plain texts do without.
"""

import re

MARKER = re.compile(r" {0,3}(\d{1,3}[.)]|[a-zđ][.)]|[-+–])[ \t\u00a0]+(?=\S)")
_LEAD = re.compile(rf":[ \t]*\n(?={MARKER.pattern})")
_RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}$")
INDENT = 4
# What a line begins with that may be more than a line of a paragraph: `[x]:`, a rule of `* * *`,
# the marker of a list; the other signs alone.
_LINE = r" *(?:[#=:>!+–-]|\[[^\]]*\]:|[*_](?: |[*_ ]*(?:\n|\Z))|\d+[.)]|[a-zđ][.)])"
_FIRST_LINE = re.compile(_LINE)
_NEXT_LINE = re.compile(rf"\n{_LINE}")


def starts_item(block: str) -> bool:
    """Whether a block begins with an item of a list."""
    line = block.split("\n", 1)[0]
    return MARKER.match(line) is not None and not _RULE.match(line)


def lead_of(block: str) -> int | None:
    """Where the text ends that leads to a list without a blank line between; None for no list."""
    match = _LEAD.search(block)
    return match.end() - 1 if match else None


def add_lines(items: list[tuple[str, list[str]]], block: str) -> None:
    """Add the items of a block that begins with one."""
    for line in block.split("\n"):
        match = MARKER.match(line)
        if match and not _RULE.match(line):
            items.append((match[1], [line[match.end() :]]))
        elif line.startswith(" " * INDENT):
            inner = line[INDENT:]
            content = items[-1][1]
            # A marker right below the item's text begins a nested list without a blank line.
            if MARKER.match(inner) and not MARKER.match(content[-1].split("\n", 1)[0]):
                content.append(inner)
            else:
                content[-1] += "\n" + inner
        else:
            items[-1][1][-1] += "\n" + line.strip()


def is_paragraph(block: str) -> bool:
    """Whether every processor but that of paragraphs would refuse a block."""
    if not block or block.startswith(("\n", "    ")) or "|" in block:
        return False
    return not (_FIRST_LINE.match(block) or _NEXT_LINE.search(block))
