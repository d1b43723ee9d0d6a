"""Expressions hold quoted words only; marks tell texts apart."""

import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_api.search.plan import Marks, expressions
from cchc_api.search.query import QueryError, read_query

SAFE = re.compile(r'"[^\W_]+(?: [^\W_]+)*"(?: "[^\W_]+")*(?: \*)?')


def test_from_strict_to_wide() -> None:
    assert expressions(()) == ()
    assert expressions(("cai",)) == ('"cai"', '"cai" *')
    assert expressions(("cai", "cach", "ha")) == ('"cai cach ha" *', '"cai" "cach" "ha" *')


@given(st.text(max_size=60) | st.sampled_from(['" OR "a', "a* NEAR(b", "title:x", "a AND NOT b"]))
def test_no_syntax_of_the_reader_reaches_the_engine(text: str) -> None:
    try:
        found = expressions(read_query({"q": text}).words)
    except QueryError:
        return
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (title, body)")
        for expression in found:
            assert SAFE.fullmatch(expression)
            connection.execute("SELECT * FROM t WHERE t MATCH ?", (expression,)).fetchall()


@pytest.mark.parametrize(
    ("typed", "text", "rank"),
    [
        ("hội nghị", "Một Hội nghị lớn", 0),
        ("hội nghị", "hội, nghị", 0),
        ("hội nghị", "Hỏi nghĩ gì", 2),
        ("hội nghị", "nghị quyết, hội họp", 1),
        ("hội nghị", "xã hội nghịch", 0),  # the last word may be half typed
        ("hội nghi", "Hội nghị", 0),
        ("hội nghi", "Hội nghĩ", 0),
        ("hội nghi", "hỏi nghi", 2),
        ("ân cần", "phân cần", 1),  # not inside a word
        ("đường day", "Đường dây nóng", 0),
        ("đường day", "đương dày", 2),
    ],
)
def test_marks(typed: str, text: str, rank: int) -> None:
    assert Marks(read_query({"q": typed})).rank(text) == rank


def test_without_marks_nothing_is_told_apart() -> None:
    assert not Marks(read_query({"q": "hoi nghi 2007"})).matter
    assert Marks(read_query({"q": "hoi nghị"})).matter
    assert Marks(read_query({"q": "hội nghị"})).rank("hội nghị", has_phrase=False) == 1


def test_a_place_inside_a_word_hides_none_after_it() -> None:
    assert Marks(read_query({"q": "á á"})).rank("xá á á") == 0
    assert Marks(read_query({"q": "á á"})).rank("xá á") == 1
