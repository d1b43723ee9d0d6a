"""Folding that keeps every place, and the words of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vietnamese.letters import LETTERS

from cchc.vietnamese.matching import folded, word_places, words
from cchc.vietnamese.text import nfc


@given(st.text())
def test_one_letter_for_each_letter(text: str) -> None:
    assert len(folded(nfc(text))) == len(nfc(text))


@pytest.mark.parametrize(
    "text", ["a\u0323\u0323b", "\u0301mặt", "İstanbul", "\u0958", "ẹ\u0301\u0301x"]
)
def test_marks_that_stand_alone_move_nothing(text: str) -> None:
    composed = nfc(text)
    flat = folded(composed)
    assert len(flat) == len(composed)
    assert flat[-1] == folded(composed[-1])


def test_every_vietnamese_letter_is_found_by_its_base() -> None:
    flat = folded("".join(LETTERS))
    assert flat.isascii()
    assert len(flat) == len(LETTERS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đường dây nóng", ("duong", "day", "nong")),
        ("09/KH-BCĐ", ("09", "kh", "bcd")),
        ("  một_cửa, 4–5 xã. ", ("mot", "cua", "4", "5", "xa")),
        ("\0 * \" NEAR(a)", ("near", "a")),
        ("—", ()),
    ],
)  # fmt: skip
def test_words(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


def test_places_are_those_of_the_original() -> None:
    text = "Ủy ban, Đường dây"
    assert [text[start:end] for start, end in word_places(folded(text))] == [
        "Ủy", "ban", "Đường", "dây",
    ]  # fmt: skip
