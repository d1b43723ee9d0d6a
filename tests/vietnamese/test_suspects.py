from pathlib import Path

import pytest
from hypothesis import given
from tests.vietnamese.letters import vietnamese_text

from cchc.vietnamese.text import Suspect, suspect_words, suspects

SEED = (Path(__file__).parents[1] / "golden" / "seed.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "positions", "suggestions"),
    [
        ("SẢN LƢỜNG", (5,), ["LƯỜNG"]),
        ("NƢỚC nƣớc", (1, 6), ["NƯỚC", "nước"]),
        ("HÀI LÕNG", (4,), ["LÒNG"]),
        ("sự hài lõng của dân", (7,), ["lòng"]),
        ("VĂN PHỊNG UBND", (4,), ["PHÒNG"]),
        ("THƠNG TIN", (0,), ["THÔNG"]),
        ("cải cỏch", (4,), ["cách"]),
        ("tỏc phong", (0,), ["tác"]),
        ("cơng chức, hành chớnh", (0, 16), ["công", "chính"]),
        ("ƢƢ", (0, 1), ["ƯƯ"]),
    ],
)
def test_wrong_conversions(text: str, positions: tuple[int, ...], suggestions: list[str]) -> None:
    assert suspects(text) == positions
    assert [word.suggestion for word in suspect_words(text)] == suggestions


def test_a_suspect_says_where_and_what() -> None:
    assert suspect_words("Đẩy mạnh CẢI CỎCH") == (Suspect(13, "CỎCH", "CÁCH"),)


@pytest.mark.parametrize(
    "text",
    [
        SEED,
        "lạc lõng, cõi lòng, lũng đoạn, đường lối, thương lượng",
        "Đắk Lắk, Krông Nô, Kon Plông, Gia Lai",
        "Le café est fermé où ? Ça va, señor Müller!",
        "plain ASCII text",
        "",
    ],
)
def test_good_text_is_not_suspected(text: str) -> None:
    assert suspects(text) == ()


@given(vietnamese_text)
def test_suspects_lie_in_the_text(text: str) -> None:
    for word in suspect_words(text):
        assert text[word.position :].startswith(word.text)
        assert word.suggestion != word.text
    assert list(suspects(text)) == sorted(set(suspects(text)))
