"""Long names break between phrases into lines of like length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.booklet.name_lines import HEAD_LETTERS, name_lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sở Nội vụ", ("SỞ NỘI VỤ",)),
        ("Ủy ban nhân dân tỉnh Mẫu", ("ỦY BAN NHÂN DÂN", "TỈNH MẪU")),
        (
            "Thường trực Ban chỉ đạo cải cách hành chính tỉnh",
            ("THƯỜNG TRỰC", "BAN CHỈ ĐẠO CẢI CÁCH", "HÀNH CHÍNH TỈNH"),
        ),
        ("Sở Lao động - Thương binh và Xã hội", ("SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI")),
    ],
)
def test_names(name: str, lines: tuple[str, ...]) -> None:
    assert name_lines(name) == lines


def test_a_phrase_longer_than_a_line_stays_whole() -> None:
    assert name_lines("Ủy ban nhân dân tỉnh", letters=10) == ("ỦY BAN NHÂN DÂN", "TỈNH")


@given(
    st.lists(st.sampled_from(["ban", "chỉ", "đạo", "tỉnh", "cải", "cách"]), min_size=1, max_size=12)
)
def test_nothing_is_lost_and_every_line_fits(words: list[str]) -> None:
    lines = name_lines(" ".join(words))
    assert " ".join(lines).lower().split() == words
    assert max(map(len, lines)) <= HEAD_LETTERS
