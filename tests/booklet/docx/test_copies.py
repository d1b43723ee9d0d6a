"""Copies, signing lines and older forms in a draft."""

import io
from pathlib import Path

import docx
from docx.document import Document as Draft
from docx.oxml.ns import qn
from tests.booklet.samples import STAMP, copied_letter, form_of_2011

from cchc.booklet.docx.writer import write_docx
from cchc.booklet.official import OfficialDocument


def draft_of(document: OfficialDocument, fonts: Path) -> Draft:
    return docx.Document(io.BytesIO(write_docx(document, fonts, STAMP)))


def texts(draft: Draft) -> list[str]:
    """Every paragraph in its order, those of tables too."""
    return ["".join(run.text or "" for run in paragraph.iter(qn("w:t")))
            for paragraph in draft.element.body.iter(qn("w:p"))]  # fmt: skip


def test_a_copys_block_follows_the_signature(fonts: Path) -> None:
    found = texts(draft_of(copied_letter(), fonts))
    after = found[found.index("Nguyễn Văn Mẫu") + 1 :]
    stated = [text for text in after if text]
    assert stated[:4] == ["VĂN PHÒNG", "ỦY BAN NHÂN DÂN", "SAO Y", "Số: 09/SY-VP"]
    assert "(người ký: chưa có số liệu)" in stated


def test_the_signing_line_stands_in_the_head_of_page_one_only(fonts: Path) -> None:
    (section,) = draft_of(copied_letter(), fonts).sections
    (line,) = section.first_page_header.paragraphs
    assert line.text.startswith("1240/QĐ-UBND, 2024")
    assert [run.font.size.pt for run in line.runs if run.font.size] == [10.0] * len(line.runs)
    assert "1240" not in "".join(p.text for p in section.header.paragraphs)


def test_the_form_of_2011_numbers_its_pages_below(fonts: Path) -> None:
    first = draft_of(form_of_2011(), fonts).sections[0]
    assert "PAGE" in first.footer._element.xml
    assert "PAGE" not in first.header._element.xml
    assert first.footer_distance is not None
    assert first.footer_distance.mm < 10
    contact = first.first_page_footer.paragraphs[-1].paragraph_format.space_after
    assert contact is not None
    assert abs(contact.mm + first.footer_distance.mm - 20) < 0.1
