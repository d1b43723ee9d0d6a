"""Heads of pages, list entries, descriptions."""

from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, open_site

from cchc.pages.heads import crumbs, description, head_of, index_of, item_of, page
from cchc.pages.parts import Head, Link
from cchc.pages.views import NoticeView


def test_way_home(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    way = crumbs(opened, "/tin/", "/kiem-tra/")
    assert way == (
        Link("Trang chủ", "/tinh/"),
        Link("Tin tức", "/tinh/tin/"),
        Link("Kiểm tra", "/tinh/kiem-tra/"),
    )


def test_head_of_a_document(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    plan = opened.store.by_id["kh-2031-05"]
    head = head_of(opened, plan)
    assert (head.title, head.eyebrow, head.lead) == (
        "Kế hoạch cải cách hành chính năm 2031",
        "Kế hoạch",
        "Việc phải làm trong năm.",
    )
    assert head.crumbs[-1] == Link("Kế hoạch", "/tinh/ke-hoach/")
    assert index_of(plan) == "/ke-hoach/"
    assert head_of(opened, plan, eyebrow="Khác").eyebrow == "Khác"


def test_page_of_a_view(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    head = Head("Tiêu đề <x>", lead="Dẫn.")
    made = page(opened, "/tin/2031/x/", head, NoticeView(head), "notice", extra="<x>")
    assert (made.title, made.section, made.kind) == ("Tiêu đề <x>", "/tin/", "notice")
    assert made.description == "Dẫn."
    assert made.head.endswith('">\n<x>')
    assert '<meta property="og:title" content="Tiêu đề &lt;x&gt;">' in made.head
    assert "Tiêu đề &lt;x&gt;" in made.content


def test_descriptions_are_cut_between_words() -> None:
    assert description("  một\n hai ") == "một hai"
    cut = description("từ " * 100, 20)
    assert cut == "từ từ từ từ từ từ…"
    assert len(cut) <= 21


def test_day_shown_is_the_wording_until_a_time_is_fixed(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    by_path = opened.store.by_path
    assert by_path["content/hop/2031/hop-quy-3.md"].brief.when == "quý III/2031"
    assert by_path["content/tap-huan/2031/lop-1.md"].brief.when == "10/09/2031 08:00"
    assert by_path["content/phat-song/2031/thang-7.md"].brief.when == "05/07/2031 18:30"
    assert by_path["content/van-ban/2031/qd-12.md"].brief.when == "20/02/2031"
    assert by_path["content/danh-muc/so-noi-vu.md"].brief.when == ""


def test_entries_of_lists(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    item = item_of(opened, opened.store.by_path["content/tin/2031/kiem-tra-so-thu-nhat.md"])
    assert item.url == "/tinh/tin/2031/kiem-tra-so-thu-nhat/"
    assert (item.date, item.iso) == ("06/05/2031", "2031-05-06")
    assert (item.summary, item.meta) == ("Đoàn đã kiểm tra.", ("Sở Nội vụ",))
    named = item_of(opened, opened.store.by_path["content/van-ban/2031/qd-12.md"], with_kind=True)
    assert named.meta == ("Văn bản", "Ủy ban nhân dân tỉnh Gia Định")
    window = item_of(opened, opened.store.by_path["content/hop/2031/hop-quy-3.md"])
    assert (window.date, window.iso) == ("quý III/2031", "")
