"""HTML of our Markdown renderer as a tree; nothing is lost on the way."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.booklet.dom import parse_fragment
from cchc.booklet.html_tree import parse_html
from cchc.booklet.tree import (
    Cell,
    Code,
    CodeBlock,
    Definition,
    Definitions,
    Emphasis,
    Footnote,
    Heading,
    Image,
    Item,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Raised,
    Rule,
    Strong,
    Table,
    Text,
)
from cchc.booklet.tree_text import texts


def p(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_paragraphs_and_headings() -> None:
    assert parse_html('<h2 id="a">Một</h2>\n<p>Hai\n  ba</p>') == (
        Heading(2, (Text("Một"),), "a"),
        p("Hai ba"),
    )


def test_the_document_title_is_not_taken_from_the_body() -> None:
    assert parse_html("<h1>Tên</h1>") == (Heading(2, (Text("Tên"),)),)


def test_inline_marks() -> None:
    html = (
        '<p>a <strong>b <em>c</em></strong> <a href="/x/">d</a><br>\n e<sup>2</sup><sub>3</sub> '
        '<code>f  g</code> <img src="h.png" alt="i"></p>'
    )
    assert parse_html(html) == (
        Paragraph(
            (
                Text("a "),
                Strong((Text("b "), Emphasis((Text("c"),)))),
                Text(" "),
                Link((Text("d"),), "/x/"),
                LineBreak(),
                Text("e"),
                Raised((Text("2"),)),
                Raised((Text("3"),), below=True),
                Text(" "),
                Code("f  g"),
                Text(" "),
                Image("h.png", "i"),
            )
        ),
    )


def test_literal_lists_keep_their_markers_and_nesting() -> None:
    html = """<ul class="lawlist"><li><span class="m">1.</span> <div><p>Một:</p>
      <ul class="lawlist"><li><span class="m">đ)</span><div><p>Hai</p><p>Ba</p></div></li></ul>
      </div></li><li><span class="m">+</span><div><p>Bốn</p></div></li></ul>"""
    inner = List((Item("đ)", (p("Hai"), p("Ba"))),), legal=True)
    assert parse_html(html) == (
        List((Item("1.", (p("Một:"), inner)), Item("+", (p("Bốn"),))), legal=True),
    )


@pytest.mark.parametrize(
    ("opening", "markers"),
    [
        ("<ul>", ["-", "-"]),
        ("<ol>", ["1.", "2."]),
        ('<ol start="9">', ["9.", "10."]),
        ('<ol type="a" start="26">', ["z.", "aa."]),
        ('<ol type="I" start="3">', ["III.", "IV."]),
        ('<ol type="i" start="0">', ["0.", "i."]),
        ('<ol start="x">', ["1.", "2."]),
    ],
)
def test_markers_of_ordinary_lists(opening: str, markers: list[str]) -> None:
    closing = opening[:3].replace("<", "</") + ">"
    (found,) = parse_html(f"{opening}<li>a</li><li>b</li>{closing}")
    assert isinstance(found, List)
    assert [item.marker for item in found.items] == markers
    assert found.legal is False


def test_a_value_restarts_the_count() -> None:
    (found,) = parse_html('<ol><li>a</li><li value="7">b</li><li>c</li></ol>')
    assert isinstance(found, List)
    assert [item.marker for item in found.items] == ["1.", "7.", "8."]


def test_definition_lists() -> None:
    assert parse_html("<dl><dt>A</dt><dd>a</dd><dt>B</dt><dt>C</dt><dd>c</dd><dd>d</dd></dl>") == (
        Definitions(
            (
                Definition((Text("A"),), (p("a"),)),
                Definition((Text("B"),), ()),
                Definition((Text("C"),), (p("c"),)),
                Definition((), (p("d"),)),
            )
        ),
    )


def test_tables() -> None:
    html = """<table><caption>Bảng 1</caption>
    <thead><tr><th style="text-align: center;">A</th><th align="right">B</th></tr></thead>
    <tbody><tr><td colspan="2"><p>c</p></td></tr><tr><td rowspan="2">d</td><td>e</td></tr></tbody>
    </table>"""
    (table,) = parse_html(html)
    assert table == Table(
        head=(
            (
                Cell((p("A"),), "center", header=True),
                Cell((p("B"),), "right", header=True),
            ),
        ),
        body=(
            (Cell((p("c"),), colspan=2),),
            (Cell((p("d"),), rowspan=2), Cell((p("e"),))),
        ),
        caption=(Text("Bảng 1"),),
    )
    assert isinstance(table, Table)
    assert table.columns == 2


def test_a_first_row_of_header_cells_is_the_head() -> None:
    (table,) = parse_html("<table><tr><th>A</th></tr><tr><td>b</td></tr></table>")
    assert isinstance(table, Table)
    assert (len(table.head), len(table.body)) == (1, 1)


def test_quotes_code_notes_and_rules() -> None:
    html = """<blockquote><p>a</p></blockquote><hr/>
    <div class="highlight"><pre><span></span><code><span class="n">b</span> =
      c
