"""Content templates: every view renders, says its words, escapes, leaves out what is missing."""

import re
from html import unescape
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace
from tests.pages.sample_views import ALL, GRID, HOME_VIEW, PLAN_VIEW, SCHEDULE_VIEW, TABLE_VIEW

from cchc.pages.parts import Cell, Column, Grid, Group, Head, Item, Link, Row, RowGroup, Status
from cchc.pages.render import codes, make_environment, render, scripts
from cchc.pages.views import DocumentView, TableView, View

ENVIRONMENT = make_environment()
WORDS = {"title", "text", "label", "lead", "eyebrow", "summary", "note", "missing", "detail"}


def _plain(html: str) -> str:
    whole = re.sub(r'<span class="code">(.*?)</span>', r"\1", html)
    return " ".join(re.sub(r"<[^>]+>", " ", whole).split())


def _words(value: Any) -> list[str]:
    """All words of a view that a reader must see."""
    if isinstance(value, tuple):
        return [word for item in value for word in _words(item)]
    if not isinstance(value, Struct) or (isinstance(value, Group) and not value.items):
        return []
    found: list[str] = []
    for name in value.__struct_fields__:
        inner = getattr(value, name)
        if name in WORDS and isinstance(inner, str):
            found.append(inner)
        found += _words(inner)
    return found


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_view_says_its_words(name: str) -> None:
    view = ALL[name]
    text = " ".join(unescape(_plain(render(ENVIRONMENT, view))).split())
    words = [" ".join(word.split()) for word in _words(view) if word]
    assert len(words) > 3
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("view", [DocumentView(Head("Chỉ có tên")), TableView(Head("B"), GRID)])
def test_bare_views_have_no_empty_parts(view: View) -> None:
    html = render(ENVIRONMENT, view)
    assert not re.search(r"<(ul|ol|dl|p|h2|section|aside|nav)[^>]*>\s*</\1>", html.replace(
        '<p class="quiet" role="status"></p>', ""))  # fmt: skip
    assert "crumbs" not in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Số 09/KH-BCĐ năm 2007", ["09/KH-BCĐ"]),
        ("99/2006/TT-BTC và 2231/SNV-CCHC&PC", ["99/2006/TT-BTC", "2231/SNV-CCHC&amp;PC"]),
        ("766/QĐ-TTg", ["766/QĐ-TTg"]),
        ("ngày 04/04/2007, 2/3 số xã", []),
        ("", []),
    ],
)
def test_document_numbers_stay_on_one_line(text: str, shown: list[str]) -> None:
    markup = codes(text)
    assert re.findall(r'<span class="code">(.*?)</span>', markup) == shown
    assert unescape(markup).replace('<span class="code">', "").replace("</span>", "") == text


def test_everything_but_html_fields_is_escaped() -> None:
    evil = "<script>x</script>"
    head = Head(evil, (Link(evil, '"><i>'),), evil, evil)
    view = DocumentView(head, body_html="<p>thân</p>", groups=(Group(evil, (Item(evil),)),))
    html = render(ENVIRONMENT, view)
    assert "<script" not in html
    assert '"><i>' not in html
    assert "<p>thân</p>" in html


def test_row_carries_keys_source_and_anchor() -> None:
    html = render(ENVIRONMENT, TABLE_VIEW)
    row = re.findall(r'<tr id="1a-r1".*?</tr>', html, re.S)[0]
    assert 'data-status="overdue"' in row
    assert 'data-period="2007-q2 2007"' in row
    assert 'title="ke-hoach/2007/kh.md:' in row
    assert 'data-source="ke-hoach/2007/kh.md:' in row
    assert '<th scope="row"' in row
    assert 'data-l="Chủ trì"' in row


def test_grid_counts_and_empty_table() -> None:
    assert GRID.count == 6
    assert GRID.has_sources
    empty = Grid("t", "", (Column("a", "A"),), (RowGroup("", ()),), filters=GRID.filters)
    html = render(ENVIRONMENT, TableView(Head("B"), empty))
    assert "Chưa có số liệu." in html
    assert "<table" not in html
    assert "<form" not in html
    assert not empty.has_sources


def test_cell_shows_all_it_has_and_a_dash_for_nothing() -> None:
    cells = (
        Cell("Tên"),
        Cell(),
        Cell("0", percent=0),
        Cell("5", (Link("x", "/x/"),), Status("overdue", "Quá hạn"), 100, "vượt số dự kiến"),
    )
    grid = Grid(
        "t",
        "",
        tuple(Column(c, c.upper(), c == "c") for c in "abcd"),
        (RowGroup("", (Row(cells),)),),
    )
    html = render(ENVIRONMENT, TableView(Head("B"), grid))
    assert _plain(re.findall(r'<td data-l="B".*?</td>', html)[0]) == "–"
    assert "meter" in re.findall(r'<td data-l="C" class="num".*?</td>', html)[0]
    assert _plain(re.findall(r'<td data-l="D".*?</td>', html)[0]) == "5 x Quá hạn vượt số dự kiến"
    assert "b-done_on_time" in html


def test_plan_has_tasks_wording_and_findings() -> None:
    html = render(ENVIRONMENT, PLAN_VIEW)
    assert 'id="nhiem-vu"' in html
    assert 'id="toan-van"' in html
    assert "SUM-RANGE" in html
    assert "Kế hoạch lưu trữ, chưa có thông tin về kết quả." in html


def test_schedule_shows_all_twelve_months() -> None:
    html = render(ENVIRONMENT, SCHEDULE_VIEW)
    assert len(re.findall(r'<li class="month', html)) == 12
    assert html.count("Ngoài thời gian của kế hoạch") == 3
    assert html.count('class="gap"') == 1
    assert html.count("Không có lịch") == 1


def test_home_without_anything_is_still_a_page() -> None:
    bare = replace(
        HOME_VIEW, figures=(), actions=(), progress=None, news=None, side=(), callout=None
    )
    html = render(ENVIRONMENT, bare)
    assert html.count("<h1") == 1
    assert "<dl" not in html
    assert "card" not in html


def test_filter_script_follows_the_filters() -> None:
    assert scripts(TABLE_VIEW, "/x/") == ('<script src="/x/assets/cchc/tables.js" defer></script>')
    assert "tables.js" in scripts(PLAN_VIEW, "/")
    assert scripts(HOME_VIEW, "/") == ""
    assert scripts(replace(TABLE_VIEW, grid=replace(GRID, filters=())), "/") == ""
