"""Characters that the print typeface cannot draw, found before anything is set."""

from collections.abc import Mapping
from pathlib import Path


def missing_glyphs(unusual: Mapping[str, str], faces: tuple[Path, ...]) -> dict[str, str]:
    """Of the unusual characters of a text those that not every face can draw."""
    if not unusual:
        return {}
    drawn = _drawn(faces)
    return {char: excerpt for char, excerpt in unusual.items() if char not in drawn}


def _drawn(faces: tuple[Path, ...]) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # takes as long to load as a plan to print

    found = []
    for face in faces:
        with TTFont(face, lazy=True) as font:
            found.append(frozenset(map(chr, font.getBestCmap())))
    return frozenset.intersection(*found)
