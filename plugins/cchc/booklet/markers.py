"""Markers of list items as HTML would show them, made literal for print."""

from cchc.booklet.dom import Element

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def ordered_markers(node: Element) -> list[str]:
    """One marker for each `<li>` of a `<ul>` ("-") or `<ol>` (`start`, `type`, `value` obeyed)."""
    items = node.elements("li")
    if node.tag == "ul":
        return ["-"] * len(items)
    number = _integer(node.attributes.get("start", ""), 1)
    markers = []
    for item in items:
        number = _integer(item.attributes.get("value", ""), number)
        markers.append(f"{_written(number, node.attributes.get('type', '1'))}.")
        number += 1
    return markers


def _written(number: int, style: str) -> str:
    if number < 1:
        return str(number)
    match style:
        case "a" | "A":
            return _letters(number, style)
        case "i" | "I":
            return roman(number) if style == "i" else roman(number).upper()
        case _:
            return str(number)


def _letters(number: int, first: str) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord(first) + rest) + letters
    return letters


def roman(number: int) -> str:
    """A number from 1 in small Roman letters."""
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _integer(text: str, default: int) -> int:
    return int(text) if text.lstrip("-").isdecimal() else default
