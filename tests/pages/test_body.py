"""A parsed body: its text alone decides it, links are filled in later, it can be kept."""

import marshal
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pages.markdown_texts import plainly, texts

from cchc.pages.body import Parsed, escape_attribute
from cchc.pages.renderer import Renderer

RESOLVERS: tuple[Callable[[str], str], ...] = (
    lambda address: address,
    lambda address: "",
    lambda address: f'/tỉnh/?a=1&b="{address}"<&amp;>',
    lambda address: "" if "b" in address else f"/x/{address}",
)
RENDERER = Renderer()  # one for all examples: nothing of a text may reach the next


@given(texts, st.sampled_from(RESOLVERS))
def test_links_filled_in_later_give_what_links_in_the_tree_give(
    text: str, resolve: Callable[[str], str]
) -> None:
    found, expected = RENDERER.parse(text).resolve(resolve), plainly(text, resolve)
    assert (found.html, found.headings) == (expected.html, expected.headings)
    if "TOC" not in text:  # a table of contents may take the place of a link
        assert found.addresses == expected.addresses


@given(texts)
def test_a_kept_body_comes_back_the_same(text: str) -> None:
    parsed = RENDERER.parse(text)
    assert Parsed.from_plain(marshal.loads(marshal.dumps(parsed.to_plain()))) == parsed  # noqa: S302
    assert parsed.text == parsed.resolve(lambda address: f"/x/{address}").text


@pytest.mark.parametrize("plain", [None, (), ((), (), ()), ((("a",), (("href", "b"),), ()))])
def test_what_is_no_kept_body_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match="not a kept body"):
        Parsed.from_plain(plain)


def test_a_body_is_cut_at_its_links_and_pictures() -> None:
    parsed = Renderer().parse('[x](a.md "T") ![y](b.png) [z](javascript:0)')
    assert parsed.pieces == (
        "<p><a",
        ' title="T">x</a> <img alt="y" loading="lazy"',
        "> <a>z</a></p>",
    )
    assert parsed.slots == (("href", "a.md"), ("src", "b.png"))
    assert parsed.addresses == ("a.md", "b.png")


def test_an_author_cannot_write_the_mark_of_a_slot() -> None:
    text = 'a href="\x02slot0\x03" [x](\x02slot0\x03)'
    parsed = Renderer().parse(text)
    assert parsed.slots == (("href", "slot0"),)
    assert parsed.resolve(lambda address: "/y/").html == '<p>a href="slot0" <a href="/y/">x</a></p>'


def test_a_link_that_a_table_of_contents_replaced_is_no_link() -> None:
    parsed = Renderer().parse("[[TOC]](a.md) [y](b.md)")
    assert parsed.addresses == ("b.md",)
    assert parsed.pieces[-1] == ">y</a></p>"


def test_addresses_are_what_the_author_meant() -> None:
    parsed = Renderer().parse("[x](a\\_b.md) <a@x.example> [y](z){ href='?a=1&amp;b=2' }")
    mail = "".join(f"&#{ord(letter)};" for letter in "mailto:a@x.example")
    assert parsed.addresses == ("a_b.md", mail, "?a=1&amp;b=2")


def test_a_blank_text_has_no_headings_of_the_text_before() -> None:
    renderer = Renderer()
    renderer.parse("## Mục\n\n[x](a.md)")
    assert renderer.parse(" \n") == Parsed(("",), (), ())


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a&b", "a&amp;b"), ("a&amp;b", "a&amp;b"), ("&#1;", "&#1;"), ('<">', "&lt;&quot;&gt;"),
        ("&x", "&amp;x"),
    ],
)  # fmt: skip
def test_addresses_are_escaped_as_the_library_does(text: str, escaped: str) -> None:
    assert escape_attribute(text) == escaped
