"""What is asked of all data before anything is set: its tables, and letters to look at closer."""

from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Any

from msgspec import Struct, field

from cchc.booklet.typst_inline import Data
from cchc.vietnamese.text import nfc

_BASES = "aăâeêioôơuưyđ"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SIGNS = "\u00a0–“”‘’…₫"
_AROUND = 30
"""Characters shown on each side of an unusual one."""


class Gathered(Struct, frozen=True):
    """The tables in their order; the characters beyond `everyday`, each with an excerpt around it
    from where it stands first."""

    tables: list[Data] = field(default_factory=list)
    unusual: dict[str, str] = field(default_factory=dict)


def gathered(value: Data | list[Any]) -> Gathered:
    """Of every value but addresses; a pack has half a million."""
    found, texts = Gathered(), list[str]()
    _walk(value, found.tables, texts)
    for text in texts:
        if not everyday().issuperset(text):
            for char in set(text) - everyday() - found.unusual.keys():
                index = text.index(char)
                found.unusual[char] = text[max(0, index - _AROUND) : index + _AROUND + 1]
    return found


def together(parts: Iterable[Gathered]) -> Gathered:
    """Of several values what `gathered` finds in all of them, one after the other."""
    whole = Gathered()
    for part in parts:
        whole.tables.extend(part.tables)
        whole.unusual.update({**part.unusual, **whole.unusual})
    return whole


@cache
def everyday() -> frozenset[str]:
    """ASCII, the Vietnamese letters and the usual signs, which every print face has (a test holds
    it): most documents are made of them, so that no font need be opened to look."""
    letters = {nfc(base + tone) for base, tone in product(_BASES, _TONES)}
    small = {letter for letter in letters if len(letter) == 1}
    return frozenset(map(chr, range(0x20, 0x7F))) | small | {c.upper() for c in small} | set(_SIGNS)


def _walk(value: Data | list[Any], tables: list[Data], texts: list[str]) -> None:
    if isinstance(value, dict):
        if value.get("k") == "table":
            tables.append(value)
        pairs: Iterable[tuple[str, Any]] = value.items()
    else:
        pairs = (("", inner) for inner in value)
    for key, inner in pairs:
        if isinstance(inner, str):
            if key != "url":
                texts.append(inner)
        elif isinstance(inner, dict | list):
            _walk(inner, tables, texts)
