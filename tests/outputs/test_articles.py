"""Articles: the news already given, corrections, tags, files."""

from datetime import datetime

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import (
    PROVINCE,
    SECTION,
    article,
    links,
    open_site,
    pages_of,
    part,
    record,
    words,
)

from cchc.outputs import articles
from cchc.vietnamese.dates import ZONE

GIVEN = "Các tin đã đưa"
MANY = {
    "content/danh-muc/tin-chung.md": SECTION,
    "content/danh-muc/khac.md": record("type: section", "name: Khác"),
    **{f"content/tin/t{n}.md": article(f"Tin {n}", f"2031-05-0{n}T08:00") for n in range(1, 9)},
    "content/tin/cung-luc-b.md": article("Cùng lúc B", "2031-05-04T08:00"),
    "content/tin/cung-luc-a.md": article("Cùng lúc A", "2031-05-04T08:00"),
    "content/tin/nhap.md": article("Nháp", "2031-05-03T08:00", "state: nháp"),
    "content/tin/hen.md": article("Hẹn giờ", "2031-12-01T08:00"),
    "content/tin/chuyen-muc-khac.md": article("Mục khác", "2031-05-09T08:00").replace(
        "tin-chung", "khac"
    ),
}


def given(content: str) -> list[str]:
    """Addresses under "Các tin đã đưa"."""
    return links(part(content, GIVEN))


def test_earlier_news_of_the_section_newest_first(site: MakeSite) -> None:
    pages = pages_of(open_site(site(MANY)), articles)
    found = given(pages["/tin/2031/t5/"].content)
    assert found == [f"/tin/2031/{s}/" for s in ("cung-luc-a", "cung-luc-b", "t4", "t3", "t2")]


@pytest.mark.parametrize("number", [0, 1, 50])
def test_how_many_is_a_setting(site: MakeSite, number: int) -> None:
    settings = f"site_name: T\nplugins:\n  - cchc:\n      related: {number}\n"
    pages = pages_of(open_site(site({**MANY, "mkdocs.yml": settings})), articles)
    content = pages["/tin/2031/t5/"].content
    assert len(given(content)) == min(number, 6)
    assert (GIVEN in content) is (number > 0)


def test_drafts_and_news_to_come_are_in_no_list_and_have_no_page(site: MakeSite) -> None:
    pages = pages_of(open_site(site(MANY)), articles)
    everything = "".join(page.content for page in pages.values())
    assert "Nháp" not in everything
    assert "Hẹn giờ" not in everything
    assert len(pages) == 11


def test_news_to_come_arrives_at_its_moment(site: MakeSite) -> None:
    opened = open_site(site(MANY), datetime(2031, 12, 1, 8, 0, tzinfo=ZONE))
    pages = pages_of(opened, articles)
    assert given(pages["/tin/2031/hen/"].content)[0] == "/tin/2031/t8/"
    assert "/tin/2031/hen/" not in given(pages["/tin/2031/t5/"].content)


def test_no_heading_for_an_empty_list(site: MakeSite) -> None:
    pages = pages_of(open_site(site(MANY)), articles)
    assert GIVEN not in pages["/tin/2031/chuyen-muc-khac/"].content


def test_corrections_newest_first_and_texts_escaped(site: MakeSite) -> None:
    notes = [
        "change_notes:",
        "  - at: 2031-05-02T09:00",
        "    note: Sửa <số>.",
        "  - at: 2031-05-03T10:30",
        "    note: Sửa tên.",
    ]
    text = article("Sửa <b>", "2031-05-01T08:00", *notes)
    opened = open_site(site({"content/danh-muc/tin-chung.md": SECTION, "content/tin/s.md": text}))
    page = pages_of(opened, articles)["/tin/2031/s/"]
    shown = words(page.content)
    later = shown.index("Đã cập nhật 03/05/2031 10:30 Sửa tên.")
    assert later < shown.index("Đã cập nhật 02/05/2031 09:00 Sửa &lt;số&gt;.")
    assert "<b>" not in page.content.replace("<b>2</b>", "")
    assert page.title == "Sửa <b>"


def test_update_without_a_note_is_dated(site: MakeSite) -> None:
    text = article("Tin", "2031-05-01T08:00", "updated: 2031-05-02T09:00")
    opened = open_site(site({"content/danh-muc/tin-chung.md": SECTION, "content/tin/s.md": text}))
    shown = words(pages_of(opened, articles)["/tin/2031/s/"].content)
    assert "Cập nhật: 02/05/2031 09:00" in shown


def test_head_names_section_unit_source_and_day(site: MakeSite) -> None:
    more = ["source: Báo tỉnh", "author: Phóng viên", "source_date: 2031-04-30", "unit: so-noi-vu"]
    text = article("Tin", "2031-05-01T08:00", *more)
    page = pages_of(open_site(site({**PROVINCE, "content/tin/s.md": text})), articles)
    shown = words(page["/tin/2031/s/"].content)
    for expected in (
        "Trang chủ Tin tức Tin chung Tin",
        "Đăng lúc: 01/05/2031 08:00",
        "Đơn vị: Sở Nội vụ",
        "Văn bản gốc ngày: 30/04/2031",
        "Nguồn: Báo tỉnh",
        "Tác giả: Phóng viên",
    ):
        assert expected in shown


def test_tasks_tags_and_files_are_linked(site: MakeSite) -> None:
    pages = pages_of(open_site(site(PROVINCE)), articles)
    page = pages["/tin/2031/kiem-tra-so-thu-nhat/"]
    found = links(page.content)
    assert "/tinh/ke-hoach/2031/kh-2031-05/#1a" in links(part(page.content, "Nhiệm vụ liên quan"))
    assert "/tinh/tu-khoa/duong-day-nong/" in found
    assert "/tinh/tin/2031/kiem-tra-so-thu-nhat/bien-ban.pdf" in found
    assert "/tinh/van-ban/2031/qd-12/" in found
    assert all(link.startswith("/tinh/") for link in found)


def test_withdrawn_article_has_no_page_here(site: MakeSite) -> None:
    pages = pages_of(open_site(site(PROVINCE)), articles)
    assert "/tin/2031/da-go/" not in pages
    assert "Tin đã gỡ" not in pages["/tin/2031/tin-thu-hai/"].content


def test_the_views_of_a_page_are_asked_for_only_where_the_site_wants_them(site: MakeSite) -> None:
    silent = pages_of(open_site(site(MANY)), articles)["/tin/2031/t5/"].content
    assert "data-cchc-views" not in silent
    assert "views.js" not in silent
    settings = "site_url: https://t.example/x/\nplugins:\n  - cchc:\n      page_views: true\n"
    asking = open_site(site({**MANY, "mkdocs.yml": settings}))
    content = pages_of(asking, articles)["/tin/2031/t5/"].content
    assert "data-cchc-views hidden>Lượt xem: <b></b>" in content
    assert '<script src="/x/assets/cchc/views.js" defer></script>' in content
