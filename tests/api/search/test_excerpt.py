"""Excerpts are cut from the original and mark what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.vietnamese.matching import folded, words
from cchc.vietnamese.text import nfc
from cchc_api.search.excerpt import LENGTH, Excerpt, Excerpts

LONG = "Mở đầu. " + "chữ " * 200 + "Đường dây nóng đã mở. " + "sau " * 200


def marked(found: Excerpt) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


def test_the_phrase_is_in_the_piece_and_marked() -> None:
    found = Excerpts(("duong", "day", "no")).cut(LONG)
    assert marked(found) == ["Đường dây nóng"]
    assert found.text.startswith("…chữ ")
    assert found.text.endswith("sau…")
    assert len(found.text) < LENGTH + 20


def test_scattered_words_are_marked_and_neighbours_joined() -> None:
    found = Excerpts(("mo", "dau", "chu")).cut("Chữ đầu mở, chữ dấu chấm; mở đầu")
    assert marked(found) == ["Chữ đầu mở", "chữ dấu", "mở đầu"]


def test_short_text_is_whole() -> None:
    assert Excerpts(("nong",)).cut("Nóng lên.") == Excerpt("Nóng lên.", ((0, 4),))


def test_a_phrase_in_the_summary_goes_before_scattered_words_in_the_body() -> None:
    finder = Excerpts(("cai", "cach"))
    assert finder.cut("cách để cải thiện", "Cải cách").text == "Cải cách"
    assert finder.cut("cải cách", "Tóm tắt").text == "cải cách"


def test_without_any_place_the_summary_is_shown() -> None:
    finder = Excerpts(("khong",))
    assert finder.cut("Thân bài", "Tóm tắt") == Excerpt("Tóm tắt")
    assert finder.cut("Thân bài", "") == Excerpt("Thân bài")
    assert finder.cut("", "") == Excerpt("")
    assert finder.cut("từ " * 500).text.endswith("từ…")
    assert Excerpts(()).cut("Thân bài") == Excerpt("Thân bài")


def test_title_is_never_cut() -> None:
    title = "Cải cách " * 60
    found = Excerpts(("cai", "cach")).whole(title)
    assert found.text == title
    assert marked(found)[0].startswith("Cải cách Cải cách")


@pytest.mark.parametrize("text", ["x" * 5000 + " nóng " + "y" * 5000, "nóng" * 2000])
def test_endless_words_are_cut(text: str) -> None:
    found = Excerpts(("nong",)).cut(text)
    assert len(found.text) < 3 * LENGTH


@given(
    st.lists(st.sampled_from(["Đường", "dây", "nóng", "ặ", "a\u0323\u0323", "–", "x" * 90, "İ"])),
    st.lists(st.sampled_from(["duong", "day", "n", "a", "x"]), max_size=3),
)
def test_marks_lie_inside_on_word_starts_and_fold_to_the_query(
    parts: list[str], wanted: list[str]
) -> None:
    text = nfc(" ".join(parts))
    finder = Excerpts(wanted)
    for found in (finder.cut(text), finder.whole(text)):
        assert found.text.strip("…") in text
        last = 0
        for start, end in found.marks:
            assert last <= start < end <= len(found.text)
            assert words(found.text[start:end])[0].startswith(tuple(wanted))
            assert start == 0 or not folded(found.text)[start - 1].isalnum()
            last = end
