"""From a pack to its reading PDF, and to digests of its pages as they look."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

import typst
from msgspec import Struct

from cchc.booklet.compile import PrintError, compile_data
from cchc.booklet.packs.data import pack_data, pack_gathered, pack_images, pack_sources
from cchc.booklet.packs.memory import PartMemory
from cchc.booklet.packs.model import Pack
from cchc.vietnamese.dates import ZONE

_LETTERS = 12
"""Of a page's digest: enough that two pages of one ledger never look alike by chance."""


class Page(Struct, frozen=True):
    """A page as it looks: its digest, and the words for what stands on it."""

    digest: str
    words: str


def compile_pack(pack: Pack, fonts: Path, memory: PartMemory | None = None) -> bytes:
    """The reading PDF, PDF/UA-1 and PDF/A-2a; the same pack gives the same bytes, with and without
    a `memory` of parts printed before.

    Raises `PrintError` with Typst's own words, `MissingFonts`, `MissingGlyphs`.
    """
    images, memory = pack_images(pack), memory or PartMemory()
    data = pack_data(pack, memory)
    return compile_data(
        data,
        lambda data: pack_sources(data, images),
        pack.form.typeface.use,
        fonts,
        datetime.combine(pack.day, time(), ZONE),
        known=pack_gathered(pack, data, memory),
    )


def pages_of(pack: Pack, fonts: Path) -> tuple[Page, ...]:
    """Every page by its look: letters, lines and pictures, not the way the file stores them.

    "Trang x/y" is taken without y: a page is not another one because the pack has grown behind it.
    Raises `PrintError`.
    """
    data = {**pack_data(pack), "total": False, "places": True}
    sources = pack_sources(data, pack_images(pack))
    known = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
    )
    # The package takes several files as a dict; its stub knows only a single one.
    compile_: Any = typst.compile
    query: Any = typst.query
    try:
        drawn = compile_(sources, format="svg", font_paths=known)
        places = query(sources, "<place>", field="value", font_paths=known)
    except typst.TypstError as error:
        raise PrintError(f"{error.message} {error.diagnostic}") from error
    words: Mapping[int, str] = {each["page"]: each["words"] for each in json.loads(places)}
    pages = drawn if isinstance(drawn, list) else [drawn]
    return tuple(
        Page(hashlib.sha256(page).hexdigest()[:_LETTERS], words.get(number, ""))
        for number, page in enumerate(pages, 1)
    )
