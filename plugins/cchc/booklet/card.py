"""The picture that other programs show beside a shared link, the same bytes every time."""

import json
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from cchc.booklet.compile import PrintError

_PIXELS_PER_INCH = 72.0
"""One pixel a point: the template's page is as many points as the picture has pixels."""


def draw_card(name: str, organisation: str, fonts: Path) -> bytes:
    """A PNG of 1200 by 630 pixels with the site's name and its organisation.

    Raises PrintError with Typst's own words, also when a face is missing.
    """
    template = resources.files("cchc.booklet").joinpath("templates/card.typ").read_bytes()
    words = json.dumps({"name": name, "organisation": organisation}).encode()
    known = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
    )
    # The package takes several files as a dict; its stub knows only a single one.
    compile_with_warnings: Any = typst.compile_with_warnings
    try:
        picture, warnings = compile_with_warnings(
            {"main.typ": template, "card.json": words},
            format="png",
            ppi=_PIXELS_PER_INCH,
            font_paths=known,
        )
    except typst.TypstError as error:
        raise PrintError(f"{error.message} {error.diagnostic}") from error
    if warnings:
        raise PrintError("; ".join(warning.message for warning in warnings))
    return bytes(picture)
