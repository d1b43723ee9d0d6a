"""Every construct of the language in the three writers: web, PDF, DOCX."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document as Draft
from docx.oxml.ns import qn
from tests.booklet.layout import find, lines, page_sizes, squeezed, text_of
from tests.booklet.samples import STAMP, constructs, constructs_html
from tests.booklet.test_pdf_structure import tags

from cchc.booklet.compile import compile_pdf
from cchc.booklet.docx.writer import write_docx

MARKERS = ("1.", "a.", "b.", "c.", "d.", "đ.", "-", "+", "2.")
VERBATIM = '# $ @ * _ // <a> \\ * _ ` ~ {x} [y] #let x = 1 #panic("x")'


@pytest.fixture(scope="module")
def web() -> str:
    """The page's HTML."""
    return constructs_html()


@pytest.fixture(scope="module")
def pdf(fonts: Path) -> bytes:
    """The same as PDF."""
    return compile_pdf(constructs(), fonts, STAMP)


@pytest.fixture(scope="module")
def draft(fonts: Path) -> Draft:
    """The same as a draft, read back."""
    return docx.Document(io.BytesIO(write_docx(constructs(), fonts, STAMP)))


def draft_texts(draft: Draft) -> list[str]:
    """The text of every paragraph of the draft, tables included."""
    return ["".join(run.text or "" for run in paragraph.iter(qn("w:t")))
            for paragraph in draft.element.body.iter(qn("w:p"))]  # fmt: skip


def note_texts(draft: Draft) -> Iterator[str]:
    """The text of every footnote."""
    (part,) = [part for part in draft.part.package.parts if "footnotes" in part.partname]
    for note in re.findall(r"<w:footnote .*?</w:footnote>", part.blob.decode(), re.DOTALL):
        if text := "".join(re.findall(r"<w:t[^>]*>([^<]*)", note)).strip():
            yield text


def test_headings(web: str, pdf: bytes, draft: Draft) -> None:
    assert "<h2 id" in web
    assert "<em>nghiêng</em>" in web
    assert find(pdf, "I. ĐỀ MỤC").font == "Tinos-Bold"
    styles = [p.style.name for p in draft.paragraphs if p.style and p.text.startswith("I. Đề mục")]
    assert styles == ["Heading 2"]


def test_signs_of_markup_are_printed_as_they_are(
    web: str, pdf: bytes, draft: Draft, tmp_path: Path
) -> None:
    assert VERBATIM.replace("<", "&lt;").replace(">", "&gt;") in web
    assert squeezed(VERBATIM) in squeezed(text_of(pdf, tmp_path))
    assert any(VERBATIM in text for text in draft_texts(draft))


def test_literal_markers_in_their_order(web: str, pdf: bytes, draft: Draft) -> None:
    assert re.findall(r'class="m">([^<]+)<', web) == list(MARKERS)
    wanted = [re.sub(r"^([a-zđ])\.", r"\1)", marker) for marker in MARKERS]
    starts = ("Khoản", "Điểm", "Gạch", "Dấu cộng")
    for texts in ([line.text for line in lines(pdf)], draft_texts(draft)):
        pairs = [text.split(" ", 1) for text in texts if " " in text]
        assert [marker for marker, rest in pairs if rest.startswith(starts)] == wanted


def test_footnotes_and_links(web: str, pdf: bytes, draft: Draft, tmp_path: Path) -> None:
    assert 'class="footnote-ref"' in web
    printed = text_of(pdf, tmp_path)
    for words in ("Nội dung chú thích.", "https://tinh-mau.example/cong/"):
        assert words in printed
        assert words in list(note_texts(draft))
    assert tags(pdf).count("Note") == 2
    links = [rel.target_ref for rel in draft.part.rels.values() if rel.is_external]
    assert links == ["https://tinh-mau.example/cong/"]


def test_picture_with_caption_and_alternative(web: str, pdf: bytes, draft: Draft) -> None:
    assert "<figcaption>Hình 1. Sơ đồ tổ chức</figcaption>" in web
    caption = find(pdf, "Hình 1. Sơ đồ")
    assert caption.font == "Tinos-Italic"
    assert caption.centre == pytest.approx(110, abs=0.1)
    assert "Figure" in tags(pdf)
    assert "Hình 1. Sơ đồ tổ chức" in draft_texts(draft)
    assert [p.get("descr") for p in draft.element.body.iter(qn("wp:docPr"))] == ["Sơ đồ bộ máy"]


def test_remark_quotation_and_definition(web: str, pdf: bytes, draft: Draft) -> None:
    assert 'class="admonition note"' in web
    assert "<blockquote>" in web
    assert "<dt>Thuật ngữ</dt>" in web
    assert find(pdf, "Lưu ý chung").font == "Tinos-Bold"
    assert find(pdf, "Thuật ngữ").font == "Tinos-Bold"
    assert find(pdf, "Đoạn trích dẫn.").left > 42.7 + 2
    texts = draft_texts(draft)
    at = [texts.index(words) for words in
          ("Lưu ý chung", "Nội dung lưu ý.", "Đoạn trích dẫn.", "Thuật ngữ")]  # fmt: skip
    assert at == sorted(at)


def test_table_with_merged_head(web: str, pdf: bytes, draft: Draft) -> None:
    assert '<th align="right" colspan="2" scope="colgroup">Số lượng</th>' in web
    found = tags(pdf)
    assert found.count("TH") == 5
    assert found.count("TR") == 4
    tables = [table for table in draft.tables if table.cell(0, 0).text == "TT"]
    (table,) = tables
    assert table.cell(0, 2).text == table.cell(0, 3).text == "Số lượng"
    assert table.cell(1, 0).text == "TT"
    repeated = [row for row in table.rows if row._tr.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(repeated) == 2


def test_columns_below_a_merged_head_keep_their_side(pdf: bytes) -> None:
    four, seven = find(pdf, "4"), find(pdf, "7")
    assert four.right < seven.left
    assert find(pdf, "Kiểm tra").left < four.left


def test_new_page_and_sheet_across(web: str, pdf: bytes, draft: Draft) -> None:
    assert 'class="trang-moi"' in web
    assert 'class="trang-ngang"' in web
    starts = ("Đoạn ở trang mới", "Đoạn trên tờ ngang", "Đoạn cuối", "Đoạn trong phụ lục")
    pages = [find(pdf, words).page for words in starts]
    assert all(before + 1 == after for before, after in pairwise(pages))
    assert [round(size[0]) for size in page_sizes(pdf)][-4:] == [210, 297, 210, 210]
    widths = [round(section.page_width.mm) for section in draft.sections if section.page_width]
    assert widths == [210, 297, 210, 210]
    assert "w:br" in str(draft.element.xml)
    assert 'w:type="page"' in str(draft.element.xml)


def test_pages_count_on_over_a_sheet_across_and_anew_in_an_appendix(pdf: bytes) -> None:
    numbers = {
        line.page: line.text for line in lines(pdf) if line.text.isdigit() and line.bottom < 20
    }
    across = find(pdf, "Đoạn trên tờ ngang").page
    assert numbers[across] == str(across)
    assert numbers[across + 1] == str(across + 1)
    assert find(pdf, "Đoạn trong phụ lục").page not in numbers
