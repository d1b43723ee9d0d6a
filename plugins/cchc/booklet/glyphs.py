"""Characters that the print typeface cannot draw, found before anything is set."""

from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from cchc.booklet.typst_inline import Data
from cchc.vietnamese.text import nfc

_BASES = "aăâeêioôơuưyđ"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SIGNS = "\u00a0–“”‘’…₫"
_AROUND = 30
"""Characters shown on each side of one that is missing."""


def missing_glyphs(data: Data, faces: tuple[Path, ...]) -> dict[str, str]:
    """Characters of the data that not every face can draw, each with an excerpt around it."""
    return _outside(data, _drawn(faces)) if _outside(data, everyday()) else {}


@cache
def everyday() -> frozenset[str]:
    """ASCII, the Vietnamese letters and the usual signs, which every print face has (a test holds
    it): most documents are made of them, so that no font need be opened to look."""
    letters = {nfc(base + tone) for base, tone in product(_BASES, _TONES)}
    small = {letter for letter in letters if len(letter) == 1}
    return frozenset(map(chr, range(0x20, 0x7F))) | small | {c.upper() for c in small} | set(_SIGNS)


def _outside(data: Data, known: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    texts: list[str] = []
    _collect(data, texts)
    for text in texts:
        for char in () if known.issuperset(text) else set(text) - known - found.keys():
            index = text.index(char)
            found[char] = text[max(0, index - _AROUND) : index + _AROUND + 1]
    return found


def _drawn(faces: tuple[Path, ...]) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # takes as long to load as a plan to print

    found = []
    for face in faces:
        with TTFont(face, lazy=True) as font:
            found.append(frozenset(map(chr, font.getBestCmap())))
    return frozenset.intersection(*found)


def _collect(value: dict[str, Any] | list[Any], found: list[str]) -> None:
    """Every text but addresses; a pack has half a million values."""
    pairs = value.items() if isinstance(value, dict) else (("", inner) for inner in value)
    for key, inner in pairs:
        if isinstance(inner, str):
            if key != "url":
                found.append(inner)
        elif isinstance(inner, dict | list):
            _collect(inner, found)
