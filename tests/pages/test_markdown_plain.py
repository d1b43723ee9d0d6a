"""Plain texts take the short way, and what comes out is what the library makes, byte for byte."""

import random

import pytest
from tests.pages.markdown_texts import plainly

from cchc.pages.markdown_plain import parse_plain
from cchc.pages.renderer import Renderer

# Pieces that make a text; some of them no longer a plain one when they meet.
PIECES = (
    "Đường dây nóng", "cải cách", "**đậm**", "**a b**", "**a **", "[x](a.md)", "[x y](/b?c=1#d)",
    "[x](https://x.example/a_b)", "[](a.md)", "[x]()", "[x](javascript:1)", "(y)", "]", "C#", "=",
    ":", "-", "–", "2007.", "\u00a0", "  ", "$1", "“x”", "\n", "\n\n", "\n\n\n", "\n\n\n\n",
    "\n- ", "\n1. ", "\nđ) ", "\n\n- ", "\n\n+ ", "\n## ", "\n\n# ", "\n\n###### ", "x:\n- y",
    "\n\n| a | b |\n| --- | ---: |\n| 1 | 2 |\n", "\n| 3 | **x** |\n", "|",
    "\n\n| a |\n|:-:|\n| b |", "\n---\n", "\n: d",
)  # fmt: skip
TEXTS, FEWEST_PLAIN = 500, 40


def text(number: int) -> str:
    r = random.Random(f"plain/{number}")  # noqa: S311 - texts, not secrets
    some = r.sample(PIECES, 8)
    return "Mở đầu" + "".join(r.choice(some) + r.choice(("", " ")) for _ in range(r.randint(2, 12)))


def same(address: str) -> str:
    return address


def test_plain_texts_are_what_the_library_makes() -> None:
    plain, renderer = 0, Renderer()
    for number in range(TEXTS):
        parsed = parse_plain(text(number))
        if parsed is not None:
            plain += 1
            assert renderer.body(text(number), same) == plainly(text(number), same), number
    assert plain >= FEWEST_PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "Một đoạn\nhai dòng.",
        "# Một\n\n## Hai\nliền sau\n\n## Ba",
        "Gồm:\n- **một**\n- [hai](a.md)\ntiếp\n\na) ba",
        "| A | B |\n|:--|--:|\n| 1 |\n| 2 | 3 | 4 |\n\nx\n\n| C |\n|---|\n| [d](e.md) |",
        "x\n\n\ny",
    ],
)
def test_common_constructs_are_plain(text: str) -> None:
    parsed = parse_plain(text)
    assert parsed is not None
    assert parsed.resolve(same) == plainly(text, same)


@pytest.mark.parametrize(
    "text",
    [
        "a `b`", "a\\*b", "a & b", "<b>", "x { .a }", "x[^1]", "![a](b.png)", "*a*", "_a_",
        "***a***", "    mã", "- a\n    - b", "a  \nb", "[TOC]", "[a][b]", "[a]: b", "* a",
        "2007. a", "> a", "---", "a\n===", "a\n: b", "!!! note\n    a", "- a\n\n\n\n- b",
        "## [a](b)", "## a\n\n## A", "| a |\n| b |", "[a](b \"c\")", "- # a", "- a | b",
    ],
)  # fmt: skip
def test_what_may_mean_more_is_left_to_the_library(text: str) -> None:
    assert parse_plain(text) is None
