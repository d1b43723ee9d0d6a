import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.vietnamese.document_number import (
    DocumentNumber,
    DocumentNumberError,
    normal_form,
    parse_number,
    spaced,
)


@pytest.mark.parametrize(
    ("text", "number", "year", "code", "form"),
    [
        ("09/KH-BCĐ", 9, None, "KH-BCĐ", "KH"),
        ("99/2006/TT-BTC", 99, 2006, "TT-BTC", "TT"),
        ("2231/SNV-CCHC&PC", 2231, None, "SNV-CCHC&PC", "SNV"),
        ("766/QĐ-TTg", 766, None, "QĐ-TTg", "QĐ"),
        ("76/NQ-CP", 76, None, "NQ-CP", "NQ"),
        ("45/2019/QH14", 45, 2019, "QH14", "QH14"),
        ("01/2018/NQLT/CP-UBTVQH", 1, 2018, "NQLT/CP-UBTVQH", "NQLT"),
    ],
)
def test_numbers(text: str, number: int, year: int | None, code: str, form: str) -> None:
    parsed = parse_number(f" {unicodedata.normalize('NFD', text)} ")
    assert parsed == DocumentNumber(number, year, code, text)
    assert parsed.form == form


@pytest.mark.parametrize(
    ("text", "tight"),
    [
        ("09/ KH-BCĐ", "09/KH-BCĐ"),
        ("09 /KH - BCĐ", "09/KH-BCĐ"),
        ("99/2006/\u00a0TT-BTC", "99/2006/TT-BTC"),
        ("09/KH – BCĐ", "09/KH-BCĐ"),
        ("2231/SNV-CCHC & PC", "2231/SNV-CCHC&PC"),
    ],
)
def test_extra_spaces_are_named_with_the_tight_spelling(text: str, tight: str) -> None:
    assert spaced(text) == tight
    with pytest.raises(DocumentNumberError) as caught:
        parse_number(text)
    assert caught.value.code == "VB-SO"
    assert caught.value.message == f'"{text}" thừa dấu cách.'
    assert caught.value.hint == f'Viết "{tight}".'


@pytest.mark.parametrize("text", ["09/KH-BCĐ", "09 KH BCĐ", "kế hoạch số 9", "KH / 09", ""])
def test_nothing_to_tighten(text: str) -> None:
    assert spaced(text) is None


def test_a_long_dash_is_named() -> None:
    assert spaced("09/KH–BCĐ") is None
    with pytest.raises(DocumentNumberError) as caught:
        parse_number("09/KH–BCĐ")
    assert caught.value.message == '"09/KH–BCĐ" dùng sai dấu gạch nối.'
    assert caught.value.hint == 'Viết "09/KH-BCĐ".'


@pytest.mark.parametrize(
    "text",
    ["", "KH-09", "09/kh-bcđ", "09", "09/", "09/KH-", "/KH-BCĐ", "09//KH", "09/KH BCĐ", "a/KH"],
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(DocumentNumberError) as caught:
        parse_number(text)
    assert caught.value.message == f'"{text}" không phải số, ký hiệu văn bản.'
    assert "09/KH-BCĐ" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("09/ KH-BCĐ", "9-kh-bcd"),
        ("09/KH-BCĐ", "9-kh-bcd"),
        ("09/kh-bcd", "9-kh-bcd"),
        ("09 KH BCD", "9-kh-bcd"),
        ("9KH-BCĐ", "9-kh-bcd"),
        ("89/KH-BCĐ", "89-kh-bcd"),
        ("99/2006/TT-BTC", "99-2006-tt-btc"),
        ("số 045/2019/QH14", "so-45-2019-qh-14"),
        ("000/QĐ", "0-qd"),
        ("1/0012", "1-0012"),
        ("kế hoạch", "ke-hoach"),
        ("/-", ""),
    ],
)
def test_normal_form(text: str, form: str) -> None:
    assert normal_form(text) == form


@given(st.text(max_size=30))
def test_normal_form_is_idempotent(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)
