"""Appendices and sections across, from headings with a class."""

from cchc.booklet.html_tree import parse_html
from cchc.booklet.sections import arrange
from cchc.booklet.tree import Across, PageBreak
from cchc.booklet.tree_text import texts

ANNEX = '<h2 class="phu-luc">Danh sách</h2>'
WIDE = '<h3 class="trang-ngang">Bảng</h3>'


def test_an_appendix_reaches_to_the_next_one() -> None:
    html = f"<p>a</p>{ANNEX}<p>b</p><h2>c</h2>{ANNEX}<p>d</p>"
    blocks, appendices = arrange(parse_html(html))
    assert list(texts(blocks)) == ["a"]
    assert [annex.title for annex in appendices] == ["Danh sách", "Danh sách"]
    assert [list(texts(annex.blocks)) for annex in appendices] == [["b", "c"], ["d"]]


def test_a_text_without_marks_stays_whole() -> None:
    blocks = parse_html("<p>a</p><h2>b</h2>")
    assert arrange(blocks) == (blocks, ())


def test_a_section_across_ends_at_a_heading_of_its_level() -> None:
    html = f"<h3>x</h3>{WIDE}<p>a</p><h4>b</h4><p>c</p><h2>d</h2>"
    first, across, last = arrange(parse_html(html))[0]
    assert isinstance(across, Across)
    assert list(texts(across.blocks)) == ["Bảng", "a", "b", "c"]
    assert list(texts((first, last))) == ["x", "d"]


def test_sections_across_in_an_appendix() -> None:
    (annex,) = arrange(parse_html(ANNEX + WIDE + "<p>a</p>"))[1]
    assert isinstance(annex.blocks[0], Across)


def test_anything_may_begin_a_page() -> None:
    html = '<p class="trang-moi">a</p><h2 class="trang-moi">b</h2><p>c</p>'
    blocks = parse_html(html)
    assert [isinstance(block, PageBreak) for block in blocks] == [True, False, True, False, False]
