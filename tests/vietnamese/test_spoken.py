"""Syllables of a text read aloud, against the words in which it is read."""

import unicodedata

import pytest

from cchc.vietnamese.spoken import spoken_syllables


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", ""),
        ("Cải cách hành chính.", "cải cách hành chính"),
        ("4", "bốn"),
        ("10", "mười"),
        ("15", "mười lăm"),
        ("20", "hai mươi"),
        ("25%", "hai mươi lăm phần trăm"),
        ("100", "một trăm"),
        ("105", "một trăm linh năm"),
        ("115", "một trăm mười lăm"),
        ("2007", "hai nghìn không trăm linh bảy"),
        ("2025", "hai nghìn không trăm hai mươi lăm"),
        ("10.000", "mười nghìn"),
        ("9.841.459", "chín triệu tám trăm bốn mươi mốt nghìn bốn trăm năm mươi chín"),
        ("1000000", "một triệu"),
        ("2,5", "hai phẩy năm"),
        ("20/7", "hai mươi tháng bảy"),
        ("19:45", "mười chín giờ bốn mươi lăm"),
        ("4–5 ngày", "bốn đến năm ngày"),
        ("1800 0000", "một nghìn tám trăm không không không không"),
        ("123456" * 1000, "một hai ba bốn năm sáu " * 1000),
        ("UBND xã", "ủy ban nhân dân xã"),
        ("Internet", "in tơ nét"),
        ("email", "i meo"),
        ("Ngồi cạnh – không làm thay", "ngồi cạnh không làm thay"),
    ],
)
def test_as_many_as_are_heard(written: str, read: str) -> None:
    assert spoken_syllables(written) == spoken_syllables(read) == len(read.split())


def test_decomposed_letters_make_no_difference() -> None:
    text = "Quyết định số 12 của Ủy ban"
    assert spoken_syllables(unicodedata.normalize("NFD", text)) == spoken_syllables(text)
