"""The draft as python-docx reads it back: sheets, letters, lines, and the file around it."""

import io
import zipfile
from pathlib import Path

import docx
import msgspec.structs
import pytest
from docx.document import Document as Draft
from docx.oxml.ns import qn
from docx.shared import Length
from tests.booklet.samples import (
    HOSTILE,
    STAMP,
    fictional_plan,
    form,
    letter,
    minutes,
    seed_plan,
    task_table,
)

from cchc.booklet.docx.measures import text_width
from cchc.booklet.docx.writer import write_docx
from cchc.booklet.official import OfficialDocument
from cchc.booklet.typst_writer import form_data


@pytest.fixture(scope="module")
def data(fonts: Path) -> bytes:
    """The fictional plan as a draft."""
    return write_docx(fictional_plan(), fonts, STAMP)


def opened(document: OfficialDocument, fonts: Path) -> Draft:
    return docx.Document(io.BytesIO(write_docx(document, fonts, STAMP)))


def words(draft: Draft) -> str:
    """All text of the body, one paragraph a line."""
    lines = (
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in draft.element.body.iter(qn("w:p"))
    )
    return "\n".join(lines).replace("\u00a0", " ")


def mm(length: Length | None) -> object:
    assert length is not None
    return pytest.approx(length.mm, abs=0.05)


def test_sheets_have_the_margins_of_the_form(fonts: Path) -> None:
    text, annex = opened(fictional_plan(), fonts).sections
    assert (mm(text.page_width), mm(text.page_height)) == (210, 297)
    assert tuple(
        mm(side) for side in
        (text.top_margin, text.bottom_margin, text.left_margin, text.right_margin)
    ) == (20, 20, 30, 20)  # fmt: skip
    assert (mm(annex.page_width), mm(annex.page_height)) == (297, 210)
    assert (mm(annex.top_margin), mm(annex.left_margin)) == (30, 20)


def test_pages_are_numbered_from_the_second_and_anew_in_an_appendix(fonts: Path) -> None:
    text, annex = opened(fictional_plan(), fonts).sections
    assert " PAGE " in "".join(node.text or "" for node in text.header._element.iter())
    for section in (text, annex):
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert not annex.first_page_footer.is_linked_to_previous


def test_one_typeface_no_theme_and_vietnamese(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = file.namelist()
        styles = file.read("word/styles.xml").decode()
        everything = "".join(file.read(name).decode("utf-8", "replace") for name in names)
    assert not [name for name in names if "theme" in name]
    assert "Theme=" not in everything
    assert set(_values(styles, "w:ascii")) == {"Times New Roman"}
    assert set(_values(styles, "w:lang w:val")) == {"vi"}


def _values(xml: str, name: str) -> list[str]:
    return [part.split('"', 1)[0] for part in xml.split(f'{name}="')[1:]]


def test_the_same_bytes_twice_and_no_time_of_writing(data: bytes, fonts: Path) -> None:
    assert write_docx(fictional_plan(), fonts, STAMP) == data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.title == "Kế hoạch cải cách hành chính năm 2024"
    assert properties.created is not None
    assert properties.created.date() == STAMP.date()


def test_text_is_written_as_it_is(fonts: Path) -> None:
    assert HOSTILE in words(opened(fictional_plan(), fonts))
    hostile = msgspec.structs.replace(letter(), abstract=HOSTILE, signer="<w:t>&amp;\x01</w:t>")
    found = words(opened(hostile, fonts))
    assert HOSTILE in found
    assert "<w:t>&amp;</w:t>" in found


def test_what_is_not_known_is_said(fonts: Path) -> None:
    found = words(opened(seed_plan(), fonts))
    assert "(chức vụ, người ký: chưa có số liệu)" in found
    assert "(chưa có số liệu), ngày 04 tháng 4 năm 2007" in found
    both = words(opened(minutes(), fonts))
    assert "Trần Thị Mẫu" in both
    assert "(người ký: chưa có số liệu)" in both


def test_running_text_is_set_as_the_form_asks(fonts: Path) -> None:
    style = opened(fictional_plan(), fonts).styles["Normal"]
    shape = style.paragraph_format
    assert (
        mm(shape.first_line_indent),
        style.font.size.pt,
        shape.space_after.pt,
        shape.line_spacing,
    ) == (12.7, 14, 6, 1.15)
    assert shape.widow_control


def test_the_head_stands_in_two_fixed_columns_without_margins(fonts: Path) -> None:
    head = opened(fictional_plan(), fonts).tables[0]
    assert [mm(column.width) for column in head.columns] == [62, 98]
    margins = head._tbl.tblPr.find(qn("w:tblCellMar"))
    assert {side.get(qn("w:w")) for side in margins} == {"0"}


def test_rules_are_borders_of_paragraphs(fonts: Path) -> None:
    head = opened(fictional_plan(), fonts).tables[0]
    rule = head.cell(0, 1).paragraphs[-1]
    assert rule._p.pPr is not None
    assert rule._p.pPr.find(qn("w:pBdr")) is not None
    shape = rule.paragraph_format
    assert shape.left_indent is not None
    assert shape.right_indent is not None
    length = 98 - shape.left_indent.mm - shape.right_indent.mm
    motto = form_data(form())["components"]["tieu_ngu"]
    assert length == pytest.approx(text_width(motto["text"], motto, "Tinos", fonts), abs=0.1)
    assert 50 < length < 60


def test_boxes_have_their_size(fonts: Path) -> None:
    cell = opened(letter(), fonts).tables[0].cell(1, 0)
    urgent, inside = cell.tables
    assert (mm(urgent.columns[0].width), mm(urgent.rows[0].height)) == (30, 8)
    assert "D40000" in urgent._tbl.xml
    assert inside.cell(0, 0).text == "LƯU HÀNH NỘI BỘ"


def test_rows_are_whole_the_head_repeated_the_last_row_not_alone(fonts: Path) -> None:
    document = msgspec.structs.replace(seed_plan(), appendices=(task_table(40),))
    table = opened(document, fonts).tables[-1]
    rows = list(table.rows)
    assert len(rows) == 41
    assert rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    last, before, other = (rows[n]._tr.xml.count("w:keepNext") for n in (-1, -2, -3))
    assert (last, before, other) == (0, 7, 0)
