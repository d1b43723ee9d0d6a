"""Lines and columns of offsets, by an index of the text and one by one."""

from hypothesis import given
from hypothesis import strategies as st

from cchc.source.lines import Lines, place


@given(st.text(st.sampled_from("a\n\r\u2028é"), max_size=20), st.integers(0, 20))
def test_one_offset_counted_by_itself_is_where_the_index_says(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    assert place(text, offset) == Lines.of(text).at(offset)


def test_only_a_line_feed_ends_a_line() -> None:
    assert [place("a\r\nb\u2028c", at) for at in (0, 1, 3, 5)] == [(1, 1), (1, 2), (2, 1), (2, 3)]
