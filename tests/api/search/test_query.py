"""Reading a query: what is one, what is refused, which numbers it may be."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_api.search.query import LONGEST, PAGES, QueryError, number_forms, read_query


def test_words_are_folded_and_the_text_is_composed() -> None:
    typed = unicodedata.normalize("NFD", "  Đường   dây NÓNG ")
    query = read_query({"q": typed})
    assert query.text == "Đường dây NÓNG"
    assert query.words == ("duong", "day", "nong")
    assert query.marked_words == ("đường", "dây", "nóng")
    assert (query.filters, query.page) == ({}, 1)


def test_every_way_of_typing_is_the_same_query() -> None:
    ways = (
        "cải cách",
        "cai cach",
        "CẢI cach",
        "cải, cách!",
        unicodedata.normalize("NFD", "Cải cách"),
    )
    assert {read_query({"q": way}).words for way in ways} == {("cai", "cach")}


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({}, "Hãy gõ từ"),
        ({"q": " \0\t"}, "Hãy gõ từ"),
        ({"q": "a" * (LONGEST + 1)}, "dài quá 200"),
        ({"q": "a", "page": "0"}, "từ 1 đến"),
        ({"q": "a", "page": str(PAGES + 1)}, "từ 1 đến"),
        ({"q": "a", "page": "9" * 5000}, "từ 1 đến"),
        ({"q": "a", "page": "²"}, "từ 1 đến"),
        ({"q": "a", "page": "-1"}, "từ 1 đến"),
        ({"q": "a", "year": "07"}, "year"),
        ({"q": "a", "year": "２００７"}, "year"),
        ({"q": "a", "type": "news' OR 1=1"}, "type"),
        ({"q": "a", "unit": "Sở Nội vụ"}, "unit"),
        ({"q": "a", "section": "x" * 200}, "section"),
    ],
)
def test_refused(parameters: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError, match=said):
        read_query(parameters)


def test_empty_filters_of_the_form_are_none() -> None:
    query = read_query({"q": "a", "type": "", "unit": "", "year": "2007", "page": ""})
    assert query.filters == {"year": "2007"}
    assert query.at(2) == "q=a&year=2007&page=2"


@given(st.text(max_size=LONGEST))
def test_any_text_is_a_query_or_refused(text: str) -> None:
    try:
        query = read_query({"q": text})
    except QueryError:
        return
    assert len(query.marked_words) == len(query.words)
    number_forms(query)


@pytest.mark.parametrize(
    "typed",
    ["09/KH-BCĐ", "09/ KH-BCĐ", "9/kh-bcd", "09 kh bcd", "kế hoạch số 09/KH-BCĐ", "009KH BCĐ",
     "09–KH–BCĐ năm nay"],
)  # fmt: skip
def test_spellings_of_a_number(typed: str) -> None:
    assert "9-kh-bcd" in number_forms(read_query({"q": typed}))


def test_longer_numbers_go_first_and_other_numbers_do_not_count() -> None:
    assert number_forms(read_query({"q": "99/2006/TT-BTC"}))[0] == "99-2006-tt-btc"
    assert "9-kh-bcd" not in number_forms(read_query({"q": "89/KH-BCĐ"}))
    assert number_forms(read_query({"q": "năm 2007"})) == ()
    assert number_forms(read_query({"q": "cải cách"})) == ()
    assert len(number_forms(read_query({"q": "1 a " * 50}))) < 100
