"""An official document as an editable DOCX draft, the same bytes every time."""

from datetime import datetime
from pathlib import Path

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt
from msgspec.structs import replace

from cchc.booklet.docx.blocks import BlockWriter
from cchc.booklet.docx.cells import CellWriter
from cchc.booklet.docx.lines import ALIGNS
from cchc.booklet.docx.measures import MM
from cchc.booklet.docx.notes import NOTE_MARK, NOTE_TEXT, Footnotes
from cchc.booklet.docx.package import blank, describe, saved
from cchc.booklet.docx.runs import Letters, RunWriter
from cchc.booklet.docx.sheets import first_sheet, next_sheet
from cchc.booklet.official import UNOFFICIAL, OfficialDocument
from cchc.booklet.typst_inline import Data
from cchc.booklet.typst_writer import document_data, picture_data

_SPOKEN = Letters(18)
"""Letters of a broadcast script: read at arm's length."""


def write_docx(document: OfficialDocument, fonts: Path, timestamp: datetime) -> bytes:
    """The draft; `fonts` = folder of the faces that widths are taken from, `timestamp` = the
    file's times. Raises `MissingFonts`.
    """
    data = document_data(document)
    file = blank(data["language"], document.form.typeface.asked)
    describe(file, data, timestamp)
    _running_text(file, data)
    first_sheet(file, data["form"])
    images = {name: bytes(values) for name, values in picture_data(document).items()}
    form = data["form"]
    width = form["width"] - form["left"] - form["right"]
    small = Letters(form["components"]["footnote"]["size"])
    notes = Footnotes(file)
    runs = RunWriter(file, notes, images, small, int(width * MM))
    blocks = BlockWriter(file, file, runs, form, width)
    _text(data, CellWriter(data, blocks, fonts))
    last = blocks
    for annex in data["appendices"]:
        last = _appendix(data, annex, blocks, fonts)
    CellWriter(data, last, fonts).copy()
    notes.finish()
    return saved(file)


def _running_text(file: Document, data: Data) -> None:
    """The style of all text: letters, indent, spaces, no lonely lines."""
    form = data["form"]
    normal = file.styles["Normal"]
    normal.font.size = Pt(form["components"]["body"]["size"])
    shape = normal.paragraph_format
    shape.alignment = ALIGNS["justify"]
    shape.first_line_indent = Mm(form["indent"])
    shape.line_spacing = form["line"]
    shape.space_before, shape.space_after = Pt(0), Pt(form["paragraph"])
    shape.widow_control = True
    note = file.styles.add_style(NOTE_TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    note.font.size = Pt(form["components"]["footnote"]["size"])
    plain_note = note.paragraph_format
    plain_note.first_line_indent, plain_note.space_after = Mm(0), Pt(0)
    plain_note.line_spacing = 1.0
    mark = file.styles.add_style(NOTE_MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    for level in range(1, 7):
        heading = file.styles[f"Heading {level}"]
        heading.font.size = Pt(form["components"]["body"]["size"])
        heading.font.bold = heading.font.italic = False
        heading.paragraph_format.space_before = Pt(0)
        heading.paragraph_format.space_after = Pt(form["paragraph"])


def _text(data: Data, cells: CellWriter) -> None:
    if data["layout"] in UNOFFICIAL:
        cells.article_head()
    else:
        cells.head()
    if data["layout"] in ("named", "minutes"):
        cells.title()
    cells.foot()
    cells.sign_info()
    cells.addressees()
    cells.basis()
    cells.blocks.write(data["lead"])
    spoken = data["layout"] == "script"
    blocks = replace(cells.blocks, letters=_SPOKEN) if spoken else cells.blocks
    blocks.write(data["blocks"])
    if data["layout"] not in UNOFFICIAL:
        cells.signature()


def _appendix(data: Data, annex: Data, blocks: BlockWriter, fonts: Path) -> BlockWriter:
    """Write an appendix; the writer of its sheets."""
    form = data["form"]
    across = annex["landscape"]
    next_sheet(blocks.document, form, across, restart=True)
    sides = ("height", "top", "bottom") if across else ("width", "left", "right")
    width = form[sides[0]] - form[sides[1]] - form[sides[2]]
    inner = replace(blocks, width=width, runs=replace(blocks.runs, width=int(width * MM)))
    CellWriter(data, inner, fonts).annex_head(annex)
    inner.write(annex["blocks"])
    return inner
