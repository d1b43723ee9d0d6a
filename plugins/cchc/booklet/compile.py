"""From an official document to a PDF/UA-1 and PDF/A-2a file, the same bytes every time."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from cchc.booklet.gathered import Gathered, gathered
from cchc.booklet.glyphs import missing_glyphs
from cchc.booklet.lonely_rows import keep_last_rows
from cchc.booklet.official import OfficialDocument
from cchc.booklet.packing import packed
from cchc.booklet.typst_inline import Data
from cchc.booklet.typst_writer import document_data, typst_sources

STANDARDS = ("ua-1", "a-2a")
_MARKS = "query(<row>).map(mark => (mark.value, mark.location().page()))"
"""Asked of the finished layout: a question inside it would make Typst lay everything out again."""


class PrintError(Exception):
    """The document cannot be printed; the message says what to do about it."""


class MissingFonts(PrintError):  # noqa: N818 - names what is missing
    """The folder lacks a face of the form's typeface."""


class MissingGlyphs(PrintError):  # noqa: N818 - names what is missing
    """The print typeface lacks characters of the document."""

    def __init__(self, found: dict[str, str]) -> None:
        self.characters = tuple(sorted(found))
        """The characters, in code order."""
        self.excerpts = found
        """Character -> a piece of the text where it stands first."""
        listed = ", ".join(f"{char} (U+{ord(char):04X})" for char in self.characters)
        super().__init__(f"Phông chữ in thiếu ký tự: {listed}. Hãy viết bằng chữ hoặc bỏ ký tự đó.")


def compile_pdf(document: OfficialDocument, fonts: Path, timestamp: datetime) -> bytes:
    """Print a document; `fonts` = folder of the merged faces, `timestamp` = creation time.

    Raises as `compile_data`.
    """
    data = document_data(document)
    family = document.form.typeface.use
    return compile_data(data, lambda kept: typst_sources(kept, document), family, fonts, timestamp)


def compile_data(
    data: Data,
    sources: Callable[[Data], dict[str, bytes]],
    family: str,
    fonts: Path,
    timestamp: datetime,
    standards: Sequence[str] = STANDARDS,
    known: Gathered | None = None,
) -> bytes:
    """Print `data`; `sources` gives the files Typst compiles for it. Its tables learn on the way
    which of them are to be split. `known` is what was gathered from the data, if it is at hand.

    Raises `MissingFonts`, `MissingGlyphs`, or `PrintError` with Typst's own words; a warning of
    Typst counts as an error, because an unknown family gives pages without a single letter.
    """
    found = known or gathered(data)
    if missing := missing_glyphs(found.unusual, font_faces(fonts, family)):
        raise MissingGlyphs(missing)
    faces = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
    )
    keep_last_rows(found.tables, lambda: _row_marks(sources(data), faces))
    return packed(_compile(sources(data), faces, timestamp, standards))


def font_faces(fonts: Path, family: str) -> tuple[Path, ...]:
    """The four faces of a family in a folder. Raises `MissingFonts` naming what is absent."""
    stem = family.replace(" ", "")
    faces = [fonts / f"{stem}-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic")]
    absent = [face.name for face in faces if not face.is_file()]
    if absent:
        raise MissingFonts(f"Thư mục phông chữ {fonts} thiếu: {', '.join(absent)}.")
    return tuple(faces)


def _row_marks(sources: dict[str, bytes], fonts: typst.Fonts) -> str:
    # The package takes several files as a dict; its stub knows only a single one.
    evaluate: Any = typst.eval
    try:
        return str(evaluate(sources, _MARKS, font_paths=fonts))
    except RuntimeError:
        return "[]"  # compiling will say what is wrong


def _compile(
    sources: dict[str, bytes], fonts: typst.Fonts, timestamp: datetime, standards: Sequence[str]
) -> bytes:
    # The package takes several files as a dict; its stub knows only a single one.
    compile_with_warnings: Any = typst.compile_with_warnings
    try:
        pdf, warnings = compile_with_warnings(
            sources,
            format="pdf",
            font_paths=fonts,
            pdf_standards=list(standards),
            timestamp=int(timestamp.timestamp()),
        )
    except typst.TypstError as error:
        raise PrintError(f"{error.message} {error.diagnostic}") from error
    if warnings:
        raise PrintError("; ".join(warning.message for warning in warnings))
    return bytes(pdf)
