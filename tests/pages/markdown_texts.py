"""Markdown of all shapes for tests, and the plain slow way to render it."""

from collections.abc import Callable

from hypothesis import strategies as st

from cchc.pages.body import Body
from cchc.pages.markdown import flat_headings, make_markdown

ADDRESSES = (
    "a.md", "../2020/b.md#muc", "tep.pdf", "/tin/", "#x", "?a=1&b=2", "?a=1&amp;b=2", "a\\_b.md",
    "https://x.example/?q=a&b", "mailto:a@x.example", "javascript:alert(1)", "&#106;avascript:x",
    "tệp.md", "a_b_c.md", "a(b).md", "x%20y.md", "//x.example", "\\#x", "",
)  # fmt: skip
WORDS = (
    "Đường dây nóng", "cải cách", "Sở Nội vụ", "a & b", "x &lt; y", "&nbsp;", "5 < 6", "“một cửa”",
    "a*b", "snake_case_word", "\\*sao\\*", "1.000.000", "dòng  \nmới", "\x02slot0\x03",
    "\x0295\x03", ' href="\x02slot0\x03"',
    "<b>đậm</b>", "<a href='x'>", "[x]", "[^1]", "[^2]", "`a*b`", "``a`b``",
    "{ .nut }", "a:", "[TOC]", "http://x.example", "![", "](", "\\\\", "\\`", "&#8212;", "a@b.vn",
)  # fmt: skip
SOUP = "abđ Ư*_`[]()<>!&;#:\\\"'{}|-+.=1^~\n\t\r\u00a0\x02\x03"

words = st.sampled_from(WORDS)
addresses = st.sampled_from(ADDRESSES)
titles = st.sampled_from(("", ' "tựa đề"', " 'a & b'", ' "a\\"b"'))
lists = st.sampled_from(("", "{ .nut }", '{ #moc title="x" }', "{: href='b.md' }", "{ src=x }"))


def _links(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    plain = st.builds("[{}]({}{}){}".format, inner, addresses, titles, lists)
    angle = st.builds("[{}](<{}>{})".format, inner, addresses, titles)
    picture = st.builds("![{}]({}{}){}".format, inner, addresses, titles, lists)
    reference = st.builds("{}[{}][{}]".format, st.sampled_from(("", "!")), inner, st.just("r"))
    auto = st.sampled_from(("<http://x.example/a_b?x&y>", "<a@x.example>", "[r]", "![r]", "[r][]"))
    return plain | angle | picture | reference | auto


def _marked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    marks = st.sampled_from(("*", "**", "_", "__", "***", "`"))
    marked = st.builds("{0}{1}{0}".format, marks, inner)
    return marked | _links(inner) | st.builds("{} {}".format, inner, inner)


inline = st.recursive(words | st.text(SOUP, max_size=12), _marked, max_leaves=6)
table = st.builds(
    "| {} | {} |\n|:--|--:|\n| {} | {} |\n| 3 | {} |".format, inline, words, inline, words, inline
)
block = st.one_of(
    inline,
    st.builds("{} {} {}".format, st.sampled_from(("#", "##", "###", "######")), inline, lists),
    st.builds("{}\n{}".format, inline, st.sampled_from(("===", "---"))),
    st.builds("- {}\n- {}\n    - {}".format, inline, inline, inline),
    st.builds("{}:\n1. {}\n\n    {}\n2. {}".format, words, inline, inline, words),
    st.builds("a) {}\nđ) {}".format, inline, inline),
    st.builds("* {}\n* {}\n\n    {}".format, inline, words, inline),
    table,
    st.builds("> {}\n> {}".format, inline, inline),
    st.builds("{}\n:   {}".format, words, inline),
    st.builds('!!! note "{}"\n    {}\n\n    {}'.format, words, inline, inline),
    st.builds("    {}".format, inline),
    st.builds("[^1]: {}\n\n    {}".format, inline, inline),
    st.builds("[^2]: {}".format, inline),
    st.builds("[r]: {}{}".format, addresses, titles),
    st.sampled_from(("---", "***", "[TOC]", "", " ", "///Footnotes Go Here///")),
    st.text(SOUP, max_size=60),
)
texts = st.lists(block, max_size=7).map("\n\n".join) | st.lists(block, max_size=5).map("\n".join)


def plainly(text: str, resolve: Callable[[str], str]) -> Body:
    """A fresh stock Markdown with the site's extensions; addresses resolved in its tree."""
    addresses: list[str] = []

    def place(address: str) -> str:
        addresses.append(address)
        return resolve(address)

    markdown = make_markdown(place)
    html = markdown.convert(text)
    return Body(html, flat_headings(markdown), tuple(addresses))
