"""Letters, minutes, notices and articles: what their sheets have that a plan's has not."""

from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec.structs
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTCurve
from tests.booklet.layout import MM, Line, find, lines, text_of
from tests.booklet.samples import STAMP, article, form, letter, minutes, notice

from cchc.booklet.compile import compile_pdf
from cchc.booklet.form import choose_form, load_forms
from cchc.booklet.html_tree import parse_html
from cchc.booklet.official import OfficialDocument, drafter_text, letter_abstract, signatures

Box = tuple[float, float, float, Any]


@pytest.fixture(scope="module")
def letter_pdf(fonts: Path) -> bytes:
    return compile_pdf(letter(), fonts, STAMP)


@pytest.fixture(scope="module")
def minutes_pdf(fonts: Path) -> bytes:
    return compile_pdf(minutes(), fonts, STAMP)


def boxes(pdf: bytes) -> list[Box]:
    """Width, height and centre in mm, and colour, of every frame on page 1."""
    page = next(iter(extract_pages(BytesIO(pdf))))
    drawn = [item for item in page if isinstance(item, LTCurve) and item.height > 10]
    return [
        (item.width / MM, item.height / MM, (item.x0 + item.x1) / 2 / MM, item.stroking_color)
        for item in drawn
    ]


def near(value: float, tolerance: float = 0.1) -> object:
    return pytest.approx(value, abs=tolerance)


def is_set(line: Line, component: str) -> bool:
    """Whether a line has the letters of a component."""
    part = form().components[component]
    assert line.size == near(part.size.use, 0.05)
    assert ("Bold" in line.font) == ("bold" in part.weight)
    return ("Italic" in line.font) == ("italic" in part.weight)


def test_a_letter_says_what_it_is_about_under_its_number(letter_pdf: bytes) -> None:
    number, abstract = find(letter_pdf, "Số: 07"), find(letter_pdf, "V/v báo cáo")
    assert is_set(abstract, "abstract_letter")
    assert abstract.centre == near(61)
    # 6 pt of white between the line boxes of the two.
    gap = (abstract.bottom - number.bottom) * MM
    assert gap == near(6 + (0.891 + 0.216) * abstract.size, 0.05)
    assert not any("CÔNG VĂN" in line.text for line in lines(letter_pdf))


