"""Tables of Markdown: scoped headers, alignment without a style, a region that scrolls."""

import re

import pytest
from markdown import Markdown

from cchc.pages.accessible_tables import AccessibleTables

TABLE = "| Xã | Số hồ sơ |\n|:---|---:|\n| Mẫu An | 12 |\n"


def convert(text: str) -> str:
    return Markdown(extensions=["tables", AccessibleTables()]).convert(text)


def test_every_header_says_that_it_heads_a_column() -> None:
    assert re.findall(r"<th [^>]*>", convert(TABLE)) == [
        '<th align="left" scope="col">',
        '<th align="right" scope="col">',
    ]


def test_alignment_needs_no_inline_style() -> None:
    html = convert(TABLE)
    assert "style" not in html
    assert '<td align="right">12</td>' in html


def test_other_styles_are_not_touched() -> None:
    text = "| A |\n|---|\n| x{: style='color: red' } |\n"
    html = Markdown(extensions=["tables", "attr_list", AccessibleTables()]).convert(text)
    assert "color: red" in html


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (TABLE, ["Bảng"]),
        (f"{TABLE}\nGiữa.\n\n{TABLE}", ["Bảng 1", "Bảng 2"]),
        (f"> {TABLE}".replace("\n|", "\n> |"), ["Bảng"]),
        ("Không có bảng.", []),
    ],
)
def test_regions_have_names_of_their_own(text: str, names: list[str]) -> None:
    html = convert(text)
    region = r'<div aria-label="([^"]+)" class="scroll" role="region" tabindex="0"><table>'
    assert re.findall(region, html) == names
    assert html.count("<table>") == len(names)


def test_text_around_a_table_stays_in_its_place() -> None:
    html = convert(f"Trước.\n\n{TABLE}\nSau.")
    assert html.index("Trước.") < html.index("<table>") < html.index("Sau.")
    assert html.count("Sau.") == 1
