"""Lines and columns of offsets, by an index of the text and one by one."""

from hypothesis import given
from hypothesis import strategies as st

from cchc.source.lines import Cursor, Lines


@given(
    st.text(st.sampled_from("a\n\r\u2028é"), max_size=20), st.lists(st.integers(0, 20), max_size=5)
)
def test_offsets_counted_one_by_one_are_where_the_index_says(text: str, offsets: list[int]) -> None:
    lines, cursor = Lines.of(text), Cursor(text)
    for offset in (min(offset, len(text)) for offset in offsets):
        assert cursor.place(offset) == lines.at(offset)


def test_only_a_line_feed_ends_a_line() -> None:
    cursor = Cursor("a\r\nb\u2028c")
    assert [cursor.place(at) for at in (0, 1, 3, 5)] == [(1, 1), (1, 2), (2, 1), (2, 3)]
