"""What must stay on one line, and that nothing but spaces changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.booklet.tokens import NBSP, pieces


def boxed(text: str) -> list[str]:
    return [piece.text.replace(NBSP, " ") for piece in pieces(text) if piece.boxed]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("theo Thông tư 99/2006/TT-BTC; và", ["99/2006/TT-BTC"]),
        ("lập kế hoạch số 09/ KH-BCĐ thực hiện", ["số 09/ KH-BCĐ"]),
        ("Quyết định số 766/QĐ-TTg.", ["số 766/QĐ-TTg"]),
        ("Công văn 2231/SNV-CCHC&PC", ["2231/SNV-CCHC&PC"]),
        ("trong quý II/2007 và Quý IV/2007.", ["quý II/2007", "Quý IV/2007"]),
        ("cuối tháng 6/2007 hoặc", ["tháng 6/2007"]),
        ("ngày 20/10/2006 của", ["ngày 20/10/2006"]),
        ("từ 01/02/2007 đến", ["01/02/2007"]),
        ("Kế hoạch-Đầu tư, và/hoặc", []),
    ],
)
def test_codes_and_periods_are_boxed(text: str, tokens: list[str]) -> None:
    assert boxed(text) == tokens


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("ngày 04 tháng 04 năm 2007 Thường trực", "ngày_04_tháng_04 năm_2007 Thường trực"),
        ("tháng 4 năm 2007.", "tháng_4_năm_2007."),
        ("gồm 08 cơ quan", "gồm 08_cơ_quan"),
        ("đến 220 người, 3 ngày", "đến 220_người, 3_ngày"),
        ("từ 4 – 5 xã, thị trấn", "từ 4_–_5_xã, thị trấn"),
        ("1.500.000 đồng, 12,5 %", "1.500.000_đồng, 12,5_%"),
        ("đợt 1 thực hiện", "đợt_1 thực hiện"),
        ("khoản 2 Điều 5, điểm a, mục III", "khoản_2 Điều_5, điểm_a, mục_III"),
        ("năm 2007 tổ chức", "năm_2007 tổ chức"),
        ("7 loại việc", "7 loại việc"),
    ],
)
def test_dates_and_quantities_are_tied(text: str, tied: str) -> None:
    joined = "".join(piece.text for piece in pieces(text))
    assert joined.replace(NBSP, "_") == tied


@given(st.text(alphabet="aĐđ0123456789/-. ;ngày quýsốtháng năm người TT", max_size=60))
def test_only_spaces_change(text: str) -> None:
    joined = "".join(piece.text for piece in pieces(text))
    assert joined.replace(NBSP, " ") == text.replace(NBSP, " ")
