"""Widths of printed text, which a word processor needs told in advance."""

from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from cchc.booklet.compile import font_faces

MM = 36_000
"""English metric units of DOCX in a millimetre."""
POINT = 12_700
"""English metric units in a point."""


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def text_width(text: str, component: dict[str, Any], family: str, fonts: Path) -> float:
    """Width in mm of one line of a component. Raises `MissingFonts`."""
    regular, bold, italic, both = font_faces(fonts, family)
    weight = component["weight"]
    face = (
        both if weight == "bold italic" else {"bold": bold, "italic": italic}.get(weight, regular)
    )
    advances, per_em = _advances(face)
    letters = text.upper() if component["caps"] else text
    units = sum(advances.get(ord(char), per_em // 2) for char in letters)
    return float(units / per_em * component["size"] * 25.4 / 72)


@cache
def _advances(face: Path) -> tuple[dict[int, int], int]:
    with TTFont(face) as font:
        widths = font["hmtx"]
        found = {code: widths[name][0] for code, name in font.getBestCmap().items()}
        return found, font["head"].unitsPerEm