@pytest.mark.parametrize(("words", "width"), [("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20)])
def test_urgency_stands_in_a_red_box_of_its_size(words: str, width: float, fonts: Path) -> None:
    document = msgspec.structs.replace(letter(), urgency=words, circulation=())
    pdf = compile_pdf(document, fonts, STAMP)
    (box,) = boxes(pdf)
    assert box[:3] == (near(width), near(8), near(61))
    red, green, blue = box[3]
    assert red > 0.7
    assert green == blue == 0
    line = find(pdf, words)
    assert is_set(line, "urgency")
    assert line.centre == near(61)


def test_circulation_stands_in_a_black_box_around_its_words(letter_pdf: bytes) -> None:
    line = find(letter_pdf, "LƯU HÀNH NỘI BỘ")
    assert is_set(line, "circulation")
    width, _, centre, colour = boxes(letter_pdf)[1]
    assert width == near(line.right - line.left + 4)
    assert centre == near(line.centre)
    assert not any(colour if isinstance(colour, tuple) else (colour,))


def test_drafter_and_copies(letter_pdf: bytes) -> None:
    line = find(letter_pdf, "PL.(300)")
    assert is_set(line, "drafter")
    assert line.left == near(30)
    assert drafter_text(msgspec.structs.replace(letter(), copies=None)) == "PL."
    assert drafter_text(minutes()) == ""


def test_the_words_about_are_not_doubled() -> None:
    assert letter_abstract(letter()).startswith("V/v báo cáo")
    own = msgspec.structs.replace(letter(), abstract="V/v trả lời")
    assert letter_abstract(own) == "V/v trả lời"


def test_minutes_have_two_signers_side_by_side(minutes_pdf: bytes) -> None:
    writer, chair = find(minutes_pdf, "THƯ KÝ"), find(minutes_pdf, "CHỦ TRÌ")
    assert writer.bottom == near(chair.bottom)
    assert (writer.centre, chair.centre) == (near(70), near(150))
    assert find(minutes_pdf, "Trần Thị Mẫu").centre == near(70)
    placeholder = find(minutes_pdf, "(người ký: chưa có số liệu)")
    assert placeholder.centre == near(150)
    assert "Italic" in placeholder.font
    assert find(minutes_pdf, "Nơi nhận:").bottom > placeholder.bottom


def test_minutes_whose_writer_is_not_known_invent_no_name() -> None:
    first, second = signatures(msgspec.structs.replace(minutes(), secretary=None))
    assert (first.post, first.name) == (("THƯ KÝ",), "(người ghi: chưa có số liệu)")
    assert (second.post, second.name) == (("CHỦ TRÌ",), "(người ký: chưa có số liệu)")


def test_several_appendices_have_roman_numbers_and_no_number_on_their_first_page(
    minutes_pdf: bytes,
) -> None:
    pages = [find(minutes_pdf, f"Phụ lục {number}").page for number in ("I", "II")]
    assert pages == [2, 3]
    assert not [line for line in lines(minutes_pdf) if line.text.isdigit()]
    assert find(minutes_pdf, "(Kèm theo Biên bản số 03/BB-BCĐ ngày 05").page == 2


def test_one_addressee_stands_beside_the_word(fonts: Path) -> None:
    pdf = compile_pdf(notice(), fonts, STAMP)
    assert is_set(find(pdf, "Kính gửi: Sở Tài chính"), "to")
    assert find(pdf, "THÔNG BÁO").centre == near(110)


def test_an_article_bears_no_sign_of_an_official_document(fonts: Path, tmp_path: Path) -> None:
    pdf = compile_pdf(article(), fonts, STAMP)
    printed = text_of(pdf, tmp_path)
    for words in ("CỘNG HÒA", "Nơi nhận", "Số:", "chưa có số liệu"):
        assert words not in printed
    assert is_set(find(pdf, "Ra mắt trang thông tin cải cách"), "abstract")
    assert is_set(find(pdf, "Đăng ngày 05/01/2024"), "place_date")
    assert signatures(article()) == ()


def test_an_undated_document_says_so(fonts: Path, tmp_path: Path) -> None:
    undated: OfficialDocument = msgspec.structs.replace(letter(), issued=None)
    assert "Mẫu Sơn, ngày (chưa có số liệu)" in text_of(
        compile_pdf(undated, fonts, STAMP), tmp_path
    )


def test_an_older_document_set_in_a_newer_form_says_so(fonts: Path, tmp_path: Path) -> None:
    choice = choose_form(load_forms(), STAMP.date().replace(year=2015), "nd30-2020")
    old = msgspec.structs.replace(letter(), notes=(choice.note,), retypeset=choice.retypeset)
    assert "Trình bày lại theo thể thức" in text_of(compile_pdf(old, fonts, STAMP), tmp_path)


PARTS = """<h2>Phần I. Đánh giá</h2><h3>Mục 2. Kết quả</h3><h4>Tiểu mục 1. Chi tiết</h4>
<ul class="lawlist"><li><span class="m">1.</span><div><p>Khoản không có tiêu đề.</p></div></li>
<li><span class="m">2.</span><div><p>Khoản khác.</p></div></li></ul>
<p>Có chú thích<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>
<div class="footnote"><ol><li id="fn:1"><p>Lời chú thích {long}</p></li></ol></div>"""


def test_parts_subsections_untitled_clauses_and_notes(fonts: Path) -> None:
    document = msgspec.structs.replace(notice(), blocks=parse_html(PARTS.format(long="dài " * 40)))
    pdf = compile_pdf(document, fonts, STAMP)
    for words, component, centred in (
        ("Phần I", "part", True), ("ĐÁNH GIÁ", "part_title", True),
        ("Mục 2", "section", True), ("KẾT QUẢ", "section_title", True),
        ("Tiểu mục 1", "section", True), ("CHI TIẾT", "section_title", True),
        ("1. Khoản không", "clause", False), ("2. Khoản khác", "clause", False),
    ):  # fmt: skip
        line = find(pdf, words)
        assert is_set(line, component), words
        assert line.centre == near(110) if centred else line.left == near(42.7), words
    # The second line: the first begins with the note's raised mark.
    assert is_set(find(pdf, "dài dài"), "footnote")


def test_cells_of_a_head_keep_single_spacing(letter_pdf: bytes) -> None:
    for upper, lower in (("CỘNG HÒA", "Độc lập"), ("ỦY BAN NHÂN DÂN", "TỈNH MẪU")):
        first, second = find(letter_pdf, upper), find(letter_pdf, lower)
        assert (second.bottom - first.bottom) * MM == near(1.149 * second.size, 0.3)


def test_a_long_post_is_cut_between_phrases(fonts: Path) -> None:
    post = "Phó Chủ tịch Ủy ban nhân dân tỉnh"
    document = msgspec.structs.replace(letter(), post=post, urgency=None, circulation=())
    (signature,) = signatures(document)
    assert signature.post == ("PHÓ CHỦ TỊCH", "ỦY BAN NHÂN DÂN TỈNH")
    pdf = compile_pdf(document, fonts, STAMP)
    for words in signature.post:
        assert find(pdf, words).centre == near(146)


def test_the_deciding_word_stands_in_the_middle(fonts: Path) -> None:
    html = "<h2>QUYẾT ĐỊNH:</h2><h2>Điều 1. Điều chỉnh</h2><p>Nội dung.</p>"
    document = msgspec.structs.replace(notice(), kind="QUYẾT ĐỊNH", blocks=parse_html(html))
    line = find(compile_pdf(document, fonts, STAMP), "QUYẾT ĐỊNH:")
    assert is_set(line, "kind")
    assert line.centre == near(110)
