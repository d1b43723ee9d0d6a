"""Letters: the places are those of the raw text, good text is left alone."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.support import checked, codes, news
from tests.check.test_leaf import leaf_of

from cchc.check.text import of_file
from cchc.vietnamese.encodings import detect_legacy


def test_decomposed_text_is_reported_once_a_file(tmp_path: Path) -> None:
    body = "Dòng tốt.\n" + unicodedata.normalize("NFD", "Cải cách\nhành chính.\n")
    problems = checked(tmp_path, news(body))
    assert codes(problems) == [("CHU-NFD", 7, 2)]
    assert "ở 2 dòng" in problems[0].message


def test_a_suspect_word_is_placed_in_decomposed_text(tmp_path: Path) -> None:
    body = unicodedata.normalize("NFD", "Hộp thư ") + "số LƢỢT.\n"
    found = dict(
        (code, (line, column)) for code, line, column in codes(checked(tmp_path, news(body)))
    )
    raw = (tmp_path / "content/tin/2025/bai.md").read_text("utf-8").split("\n")
    line, column = found["KY-TU"]
    assert raw[line - 1][column - 1 :].startswith("LƢ")


def test_hidden_characters_are_reported_once_a_line(tmp_path: Path) -> None:
    problems = checked(tmp_path, news("a\u200bb\u200bc\nd\u00ade\n", "summary: x\ufeffy\n"))
    assert codes(problems) == [("CHU-AN", 5, 11), ("CHU-AN", 7, 2), ("CHU-AN", 8, 2)]
    assert problems[1].message == "Có ký tự ẩn U+200B và 1 ký tự khác trên dòng."


def test_a_paragraph_in_an_old_font_shows_its_conversion(tmp_path: Path) -> None:
    body = "Đoạn tốt.\n\nThùc hiÖn c«ng t¸c c¶i c¸ch hµnh chÝnh.\n\nKÕ ho¹ch c«ng t¸c n¨m.\n"
    problems = checked(tmp_path, news(body))
    assert codes(problems) == [("CHU-TCVN3", 8, 1)]
    assert "Thực hiện công tác" in problems[0].message
    assert problems[0].hint.startswith("Chạy: cchc import markdown ")


@pytest.mark.parametrize(
    "body",
    [
        "Ủy ban nhân dân tỉnh, hòa giải, hoà giải, quý II/2007 – “một cửa”.\n",
        "Café, naïve, Zürich, München.\n",
        "Một dòng có\u00a0dấu cách không ngắt ở giữa.\n",
        "DANH SÁCH CÁC SỞ, BAN, NGÀNH\n",
    ],
)
def test_good_text_has_no_fault(tmp_path: Path, body: str) -> None:
    assert checked(tmp_path, news(body)) == []


def test_indentation_counts_every_no_break_space(tmp_path: Path) -> None:
    problems = checked(tmp_path, news("a\n\u00a0\u00a0b\n \u00a0 \u00a0c\n"))
    assert codes(problems) == [("WORD", 7, 1)]
    assert problems[0].message.startswith("4 dấu cách")


def test_short_lines_are_judged_together(tmp_path: Path) -> None:
    """One word tells too little; the words of a whole file tell enough."""
    words = ["Thùc", "hiÖn", "c«ng", "t¸c", "c¶i", "c¸ch", "hµnh", "chÝnh"]
    problems = checked(tmp_path, news("\n\n".join(words) + "\n"))
    assert [problem.code for problem in problems] == ["CHU-TCVN3"]
    assert problems[0].line == 6


PARTS = ["Ủy ban nhân dân", "Hình thức", "Bài liên quan", "UBND", " ", "\u00a0", "\r", ""]
OLD = ["Thùc hiÖn c«ng t¸c c¶i c¸ch hµnh chÝnh.", "coâng taùc caûi caùch haønh chính"]


@given(st.lists(st.sampled_from([*PARTS, *OLD]), max_size=8), st.sampled_from(["\n", "\n\n"]))
def test_every_paragraph_in_an_old_font_is_seen(parts: list[str], between: str) -> None:
    """However lines and paragraphs are divided, as if each paragraph had been looked at."""
    text = f"---\ntitle: a\n---\n\n{between.join(parts)}\n"
    paragraphs = re.finditer(r"\S.*(?:\n[^\n]*\S.*)*", text)
    first = {detect_legacy(match[0]): match.start() for match in reversed([*paragraphs])}
    expected = sorted(start for font, start in first.items() if font)
    leaf = leaf_of(text)
    found = [p for p in of_file(leaf) if p.code in ("CHU-TCVN3", "CHU-VNI")]
    places = sorted((p.line, p.column) for p in found)
    if expected:
        assert places == [leaf.source.lines.at(start) for start in expected]
