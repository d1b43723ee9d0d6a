"""Field types for text, numbers, choices and addresses: what they read, refuse and print."""

from typing import Annotated, Any

import pytest
from tests.schema.support import fault, kind, read

from cchc.schema.problem import Fault
from cchc.schema.scalars import (
    Choice,
    DocumentNumber,
    Ident,
    Money,
    Number,
    OwnFile,
    Quantity,
    Quoted,
    Text,
    Url,
    Year,
    YesNo,
    suggest_ident,
)
from cchc.vietnamese.numbers import Range

Colour = Annotated[str, Choice(("xanh lá", "đỏ", "vàng"))]


@pytest.mark.parametrize(
    ("annotated", "text", "value", "words"),
    [
        (Text, "Quyết định: ban hành", "Quyết định: ban hành", "Quyết định: ban hành"),
        (Quoted, "Sở- A", "Sở- A", "Sở- A"),
        (Ident, "kh-2007-09", "kh-2007-09", "kh-2007-09"),
        (Number, "08", 8, "8"),
        (Number, "9.841.459", 9841459, "9.841.459"),
        (Year, "2007", 2007, "2007"),
        (Quantity, "4–5", Range(4, 5), "4–5"),
        (Quantity, "4-5", Range(4, 5), "4–5"),
        (Quantity, "từ 4 đến 5", Range(4, 5), "4–5"),
        (Quantity, "ít nhất 4", Range(4, None), "ít nhất 4"),
        (Money, "1.500.000", 1500000, "1.500.000 đồng"),
        (Money, "1500000 đồng", 1500000, "1.500.000 đồng"),
        (YesNo, "Có", True, "có"),
        (YesNo, "false", False, "không"),
        (Colour, "DO", "đỏ", "đỏ"),
        (Colour, "xanh la", "xanh lá", "xanh lá"),
        (DocumentNumber, "766/QĐ-TTg", "766/QĐ-TTg", "766/QĐ-TTg"),
        (Url, "https://vi-du.example/a?b#c", "https://vi-du.example/a?b#c", None),
        (OwnFile, "phu-luc/a.pdf", "phu-luc/a.pdf", "phu-luc/a.pdf"),
    ],
)
def test_a_value_is_read_and_printed(
    annotated: Any, text: str, value: Any, words: str | None
) -> None:
    assert read(annotated, text) == value
    assert kind(annotated).render(value) == (words or text)


@pytest.mark.parametrize(
    ("annotated", "text", "code"),
    [
        *((Ident, text, "FM-MA-SO") for text in ("Kế hoạch", "a_b", "a--b", "-a", "A")),
        *((Number, text, "FM-SO") for text in ("bốn", "1,5", "-1", "1.00", "0x1F")),
        *((Year, text, "FM-SO") for text in ("25", "02007", "2.007", "1899", "2101")),
        *((Quantity, text, "FM-SO") for text in ("5–4", "vài", "4 hoặc 5")),
        *((Money, text, "FM-TIEN") for text in ("1,5 tr", "một triệu", "1.5")),
        *((YesNo, text, "FM-CHON") for text in ("yes", "on", "1")),
        (Colour, "tím", "FM-CHON"),
        *((DocumentNumber, text, "VB-SO") for text in ("09/ KH-BCĐ", "KH-BCĐ", "09")),
        *((Url, text, "FM-DANG") for text in ("vi-du.example", "ftp://a", "https://a b")),
        *((OwnFile, text, "FM-DANG") for text in ("/a.pdf", "../a.pdf", "a/../b", "a\\b")),
        *((Text, raw, "FM-DANG") for raw in ({"a": "b"}, {})),
    ],
)
def test_another_value_is_refused(annotated: Any, text: Any, code: str) -> None:
    assert fault(annotated, text) == code


def test_the_nearest_choice_is_named() -> None:
    with pytest.raises(Fault) as caught:
        read(Colour, "vangg")
    assert caught.value.message == '"vangg" không thuộc: xanh lá, đỏ, vàng.'
    assert caught.value.hint == 'Gần nhất: "vàng".'


@pytest.mark.parametrize(
    ("text", "near"), [("Bài viết số 1", "bai-viet-so-1"), ("Đ/c", "d-c"), ("…", "ma-so-1")]
)
def test_an_identifier_is_suggested(text: str, near: str) -> None:
    assert suggest_ident(text) == near
    assert read(Ident, near) == near


@pytest.mark.parametrize(
    "annotated", [Text, Ident, Number, Year, Quantity, Money, YesNo, Colour, Url, OwnFile]
)
def test_every_type_describes_itself(annotated: Any) -> None:
    described = kind(annotated).describe()
    assert "type" in described or "enum" in described
    assert kind(annotated).widget
