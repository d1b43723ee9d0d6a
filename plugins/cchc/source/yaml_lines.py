"""The front matter that nearly every article has: one-line texts and lists of them.

Read line by line, several times as fast as by a YAML parser, with the same values and places.
Whatever is not certainly of this form is left to the parser: signs that mean something to YAML,
texts over several lines, nested keys, faults.
"""

import re
from sys import intern

from cchc.source.block import Block, Spot
from cchc.vietnamese.text import is_nfc

_QUOTED, _PLAIN, _BRACKETS = 2, 3, 4
_VALUE = r""" +(?:"([^"\\\n]*)"|([^\s\-?:,\[\]{}&*!|>'"%@`][^\n]*))"""
_ENTRY = re.compile(
    rf"([A-Za-z_][A-Za-z0-9_]{{0,60}}):(?:{_VALUE}| +\[([^:\[\]{{}}&*!|>'\"%@`\n]+)\])?\n"
)
_INSIDE = re.compile(r" *([^\s\-?,][^,\n]*)")
_ITEM = re.compile(rf"( +)-{_VALUE}\n")


def read_lines(text: str, base: int) -> Block | None:
    """The block, when it is certainly of the simple form; `base` is its offset in the file."""
    if "#" in text or not text.replace("\n", "").isprintable() or not is_nfc(text):
        return None
    block = Block()
    data, spots, at, end = block.data, block.spots, 0, len(text)
    while at < end:
        entry = _ENTRY.match(text, at)
        # Every file has the same keys, and they are looked up again and again.
        if entry is None or (key := intern(entry[1])) in data:
            return None
        key_at, at = at, entry.end()
        if not text.startswith(" ", at):
            value = _scalar(entry) if entry[_BRACKETS] is None else _inside(entry, base, block)
            if value is None:
                return None
            data[key], start, stop = value
        elif entry.lastindex != 1:
            return None  # a text that goes on in the next line
        else:
            start, at = text.find("-", at), _items(text, at, base, key, block)
            stop = at
            if at == 0:
                return None
        spots[(key,)] = Spot(base + key_at, base + start, base + stop)
    return block


def _inside(entry: re.Match[str], base: int, block: Block) -> tuple[list[str], int, int] | None:
    """The items in brackets on one line, the offsets of the brackets; None if not simple."""
    items: list[str] = []
    at, end = entry.span(_BRACKETS)
    while at < end:
        item = _INSIDE.match(entry.string, at, end)
        if item is None:
            return None
        text = item[1].rstrip(" ")
        start = base + item.start(1)
        block.spots[(entry[1], len(items))] = Spot(None, start, start + len(text))
        items.append(text)
        at = item.end() + 1
    if at == end:
        return None  # a comma at the end
    return items, entry.start(_BRACKETS) - 1, end + 1


def _items(text: str, at: int, base: int, key: str, block: Block) -> int:
    """Read the items of a list into the block; the offset behind them, 0 when one is not simple."""
    items: list[str] = []
    pad = ""
    while text.startswith(" ", at):
        item = _ITEM.match(text, at)
        value = _scalar(item) if item else None
        if item is None or value is None or item[1] != (pad or item[1]):
            return 0
        pad, at = item[1], item.end()
        block.spots[(key, len(items))] = Spot(None, base + value[1], base + value[2])
        items.append(value[0])
    block.data[key] = items
    return at


def _scalar(match: re.Match[str]) -> tuple[str, int, int] | None:
    """The text of an entry or item, its first offset, the offset behind it; None if not simple."""
    plain = match[_PLAIN]
    if plain is not None:
        if ": " in plain or plain[-1] in ": ":
            return None
        return plain, *match.span(_PLAIN)
    if match[_QUOTED] is not None:
        start, stop = match.span(_QUOTED)
        return match[_QUOTED], start - 1, stop + 1
    colon = match.end(1) + 1
    return "", colon, colon
