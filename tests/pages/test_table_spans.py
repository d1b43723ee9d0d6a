"""Merged cells of Markdown tables."""

import re

from markdown import Markdown

from cchc.pages.accessible_tables import AccessibleTables

HEAD = "| TT | Số lượng | < |\n|----|----|----|\n"


def tags(text: str) -> list[str]:
    """The rows' cells with their spans, head and body parted by "/"."""
    html = Markdown(extensions=["tables", AccessibleTables()]).convert(text)
    found = re.findall(r"<t([hd])([^>]*)>(.*?)</t[hd]>|(<tbody>)", html)
    spans = [re.sub(r' scope="\w+"| align="\w+"', "", attributes) for _, attributes, _, _ in found]
    return [
        "/" if body else f"{tag}{span} {text}"
        for (tag, _, text, body), span in zip(found, spans, strict=True)
    ]


def test_a_head_of_two_rows() -> None:
    assert tags(f"{HEAD}| ^ | Ít nhất | Nhiều nhất |\n| 1 | 2 | 3 |\n") == [
        'h rowspan="2" TT', 'h colspan="2" Số lượng', "h Ít nhất", "h Nhiều nhất",
        "/", "d 1", "d 2", "d 3",
    ]  # fmt: skip


def test_cells_of_the_body() -> None:
    assert tags("| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |\n| Cộng | < | 3 |\n") == [
        "h A", "h B", "h C", "/", "d 1", "d 2", "d 3", 'd colspan="2" Cộng', "d 3",
    ]  # fmt: skip
    assert tags("| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | ^ |\n| 4 | ^ |\n")[3:] == [
        "d 1", 'd rowspan="3" 2', "d 3", "d 4",
    ]  # fmt: skip


def test_a_block_of_two_by_two() -> None:
    table = "| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | x | < |\n| 5 | ^ | < |\n"
    assert tags(table)[7:] == ["d 4", 'd colspan="2" rowspan="2" x', "d 5"]


def test_signs_that_join_nothing_stay_as_written() -> None:
    assert tags("| < | B |\n|---|---|\n| < | ^x |\n") == [
        "h &lt;", "h B", "/", "d &lt;", "d ^x",
    ]  # fmt: skip
    # No rectangle: the cell below one half of a joined pair.
    joined = tags("| A | B |\n|---|---|\n| 1 | 2 |\n| x | < |\n| ^ | 3 |\n")
    assert joined[5:] == ["d x", "d &lt;", "d ^", "d 3"]


def test_a_head_over_joined_columns_says_so() -> None:
    html = Markdown(extensions=["tables", AccessibleTables()]).convert(HEAD + "| 1 | 2 | 3 |\n")
    assert '<th colspan="2" scope="colgroup">' in html
