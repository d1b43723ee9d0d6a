import itertools
import random

import pytest
import vn_collate
from hypothesis import given
from tests.vietnamese.letters import BASES, TONES, vietnamese_text, vietnamese_words

from cchc.vietnamese.collation import sort_key

ALPHABET = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")


def oracle(text: str) -> str:
    return vn_collate.collate_key(text)


@pytest.mark.parametrize(
    "ordered",
    [
        ALPHABET,
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Đài Phát thanh", "Sở Nội vụ", "Sở Tư pháp", "Văn phòng UBND tỉnh"],
        ["Phường 1", "Phường 2", "Phường 10", "Phường An Lạc"],
        ["Cục Thuế", "Cừ", "Da", "Đa", "Đài", "Em"],
        ["mà cả", "ma tuý", "mau"],
        ["bao", "Bao", "bảo", "Bảo", "báo"],
        ["e", "f", "g", "i", "j", "k", "v", "w", "x", "y", "z"],
        ["", " ", "-", "7", "a", "日"],
    ],
)
def test_order(ordered: list[str]) -> None:
    shuffled = list(ordered)
    random.Random(2007).shuffle(shuffled)  # noqa: S311 - a fixed shuffle, not a secret
    assert sorted(shuffled, key=sort_key) == ordered


def test_every_toned_letter_stands_between_its_neighbours() -> None:
    for base, following in itertools.pairwise(BASES):
        keys = [sort_key(base + tone) for tone in TONES]
        assert keys == sorted(keys)
        assert keys[-1] < sort_key(following)


def test_numbers_go_by_value_however_long() -> None:
    assert sort_key("Tổ 07") != sort_key("Tổ 7")
    assert sort_key("Tổ 07") < sort_key("Tổ 8")
    assert sort_key("9" * 5000) < sort_key("1" + "0" * 5000)


def test_composition_does_not_matter() -> None:
    assert sort_key("Tie\u0302\u0301ng") == sort_key("Tiếng")


@given(vietnamese_words, vietnamese_words)
def test_words_sort_as_in_the_reference(one: str, other: str) -> None:
    expected = oracle(one), oracle(other)
    if expected[0] != expected[1]:
        assert (sort_key(one) < sort_key(other)) == (expected[0] < expected[1])


@given(vietnamese_text, vietnamese_text)
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
