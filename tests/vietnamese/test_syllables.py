import re
from pathlib import Path

import pytest

from cchc.vietnamese.syllables import is_syllable

SEED = (Path(__file__).parents[1] / "golden" / "seed.txt").read_text("utf-8")
NOT_SYLLABLES = {"Internet", "Website", "online", "ipv", "ready"}


def test_every_word_of_the_seed_but_the_foreign_ones() -> None:
    words = {word for word in re.findall(r"[^\W\d_]+", SEED) if not word.isupper()} - {"b"}
    assert {word for word in words if not is_syllable(word)} == NOT_SYLLABLES


@pytest.mark.parametrize(
    "word",
    [
        *("nghiêng", "giếng", "gì", "quyết", "quốc", "quỳnh", "khuỷu", "khuya", "thuở", "hoẵng"),
        *("yêu", "ý", "ở", "xoong", "ĐƯỜNG", "tuần", "hòa", "hoà", "ủy", "uỷ", "thuế", "nguyễn"),
        *("rượu", "tinh", "gie\u0302\u0301ng"),
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        *("cỏch", "tỏc", "cach", "cơng", "thơng", "phịng", "kêt", "phôc", "hiÖn", "thùc", "bt"),
        *("internet", "ngìn2", "ă", "ắă", "tốtt", "a\u0300\u0301", "Đắk", "", "công ty"),
    ],
)
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)
