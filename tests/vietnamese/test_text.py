import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vietnamese.letters import LETTERS, vietnamese_text

from cchc.vietnamese.folding import fold_by_table
from cchc.vietnamese.text import fold, invisible, is_nfc, nfc, slug

TITLE = "Đường dây nóng và hộp thư điện tử"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_vietnamese_letter_folds_to_one_ascii_letter(letter: str) -> None:
    folded = fold(letter)
    assert len(folded) == 1
    assert folded.isascii()
    assert folded.islower()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đường dây", "duong day"),
        ("CẢI CÁCH HÀNH CHÍNH", "cai cach hanh chinh"),
        ("hòa", "hoa"),
        ("hoà", "hoa"),
        ("ỦY", "uy"),
        ("uỷ", "uy"),
        ("plain ASCII", "plain ascii"),
        ("İzmir", "izmir"),
        ("Ƣ", "ƣ"),
        ("日本 – 한국", "日本 – 한국"),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(vietnamese_text)
def test_fold_keeps_the_positions_of_composed_text(text: str) -> None:
    assert len(fold(text)) == len(nfc(text))


@given(st.text(max_size=40))
def test_fold_is_idempotent_and_blind_to_composition(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(nfd(text)) == fold(nfc(text))


@pytest.mark.parametrize(
    ("title", "address"),
    [
        (TITLE, "duong-day-nong-va-hop-thu-dien-tu"),
        (nfd(TITLE), "duong-day-nong-va-hop-thu-dien-tu"),
        ("Kế hoạch số 09/ KH-BCĐ", "ke-hoach-so-09-kh-bcd"),
        ("“Một cửa”: vì dân!", "mot-cua-vi-dan"),
        ("  đầu\u00a0và cuối -- ", "dau-va-cuoi"),
        ("日本", ""),
        ("", ""),
    ],
)
def test_slug(title: str, address: str) -> None:
    assert slug(title) == address


@given(st.text(max_size=40))
def test_slug_is_idempotent_and_safe_in_an_address(text: str) -> None:
    address = slug(text)
    assert slug(address) == address
    assert set(address) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not address.startswith("-")
    assert not address.endswith("-")
    assert "--" not in address


def test_is_nfc() -> None:
    assert is_nfc(TITLE)
    assert not is_nfc(nfd(TITLE))
    assert nfc(nfd(TITLE)) == TITLE


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("cải cách", ()),
        ("cải\u200b cách", (3,)),
        ("\ufeffcải", (0,)),
        ("hành\u00adchính\u2060", (4, 10)),
        ("a\u200cb\u200dc\u200ed\u202ee", (1, 3, 5, 7)),
        ("dấu\u00a0cách không ngắt", ()),
    ],
)
def test_invisible(text: str, positions: tuple[int, ...]) -> None:
    assert invisible(text) == positions


def by_marks(text: str) -> str:
    """Folding as it is defined: letters taken apart, their marks dropped."""
    bare = "".join(letter for letter in nfd(text) if not "\u0300" <= letter <= "\u036f")
    return nfc(bare).replace("đ", "d").replace("Đ", "d").lower()


def test_the_tables_fold_every_letter_as_it_is_defined() -> None:
    for number in range(0x80, 0x3100):
        text = f"Ắ{chr(number)}đ"
        assert fold_by_table(text, by_marks) == fold(text) == by_marks(text), hex(number)