</code></pre></div>
    <div class="admonition warning"><p class="admonition-title">D</p><p>e</p></div>
    <details><summary>F</summary><p>g</p></details>"""
    assert parse_html(html) == (
        Quote((p("a"),)),
        Rule(),
        CodeBlock("b =\n      c"),
        Note((Text("D"),), (p("e"),)),
        Note((Text("F"),), (p("g"),)),
    )


FOOTNOTES = """<div class="footnote"><hr><ol>
<li id="fn:a"><p>Chú thích.&#160;<a class="footnote-backref" href="#fnref:a">&#8617;</a></p></li>
<li id="fn:b"><p>Không dùng.</p></li></ol></div>"""


def reference(id: str) -> str:
    return f'<sup id="fnref:{id}"><a class="footnote-ref" href="#fn:{id}">1</a></sup>'


def test_footnotes_move_to_their_reference_and_unused_ones_to_the_end() -> None:
    html = f"<p>x{reference('a')} y{reference('a')}</p>{FOOTNOTES}"
    note = Paragraph((Text("Chú thích.\u00a0"),))
    assert parse_html(html) == (
        Paragraph((Text("x"), Footnote("fn:a", (note,)), Text(" y"), Footnote("fn:a", ()))),
        p("Không dùng."),
    )


def test_a_reference_to_no_note_keeps_its_number() -> None:
    assert list(texts(parse_html(f"<p>x{reference('z')}</p>"))) == ["x1"]


def test_heading_anchors_scripts_and_comments_are_not_text() -> None:
    html = '<h2>A<a class="headerlink" href="#a">¶</a></h2><script>x()</script><!-- y --><p>b</p>'
    assert list(texts(parse_html(html))) == ["A", "b"]


def test_unknown_elements_keep_their_text() -> None:
    html = "<mark>a <b>b</b></mark><figure><img src='x' alt='y'><figcaption>c</figcaption></figure>"
    html += "<custom-box><p>d</p><mark>e</mark></custom-box><abbr title='t'>f</abbr> g"
    assert list(texts(parse_html(html))) == ["a b", "y", "c", "d", "e", "f g"]


def test_task_boxes() -> None:
    html = '<ul><li><input type="checkbox" checked> a</li><li><input type="checkbox"> b</li></ul>'
    assert list(texts(parse_html(html))) == ["- [x] a", "- [ ] b"]


def test_text_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Kế hoạch")
    assert parse_html(f"<p>{decomposed}</p>") == (p("Kế hoạch"),)


def test_missing_and_stray_end_tags_lose_nothing() -> None:
    html = "<p>a<p>b</b><ul><li>c<li>d</ul></div>e"
    assert list(texts(parse_html(html))) == ["a", "b", "- c", "- d", "e"]


def test_dom_keeps_attributes_and_classes() -> None:
    element = parse_fragment('<p class="a b" hidden>x</p>').elements("p")[0]
    assert element.classes() == {"a", "b"}
    assert element.attributes["hidden"] == ""
    assert element.text() == "x"


WORDS = st.text(alphabet="abcđêố", min_size=1, max_size=4)
TAGS = st.sampled_from(
    ["p", "div", "ul", "li", "ol", "blockquote", "strong", "em", "span", "section", "h3", "x-y"]
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        TAGS,
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(TREES)
def test_no_letter_is_ever_lost(html: str) -> None:
    written = re.sub(r"<[^>]*>", "", html)
    read = re.sub(r"[-\d. ]", "", "".join(texts(parse_html(html))))
    assert read == written
