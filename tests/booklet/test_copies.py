"""Copies, electronic signatures and older forms, measured on the printed sheet."""

from pathlib import Path

import pytest
from tests.booklet.layout import find, lines, stroke_below, strokes
from tests.booklet.samples import STAMP, copied_letter, form_of_2011

from cchc.booklet.compile import compile_pdf


def near(value: float, tolerance: float = 0.1) -> object:
    return pytest.approx(value, abs=tolerance)


@pytest.fixture(scope="module")
def copied(fonts: Path) -> bytes:
    return compile_pdf(copied_letter(), fonts, STAMP)


@pytest.fixture(scope="module")
def older(fonts: Path) -> bytes:
    return compile_pdf(form_of_2011(), fonts, STAMP)


def test_a_copys_block_stands_after_the_text_under_a_full_rule(copied: bytes) -> None:
    words = find(copied, "SAO Y")
    assert (words.font, words.centre, words.size) == ("Tinos-Bold", near(141), near(14, 0.05))
    assert find(copied, "VĂN PHÒNG").centre == near(61)
    assert find(copied, "Số: 09/SY-VP").centre == near(61)
    signer = find(copied, "Nguyễn Văn Mẫu")
    (rule,) = (
        one for one in strokes(copied)
        if one.length == near(160, 0.2) and signer.bottom < one.bottom < words.bottom
    )  # fmt: skip
    assert rule.page == words.page == signer.page


def test_a_copy_whose_signer_is_not_known_invents_no_name(copied: bytes) -> None:
    placeholder = find(copied, "(người ký: chưa có số liệu)")
    assert placeholder.bottom > find(copied, "SAO Y").bottom
    assert "Italic" in placeholder.font


def test_signing_information_stands_at_the_upper_right(copied: bytes) -> None:
    line = find(copied, "1240/QĐ-UBND, 2024")
    assert line.page == 1
    assert line.size == near(10, 0.05)
    assert line.right == near(190)
    assert line.bottom < 20
    assert line.font == "Tinos-Regular"


def test_the_form_of_2011_has_its_number_at_the_lower_right(older: bytes) -> None:
    numbers = [line for line in lines(older) if line.text.isdigit() and line.bottom > 195]
    placed = [(line.page, line.right) for line in numbers]
    assert placed == [(2, near(190)), (4, near(277)), (5, near(277))]
    assert find(older, "Căn cứ Luật Mẫu").font == "Tinos-Regular"


def test_an_appendix_says_whose_document_it_belongs_to(older: bytes) -> None:
    reference = find(older, "(Kèm theo Kế hoạch số 05/KH-SNV ngày 05")
    rule = stroke_below(older, reference)
    assert rule.length == near(0.4 * (reference.right - reference.left), 0.3)
