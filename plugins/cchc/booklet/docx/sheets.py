"""Sheets of a draft: margins, upright or across, page numbers from page 2 in the upper margin."""

from collections.abc import Mapping
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm

from cchc.booklet.docx.lines import plain
from cchc.booklet.docx.runs import Letters, dress

_LETTER_MM = 14 * 25.4 / 72


def first_sheet(document: Document, form: Mapping[str, Any]) -> None:
    """The sheets of the text, and the number in the margin of all pages but the first."""
    section = document.sections[0]
    _lay(section, form, across=False)
    _number_from_one(section)
    if numbered_below(form):
        paragraph = plain(section.footer.paragraphs[0], "right")
    else:
        paragraph = plain(section.header.paragraphs[0], "center")
    letters = Letters.of(form["components"]["page_number"])
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        dress(run, letters)
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        mark.text = text or None
        run._r.append(mark)


def next_sheet(
    document: Document, form: Mapping[str, Any], across: bool, restart: bool = False
) -> None:
    """Go on upon a new sheet; `restart` = an appendix, which counts its own pages."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _lay(section, form, across)
    for counting in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(counting)
    section.different_first_page_header_footer = False
    if restart:
        _number_from_one(section)
        section.first_page_footer.is_linked_to_previous = False  # page 1 of the text has its own
        section.first_page_header.is_linked_to_previous = False


def numbered_below(form: Mapping[str, Any]) -> bool:
    """Whether the page numbers stand in the lower margin."""
    return bool(form["components"]["page_number"]["at"] == "bottom right")


def in_the_middle(margin: float) -> float:
    """How far from the paper's edge a number stands in the middle of a margin, in mm."""
    return max(0.0, (margin - _LETTER_MM * 1.15) / 2)


def _number_from_one(section: Section) -> None:
    section.different_first_page_header_footer = True
    counting = OxmlElement("w:pgNumType")
    counting.set(qn("w:start"), "1")
    # The order of elements is fixed; after the margins comes the numbering.
    section._sectPr.find(qn("w:pgMar")).addnext(counting)


def _lay(section: Section, form: Mapping[str, Any], across: bool) -> None:
    width, height = form["width"], form["height"]
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width = Mm(height if across else width)
    section.page_height = Mm(width if across else height)
    # The sheet is turned to the left: its binding edge becomes the upper one.
    names = ("left", "right", "bottom", "top") if across else ("top", "bottom", "left", "right")
    top, bottom, left, right = (form[name] for name in names)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(in_the_middle(top))
    # The foot of page 1 stands on the margin.
    section.footer_distance = Mm(in_the_middle(bottom) if numbered_below(form) else bottom)
    section.gutter = Mm(0)
