"""Answers as HTML: escaped, marked, paged."""

import os
from pathlib import Path

from tests.api.search.rows import PAGE, lay_out_page

from cchc_api.search.excerpt import Excerpt
from cchc_api.search.index import Found
from cchc_api.search.page import SearchPage, message_page, results_page
from cchc_api.search.query import PAGES, read_query
from cchc_api.search.ranking import Hit

HIT = Hit(
    "x", '/tin/"x"/', Excerpt("Một <b> & hai", ((0, 3),)), "Tin bài", "2019-01-07", "07/01/2019",
    "Tin <chung>", "Sở", Excerpt("…x <i> nóng", ((7, 11),)),
)  # fmt: skip


def test_what_was_found_is_escaped_and_marked() -> None:
    html = results_page(PAGE, read_query({"q": "một <x>"}), Found(1, (HIT,), False))
    assert "<h2>1 kết quả cho “một &lt;x&gt;”</h2>" in html
    assert 'href="/tin/&quot;x&quot;/"><mark>Một</mark> &lt;b&gt; &amp; hai</a>' in html
    assert '<p class="summary">…x &lt;i&gt; <mark>nóng</mark></p>' in html
    assert '<time datetime="2019-01-07">07/01/2019</time>' in html
    assert "<span>Tin &lt;chung&gt;</span><span>Sở</span>" in html
    assert "<nav" not in html


def test_filters_stay_chosen_and_pages_lead_on() -> None:
    query = read_query({"q": "a b", "type": "plan", "page": "2"})
    html = results_page(PAGE, query, Found(25, (HIT,), True))
    assert "selected>" in html
    assert 'rel="prev" href="?q=a+b&amp;type=plan&amp;page=1"' in html
    assert 'rel="next" href="?q=a+b&amp;type=plan&amp;page=3"' in html
    assert "25 kết quả cho “a b”, trang 2" in html


def test_nothing_found_says_what_to_do() -> None:
    html = results_page(PAGE, read_query({"q": "a"}), Found(0, (), False))
    assert "Không tìm thấy kết quả nào cho “a”" in html
    assert "theo từ khóa" in html


def test_beyond_the_last_page_and_at_the_end_of_the_reach() -> None:
    beyond = results_page(PAGE, read_query({"q": "a", "page": "9"}), Found(3, (), False))
    assert "không còn kết quả" in beyond
    assert 'rel="prev"' in beyond
    last = read_query({"q": "a", "page": str(PAGES)})
    html = results_page(PAGE, last, Found(9841, (HIT,), False))
    assert "9.841 kết quả" in html
    assert "Chỉ xem được 200 kết quả đầu" in html


def test_a_message_is_escaped_too() -> None:
    html = message_page(PAGE, '"><script>', "Lỗi <x>")
    assert "<script>" not in html
    assert "<p>Lỗi &lt;x&gt;</p>" in html


def test_the_page_is_read_again_when_the_build_replaced_it(tmp_path: Path) -> None:
    page = SearchPage(tmp_path / "site" / "tim-kiem" / "index.html")
    assert page.text() is None
    file = lay_out_page(tmp_path)
    assert page.text() == page.text() == PAGE
    lay_out_page(tmp_path, PAGE.replace("Trang", "Khác"))
    os.utime(file, ns=(1, 1))
    assert "Khác" in (page.text() or "")
    lay_out_page(tmp_path, "<html>không có chỗ</html>")
    assert page.text() is None
    file.write_bytes(b"\xff\xfe")
    assert page.text() is None
    file.unlink()
    assert page.text() is None
