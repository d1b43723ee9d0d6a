"""The reader of simple front matter: what it reads is exactly what the YAML parser reads."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.source.front_matters import plain_values

from cchc.source.yaml_block import parse_block, read_block
from cchc.source.yaml_lines import read_lines

ROOT = Path(__file__).parents[2]
BASE = 4


def same(text: str) -> bool:
    """Whether the simple reader read the block; if so, it read the same as the parser."""
    simple = read_lines(text, BASE)
    assert read_block(text, BASE) == parse_block(text, BASE)
    if simple is None:
        return False
    assert simple == parse_block(text, BASE)
    return True


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: Kế hoạch\n",
        "a: x\nb:\n  - một cửa\n  - \"hai, ba\"\nc: ''x\n".replace("''x", '"z"'),
        "a:\nb: x\n",
        'a: ""\n',
        "b:\n - m\n",
        "b:\n      -   m\n",
        "url: https://vi-du.example/a?b=c\n",
        "d: 2007-04-04T08:00\n",
        "a: x  y\n",
        "a:   x\n",
        "e: 😀 a\nf: b\n",
        "a: b, [c] {d} & e * f\n",
        'a: b "c" d\n',
        "a: [x]\nb: [ một cửa , hai,ba-bốn ]\n",
        "a: ~\nb: null\nc: <<\nd: =\n",
    ],
)
def test_a_simple_block_is_read_without_the_parser(text: str) -> None:
    assert same(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: x",
        "a: x # y\n",
        "# y\na: x\n",
        "a: x\n  y\n",
        "a: x\n\n  y\n",
        "a: x\n  - y\n",
        "a: 'x'\n",
        'a: "x\\ty"\n',
        'a: "x" y\n',
        'a: "x\n  y"\n',
        "a: b: c\n",
        "a: b:\n",
        "a: x \n",
        "a:\tx\n",
        "a:\u00a0x\n",
        "a: x\u00a0y\n",
        "a: x\r\n",
        "a: x\na: y\n",
        "a: &b x\n",
        "a: []\n",
        "a: [x, ]\n",
        "a: [x,, y]\n",
        "a: [x\n",
        "a: [x] y\n",
        "a: ['x']\n",
        "a: [b: c]\n",
        "a: [- x]\n",
        "a: [x]\n  y\n",
        "a: |\n  x\n",
        "- a\n",
        "a:\n- x\n",
        "a:\n  - x\n    - y\n",
        "a:\n  - b: c\n",
        "a:\n  - - x\n",
        "a:\n  -\n",
        "a:\n  b: c\n",
        "a : x\n",
        "ả: x\n",
        "a: e\u0301\n",
        "a: -\n",
        "a: x\x85y\n",
        "a: \ufeffx\n",
        "<<: x\n",
        "a:x\n",
    ],
)
def test_whatever_may_mean_more_is_left_to_the_parser(text: str) -> None:
    assert not same(text)


def test_the_front_matter_of_whole_sites_is_read_the_same() -> None:
    read = []
    for path in sorted((ROOT / "tests/sites/tinh-mau/content").rglob("*.md")):
        block = path.read_text("utf-8").removeprefix("---\n").partition("---\n")[0]
        read.append(same(block))
    assert sum(read) > len(read) / 3


LINES = st.one_of(
    st.builds("{}: {}".format, st.sampled_from("abc"), plain_values()),
    st.builds('{}: "{}"'.format, st.sampled_from("abc"), plain_values()),
    st.builds("{}{}:".format, st.sampled_from(["", " "]), st.sampled_from("abcd")),
    st.builds("{}- {}".format, st.sampled_from(["", " ", "  ", "   "]), plain_values()),
    st.builds('{}- "{}"'.format, st.sampled_from(["  "]), plain_values()),
    st.sampled_from(
        [
            "",
            " ",
            "a",
            "a: x ",
            "b: 'y'",
            "c: [x, y z]",
            "c: [x,]",
            "d: {a: b}",
            "  x",
            "---",
            "...",
        ]
    ),
)


@given(st.lists(LINES, max_size=6), st.sampled_from(["\n", "\n", "\r\n"]))
@example(["a: 0:0", "b:", "  - 0:0"], "\n")
def test_it_never_differs_from_the_parser(lines: list[str], end: str) -> None:
    same("".join(line + end for line in lines))


@given(st.text(st.sampled_from("ab:- \"'\n,.~0[]{}&*!|>%@`#é"), max_size=24))
def test_it_never_differs_for_any_signs(text: str) -> None:
    same(text)
    same(f"k: {text}\n")
    same(f"k: [{text}]\n")
    same(f"k:\n  - {text}\n")
