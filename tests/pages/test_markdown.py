"""Markdown of documents: no raw HTML, no scripts, shifted headings, anchors with đ, tables."""

import pytest

from cchc.pages.addresses import is_relative, join
from cchc.pages.body import Body
from cchc.pages.markdown_plain import heading_slug
from cchc.pages.renderer import Renderer


def body(text: str) -> Body:
    return Renderer().body(text, lambda address: address)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b>đậm</b>",
        "<div>\n<p>x</p>\n</div>",
        "a <br> b",
        "<!-- x -->",
    ],
)
def test_raw_html_is_shown_as_text(text: str) -> None:
    found = body(text)
    assert found.text == " ".join(text.split())
    assert "&lt;" in found.html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_dangerous_links_lose_their_target_and_keep_their_words(address: str) -> None:
    for text in (f"[nhãn](<{address}>)", f"[nhãn][1]\n\n[1]: <{address}>"):
        assert body(text).html == "<p><a>nhãn</a></p>"
        assert body(text).addresses == ()


def test_pictures_without_a_safe_address_have_none() -> None:
    assert body("![ảnh](data:image/png;base64,x)").html == '<p><img alt="ảnh" loading="lazy"></p>'


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example/?a=1&b=2",
        "http://x.example",
        "mailto:a@x.example",
        "tel:+84",
        "#muc",
        "a.md",
    ],
)
def test_safe_links_stay(address: str) -> None:
    found = body(f"[x]({address})")
    assert f'href="{address.replace("&", "&amp;")}"' in found.html
    assert found.addresses == (address,)


def test_attributes_of_authors_carry_no_script_and_no_style() -> None:
    found = body('[x](a.md){ #muc .nut onclick="x()" style="color:red" srcset="y" }').html
    assert found == '<p><a class="nut" href="a.md" id="muc">x</a></p>'


def test_target_without_an_address_is_dropped() -> None:
    found = Renderer().body("[x](a.md) ![y](b.png)", lambda address: "")
    assert found.html == '<p><a>x</a> <img alt="y" loading="lazy"></p>'
    assert found.addresses == ("a.md", "b.png")


def test_headings_go_below_the_title_of_the_page() -> None:
    found = body("# Một\n\n## Hai\n\n###### Sáu")
    assert found.headings == ((2, "mot", "Một"), (3, "hai", "Hai"), (6, "sau", "Sáu"))


def test_headings_that_begin_at_two_stay() -> None:
    assert [level for level, _, _ in body("## Một\n\n### Hai").headings] == [2, 3]


def test_anchors_keep_the_letter_d_with_stroke_and_are_unique() -> None:
    found = body("## Đường dây nóng\n\n## Đường dây nóng")
    assert [anchor for _, anchor, _ in found.headings] == ["duong-day-nong", "duong-day-nong_1"]
    assert '<h2 id="duong-day-nong">' in found.html
    assert heading_slug("Đánh giá", "_") == "danh_gia"


def test_wide_tables_scroll_in_a_region_of_their_own_name() -> None:
    table = "| A | B |\n|---|:-:|\n| 1 | 2 |\n"
    one = body(table).html
    assert '<div aria-label="Bảng" class="scroll" role="region" tabindex="0"><table>' in one
    assert '<th scope="col">A</th>' in one
    assert '<td align="center">2</td>' in one
    assert "style=" not in one
    found = body(f"- Một\n\n    {table.replace(chr(10), chr(10) + '    ')}\n\n{table}").html
    assert found.index('"Bảng 1"') < found.index('"Bảng 2"')


def test_footnotes_say_in_vietnamese_where_they_lead_back() -> None:
    found = body("Chữ[^1].\n\n[^1]: Chú thích.").html
    assert '<a class="footnote-ref" href="#fn:1">1</a>' in found
    assert 'title="Về chỗ chú thích 1 trong bài"' in found
    assert '<li id="fn:1">' in found


def test_addresses_of_mail_stay_hidden_from_harvesters() -> None:
    found = body("<a@x.example>")
    assert "a@x.example" not in found.html
    assert found.text == "a@x.example"


def test_attributes_without_a_value_are_dropped() -> None:
    assert body("## Mục { id }").html == '<h2 id="muc">Mục</h2>'
    assert body("[x](a.md){ alt }").html == '<p><a href="a.md">x</a></p>'


def test_a_body_that_cannot_be_parsed_leaves_nothing_to_the_next() -> None:
    renderer = Renderer()
    with pytest.raises(RecursionError):
        renderer.parse("* " * 500 + "x")
    assert renderer.parse("Chữ [x](a.md)").slots == (("href", "a.md"),)


def test_one_body_does_not_leak_into_the_next() -> None:
    renderer = Renderer()
    renderer.body("## Mục\n\nChữ[^1] [x]\n\n[^1]: Chú\n\n[x]: a.md", lambda address: address)
    again = renderer.body("## Mục\n\nChữ[^1] [x]", lambda address: address)
    assert again.html == '<h2 id="muc">Mục</h2>\n<p>Chữ[^1] [x]</p>'
    assert again.addresses == ()


@pytest.mark.parametrize(
    ("address", "relative"),
    [
        ("a.md", True), ("../b/c.pdf", True), ("tệp có dấu.pdf", True), ("", False), ("#x", False),
        ("/tin/", False), ("//x.example", False), ("https://x", False), ("mailto:a@b", False),
        ("?q=1", False),
    ],
)  # fmt: skip
def test_relative_addresses(address: str, relative: bool) -> None:
    assert is_relative(address) is relative


def test_join_walks_from_the_folder() -> None:
    assert join("content/tin/2019", "../2020/a.md") == "content/tin/2020/a.md"
