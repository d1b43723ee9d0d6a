"""The printed sheet against the decree's table, measured in the PDF itself."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.booklet.layout import find, lines, page_sizes, stroke_below, strokes
from tests.booklet.samples import STAMP, fictional_plan, form

from cchc.booklet.compile import compile_pdf
from cchc.booklet.tree import Footnote, Paragraph, Text

LEFT, RIGHT, TOP, BOTTOM = 30.0, 190.0, 20.0, 277.0
LENGTH = 0.10
RULE = 0.20
POINT = 0.05
MM_TO_PT = 72 / 25.4


def near(value: float, tolerance: float = LENGTH) -> object:
    return pytest.approx(value, abs=tolerance)


def test_paper_is_a4_upright_and_the_wide_appendix_lies_across(plan_pdf: bytes) -> None:
    sizes = page_sizes(plan_pdf)
    assert sizes[0] == (near(210), near(297))
    assert sizes[-1] == (near(297), near(210))
    assert {round(width) for width, _ in sizes} == {210, 297}


def test_the_seed_is_upright_on_every_page(seed_pdf: bytes) -> None:
    assert {size for size in page_sizes(seed_pdf)} == {(210.0, 297.0)}


def test_margins_of_every_text_page(seed_pdf: bytes) -> None:
    pages = {line.page for line in lines(seed_pdf)}
    assert pages == {1, 2, 3}
    for page in pages:
        body = [item for item in lines(seed_pdf) if item.page == page and not item.text.isdigit()]
        assert min(item.left for item in body) == near(LEFT)
        assert max(item.right for item in body) == near(RIGHT)
        assert max(item.bottom for item in body) <= BOTTOM + LENGTH


def test_the_foot_of_page_one_stands_on_the_bottom_margin(seed_pdf: bytes) -> None:
    note = find(seed_pdf, "Trình bày lại theo thể thức")
    assert note.page == 1
    assert note.bottom == near(BOTTOM, 0.3)
    assert "Italic" in note.font


def test_margins_of_the_landscape_appendix(plan_pdf: bytes) -> None:
    last = max(line.page for line in lines(plan_pdf))
    first_cell = find(plan_pdf, "TT", page=last)
    assert first_cell.left > 20
    assert first_cell.bottom > 30


def test_column_centres(plan_pdf: bytes) -> None:
    for words, centre in (
        ("ỦY BAN NHÂN DÂN", 61), ("TỈNH MẪU", 61), ("SỞ NỘI VỤ", 61), ("Số: 05/KH-SNV", 61),
        ("CỘNG HÒA", 141), ("Độc lập - Tự do", 141), ("Mẫu Sơn, ngày 05", 141),
        ("KẾ HOẠCH", 110), ("Cải cách hành chính nhà nước", 110),
        ("KT. GIÁM ĐỐC", 146), ("PHÓ GIÁM ĐỐC", 146), ("Nguyễn Văn Mẫu", 146),
    ):  # fmt: skip
        assert find(plan_pdf, words).centre == near(centre), words


def test_number_and_place_stand_on_one_line(plan_pdf: bytes) -> None:
    number, place = find(plan_pdf, "Số: 05"), find(plan_pdf, "Mẫu Sơn, ngày")
    assert number.bottom == near(place.bottom)
    assert place.text == "Mẫu Sơn, ngày 05 tháng 01 năm 2024"


@pytest.mark.parametrize(
    ("words", "component"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "quoc_hieu"),
        ("Độc lập - Tự do - Hạnh phúc", "tieu_ngu"),
        ("ỦY BAN NHÂN DÂN", "parent"),
        ("SỞ NỘI VỤ", "issuer"),
        ("Số: 05/KH-SNV", "number"),
        ("Mẫu Sơn, ngày", "place_date"),
        ("KẾ HOẠCH", "kind"),
        ("Cải cách hành chính nhà nước", "abstract"),
        ("Kính gửi:", "to"),
        ("Căn cứ Luật Mẫu", "basis"),
        ("Yêu cầu các cơ quan", "body"),
        ("Chương II", "part"),
        ("QUY ĐỊNH CHUNG", "part_title"),
        ("Mục 1", "section"),
        ("TỔ CHỨC", "section_title"),
        ("Điều 5. Trách nhiệm", "article"),
        ("I. MỤC ĐÍCH, YÊU CẦU", "form_b_section"),
        ("1. Kiểm tra các cơ quan:", "clause_title"),
        ("a) Thành lập đoàn", "point"),
        ("đ) Báo cáo kết quả.", "point"),
        ("KT. GIÁM ĐỐC", "authority"),
        ("PHÓ GIÁM ĐỐC", "post"),
        ("Nguyễn Văn Mẫu", "signer"),
        ("Nơi nhận:", "receivers_word"),
        ("- Như trên;", "receivers"),
        ("Phụ lục", "annex_word"),
        ("BẢNG NHIỆM VỤ", "annex_title"),
        ("(Kèm theo Kế hoạch số 05/KH-SNV", "annex_ref"),
        ("Địa chỉ: số 1", "contact"),
        ("Bảng 1. Ví dụ", "table"),
    ],
)
def test_size_and_weight(plan_pdf: bytes, words: str, component: str) -> None:
    part = form().components[component]
    line = find(plan_pdf, words)
    assert line.size == near(part.size.use, POINT)
    if component == "table":
        return
    assert ("Bold" in line.font) == ("bold" in part.weight)
    assert ("Italic" in line.font) == ("italic" in part.weight)


def test_no_size_that_the_form_does_not_know(seed_pdf: bytes) -> None:
    known = {part.size.use for part in form().components.values()}
    assert {round(line.size, 1) for line in lines(seed_pdf)} <= known


def test_rule_under_the_motto_is_as_long_as_the_motto(plan_pdf: bytes, seed_pdf: bytes) -> None:
    for pdf in (plan_pdf, seed_pdf):
        motto = find(pdf, "Độc lập")
        rule = stroke_below(pdf, motto)
        assert rule.length == near(motto.right - motto.left, RULE)
        assert rule.centre == near(motto.centre)


def test_short_rules_are_a_third_to_a_half_of_the_line(plan_pdf: bytes, seed_pdf: bytes) -> None:
    for pdf, last, longest in (
        (plan_pdf, "SỞ NỘI VỤ", "SỞ NỘI VỤ"),
        (seed_pdf, "HÀNH CHÍNH TỈNH", "BAN CHỈ ĐẠO CẢI CÁCH"),
        (seed_pdf, "Thực hiện công tác", "Thực hiện công tác"),
        (plan_pdf, "Cải cách hành chính nhà nước", "Cải cách hành chính nhà nước"),
    ):
        line = find(pdf, longest)
        rule = stroke_below(pdf, find(pdf, last))
        assert rule.length == near(0.4 * (line.right - line.left), RULE)
        assert rule.centre == near(line.centre)


def test_contact_stands_under_a_rule_across_the_page(plan_pdf: bytes) -> None:
    contact = find(plan_pdf, "Địa chỉ: số 1")
    assert contact.page == 1
    full = [s for s in _strokes_above(plan_pdf, contact.bottom) if s == near(160, RULE)]
    assert full


def test_footnotes_stand_above_the_contact_block(fonts: Path) -> None:
    note = Footnote("fn:1", (Paragraph((Text("Chú thích của trang một."),)),))
    plan = replace(fictional_plan(), blocks=(Paragraph((Text("Nội dung"), note)),), appendices=())
    pdf = compile_pdf(plan, fonts, STAMP)
    (said,) = (line for line in lines(pdf) if "Chú thích của trang một" in line.text)
    contact = find(pdf, "Địa chỉ: số 1")
    assert (said.page, contact.page) == (1, 1)
    assert 6 < contact.bottom - said.bottom < 12
    assert contact.bottom == near(BOTTOM, 0.3)


def _strokes_above(pdf: bytes, bottom: float) -> list[float]:
    return [s.length for s in strokes(pdf) if s.page == 1 and 0 < bottom - s.bottom < 8]


def test_first_line_indent(seed_pdf: bytes) -> None:
    for words in ("Để thực hiện tốt", "1. Kiểm tra", "a) Ban chỉ đạo", "- Nội dung", "+ Đợt 1"):
        # The first words may be cut off by wide spaces; the start is what counts.
        start = find(seed_pdf, words.split()[0])
        assert start.left - LEFT == near(12.7), words


def test_line_pitch_and_space_between_paragraphs(seed_pdf: bytes) -> None:
    first = find(seed_pdf, "Để thực hiện tốt")
    second = find(seed_pdf, "năm 2007 Thường trực")
    third = find(seed_pdf, "số 09/ KH-BCĐ")
    heading = find(seed_pdf, "1. Kiểm tra")
    pitch = (second.bottom - first.bottom) * MM_TO_PT
    assert pitch == pytest.approx(14 * 1.149 * 1.15, abs=0.05)
    between = (heading.bottom - third.bottom) * MM_TO_PT
    assert between - pitch == pytest.approx(6, abs=0.05)


def test_page_numbers(plan_pdf: bytes, seed_pdf: bytes) -> None:
    numbers = [line for line in lines(seed_pdf) if line.text.isdigit()]
    assert [(line.page, line.text) for line in numbers] == [(2, "2"), (3, "3")]
    for line in numbers:
        assert line.centre == near(110)
        assert line.bottom < TOP
        assert line.size == near(14, POINT)


def test_an_appendix_counts_its_own_pages(plan_pdf: bytes) -> None:
    heads = [
        (line.page, line.text)
        for line in lines(plan_pdf)
        if line.text.isdigit() and line.bottom < 20
    ]
    first = next(line.page for line in lines(plan_pdf) if line.text == "Phụ lục")
    pages = len(page_sizes(plan_pdf))
    assert first not in dict(heads)
    assert [text for page, text in heads if page > first] == [
        str(n) for n in range(2, pages - first + 2)
    ]
    wide = [line for line in lines(plan_pdf) if line.page > first and line.bottom < 20]
    assert {round(line.centre, 1) for line in wide} == {148.5}


def test_receivers_stand_level_with_the_authority(plan_pdf: bytes) -> None:
    word, authority = find(plan_pdf, "Nơi nhận:"), find(plan_pdf, "KT. GIÁM ĐỐC")
    assert word.page == authority.page
    assert word.left == near(LEFT)
    descent = (authority.size - word.size) * 0.216 / MM_TO_PT
    assert authority.bottom - word.bottom == near(descent)


def test_addressees_stand_under_the_colon(plan_pdf: bytes) -> None:
    word = find(plan_pdf, "Kính gửi:")
    dashes = [find(plan_pdf, "- Các sở, ban"), find(plan_pdf, "- Ủy ban nhân dân các")]
    assert dashes[0].left == near(dashes[1].left)
    assert word.right - 1.5 < dashes[0].left < word.right


def test_the_last_paragraph_is_justified_like_the_others(seed_pdf: bytes) -> None:
    last = find(seed_pdf, "- Sở Tài chính phối hợp")
    assert last.right == near(RIGHT)


def test_a_quotation_is_set_in_on_both_sides_and_justified(plan_pdf: bytes) -> None:
    quoted = find(plan_pdf, "Đoạn trích dẫn dài")
    assert quoted.left > LEFT + 12.7 + 2
    assert LEFT < find(plan_pdf, "thường, có thêm").left < quoted.left
    assert quoted.right < RIGHT - 2


def test_nothing_hangs_into_the_right_margin(seed_pdf: bytes, plan_pdf: bytes) -> None:
    for pdf, pages in ((seed_pdf, 9), (plan_pdf, 2)):
        upright = [line for line in lines(pdf) if line.page <= pages]
        assert max(line.right for line in upright) <= RIGHT + LENGTH
