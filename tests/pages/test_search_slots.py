"""Filling the search page: the reader's words never become markup."""

import pytest

from cchc.pages.search_slots import (
    CLOSING,
    OPENING,
    WORDS,
    choice_mark,
    fill,
    is_search_page,
)

PAGE = (
    f"<title>Tìm kiếm – Trang</title><input {WORDS}>"
    f'<option value="news" {choice_mark("type", "news")}>Tin</option>'
    f'<option value="plan" {choice_mark("type", "plan")}>Kế hoạch</option>'
    f"{OPENING}<p>Gợi ý</p>{CLOSING}<footer>"
)


def test_words_choices_and_results_get_their_places() -> None:
    filled = fill(PAGE, "cải cách", {"type": "plan"}, "<h2>2 kết quả</h2>")
    assert '<input data-slot="q" value="cải cách">' in filled
    assert '<option value="plan" data-slot="type=plan" selected>' in filled
    assert filled.count(" selected") == 1
    assert "<title>cải cách – Tìm kiếm – Trang</title>" in filled
    assert f"{OPENING}<h2>2 kết quả</h2>{CLOSING}<footer>" in filled
    assert "Gợi ý" not in filled


@pytest.mark.parametrize(
    "words", ['"><script>alert(1)</script>', "' onfocus='x", OPENING, WORDS, "<title>", "\\1 &amp;"]
)
def test_hostile_words_stay_words(words: str) -> None:
    filled = fill(PAGE, words, {}, "<p>x</p>")
    assert "<script" not in filled
    assert filled.count(OPENING) == filled.count(CLOSING) == 1
    assert filled.count('"') == PAGE.count('"')
    assert filled.count("<") == PAGE.count("<")


def test_hostile_choices_choose_nothing() -> None:
    for value in ('plan" onclick="x', "plan>", "", "khac"):
        assert "selected" not in fill(PAGE, "x", {"type": value}, "")


def test_a_page_that_was_not_filled_is_whole() -> None:
    assert is_search_page(PAGE)
    assert not is_search_page("<html>")
    assert not is_search_page(PAGE.replace(CLOSING, ""))
    again = fill(fill(PAGE, "một", {}, "<p>1</p>"), "hai", {}, "<p>2</p>")
    assert "<p>1</p>" not in again
