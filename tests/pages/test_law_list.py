"""Lists of official texts: literal markers, nesting as typed, nothing renumbered or lost."""

import re

import pytest

from cchc.pages.renderer import Renderer

MARKERS = ["1.", "12.", "1)", "a.", "a)", "đ)", "đ.", "g)", "-", "+", "–"]


def html(text: str) -> str:
    return Renderer().body(text, lambda address: address).html


def shape(text: str) -> str:
    """The nesting of lists and paragraphs without white space: `[a.|p(Một)]`."""
    flat = re.sub(r">\s+<", "><", html(text)).strip()
    flat = flat.replace('<ul class="lawlist">', "[").replace("</ul>", "]")
    flat = re.sub(r'<li><span class="m">(.+?)</span><div>', r"\1|", flat)
    flat = flat.replace("</div></li>", ";")
    return re.sub(r"<p>(.*?)</p>", r"p(\1)", flat, flags=re.DOTALL)


@pytest.mark.parametrize("marker", MARKERS)
def test_marker_is_shown_as_typed(marker: str) -> None:
    assert shape(f"{marker} Nội dung") == f"[{marker}|p(Nội dung);]"


@pytest.mark.parametrize(
    "line",
    ["2007. Năm", "-chữ", "1.chữ", "A. Phần", "aa) chữ", "* * *", "- - -", "---", "đ chữ", "5 lớp"],
)
def test_other_lines_are_no_items(line: str) -> None:
    assert "lawlist" not in html(line)


def test_points_run_on_as_typed_also_past_d() -> None:
    text = "c) Ba\nd) Bốn\nđ) Năm\ne) Sáu\ng) Bảy"
    assert shape(text) == "[c)|p(Ba);d)|p(Bốn);đ)|p(Năm);e)|p(Sáu);g)|p(Bảy);]"


def test_nothing_is_renumbered() -> None:
    assert shape("3. Ba\n3. Lại ba\n7. Bảy") == "[3.|p(Ba);3.|p(Lại ba);7.|p(Bảy);]"


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_seed_like_nesting_tight_and_loose(gap: str) -> None:
    lines = [
        "1. Kiểm tra",
        "    a. Kiểm tra liên ngành:",
        "        - Đợt 1",
        "            + 04 sở",
        "            + 04 huyện",
        "        - Đợt 2",
        "    b. Khảo sát",
        "2. Đường dây nóng",
    ]
    inner = "-|p(Đợt 1)[+|p(04 sở);+|p(04 huyện);];-|p(Đợt 2);"
    first = f"1.|p(Kiểm tra)[a.|p(Kiểm tra liên ngành:)[{inner}];b.|p(Khảo sát);];"
    assert shape(gap.join(lines)) == f"[{first}2.|p(Đường dây nóng);]"


def test_item_keeps_its_paragraphs() -> None:
    text = "1. Một\ntiếp dòng\n\n    Đoạn hai\n\n    Đoạn ba\n\n2. Hai\n\nNgoài danh sách"
    expected = "[1.|p(Một\ntiếp dòng)p(Đoạn hai)p(Đoạn ba);2.|p(Hai);]p(Ngoài danh sách)"
    assert shape(text) == expected


def test_continuation_lines_may_be_indented() -> None:
    assert shape("1. Một\n    hai ba\n2. Bốn") == "[1.|p(Một\nhai ba);2.|p(Bốn);]"


def test_line_below_a_nested_item_belongs_to_it() -> None:
    assert shape("1. Một\n    - Hai\n    ba") == "[1.|p(Một)[-|p(Hai\nba);];]"


def test_table_inside_an_item() -> None:
    text = "1. Bảng\n\n    | A | B |\n    |---|--:|\n    | 1 | 2 |\n\n2. Sau bảng"
    found = html(text)
    item = found[: found.index(">2.<")]
    assert '<td align="right">2</td>' in item
    assert "Sau bảng" not in item


def test_indented_block_less_deep_than_four_still_belongs() -> None:
    assert shape("- Một\n\n    Hai\n  ba") == "[-|p(Một)p(Hai\nba);]"


def test_list_begins_after_a_colon_without_a_blank_line() -> None:
    assert shape("Gồm:\n- Một\n- Hai") == "p(Gồm:)[-|p(Một);-|p(Hai);]"
    assert shape("Dòng đầu\nGồm:\n1. Một") == "p(Dòng đầu\nGồm:)[1.|p(Một);]"


def test_dash_at_a_line_break_of_a_sentence_begins_no_list() -> None:
    assert shape("Giai đoạn 2006\n- 2010 đã qua") == "p(Giai đoạn 2006\n- 2010 đã qua)"


def test_no_break_space_after_the_marker() -> None:
    assert shape("a.\u00a0Một") == "[a.|p(Một);]"


def test_markup_in_items_and_none_in_markers() -> None:
    found = html("- **Đậm** và [liên kết](https://x.example/)\n+ _nghiêng_")
    assert '<strong>Đậm</strong> và <a href="https://x.example/">liên kết</a>' in found
    assert '<span class="m">+</span>' in found


def test_markers_are_text_that_can_be_copied() -> None:
    body = Renderer().body("1. Một\n\n    đ) Hai", lambda address: address)
    assert body.text == "1. Một đ) Hai"


def test_rule_between_items_stays_a_rule() -> None:
    assert shape("- Một\n\n- - -\n\n- Hai") == "[-|p(Một);]<hr>[-|p(Hai);]"


def test_every_word_of_a_long_text_survives() -> None:
    text = "\n\n".join(
        f"{n}. Mục {n}\n\n    a. Điểm a{n}\n    đ) Điểm đ{n}\n        - Ý {n}" for n in range(1, 30)
    )
    shown = Renderer().body(text, lambda address: address).text
    assert shown == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    ["- " * 500 + "x", "".join(f"{' ' * 4 * level}- x\n" for level in range(400))],
)
def test_lists_without_end_are_text_at_some_depth(text: str) -> None:
    found = html(text)
    assert found.count("<ul") == 51
    assert found.count("- ") > 300
