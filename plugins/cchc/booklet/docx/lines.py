"""Paragraphs without indent, drawn lines and frames, fixed tables."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from cchc.booklet.docx.measures import twips

ALIGNS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_SIDES = ("top", "left", "bottom", "right")


def plain(paragraph: Paragraph, align: str, above: float = 0, below: float = 0) -> Paragraph:
    """Single spacing, no indent; `above` and `below` in pt."""
    shape = paragraph.paragraph_format
    shape.alignment = ALIGNS[align]
    shape.first_line_indent = Mm(0)
    shape.line_spacing = 1.0
    shape.space_before, shape.space_after = Pt(above), Pt(below)
    return paragraph


def rule(paragraph: Paragraph, width: float, length: float, align: str = "center") -> None:
    """Make an empty paragraph a drawn line of `length` mm within `width` mm."""
    plain(paragraph, align)
    shape = paragraph.paragraph_format
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(4)
    free = max(0.0, width - length)
    shape.left_indent = Mm(free / 2 if align == "center" else 0)
    shape.right_indent = Mm(free / 2 if align == "center" else free)
    borders = OxmlElement("w:pBdr")
    borders.append(_border("bottom", 4))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _border(side: str, eighths: int, colour: str = "auto") -> Any:
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "0"), ("color", colour)):
        border.set(qn(f"w:{name}"), value)
    return border


def fixed_table(
    owner: Document | _Cell, rows: int, widths: Sequence[float], borders: bool = False
) -> Table:
    """A table of fixed widths in mm; without borders its cells have no margins either."""
    table = owner.add_table(rows, len(widths))
    table.autofit = False
    properties = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side in _SIDES:
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips(1.5) if borders and side in ("left", "right") else 0))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.insert_element_before(margins, "w:tblLook")
    if borders:
        table.style = "Table Grid"
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    # The cells of a column would be looked for through the whole table, once for each column.
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Mm(width)
    return table


def mark_rows(rows: Iterable[Any], *names: str) -> None:
    """Set yes-or-no properties of rows, such as never to be cut by a page's end."""
    for row in rows:
        properties = row.get_or_add_trPr()
        for name in names:
            mark = OxmlElement(name)
            mark.set(qn("w:val"), "1")
            properties.append(mark)


def indent(table: Table, mm: float) -> None:
    """Move a table from the left margin."""
    element = OxmlElement("w:tblInd")
    element.set(qn("w:w"), str(twips(mm)))
    element.set(qn("w:type"), "dxa")
    table._tbl.tblPr.insert_element_before(
        element, "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblLook"
    )


def frame(cell: _Cell, colour: str = "auto", eighths: int = 6) -> None:
    """Draw a frame around a cell."""
    borders = OxmlElement("w:tcBorders")
    for side in _SIDES:
        borders.append(_border(side, eighths, colour))
    cell._tc.get_or_add_tcPr().append(borders)
