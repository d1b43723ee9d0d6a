"""Schedules over twelve months; missing issues are said; no dead menu entry."""

import re

from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, links, open_site, pages_of, record, words

from cchc.outputs import schedules
from cchc.pages.page import Page


def month(page: Page, label: str) -> str:
    """The words of one month."""
    cells = re.findall(r'<li class="month[^>]*>(.*?)(?=<li class="month|</ol>)', page.content, re.S)
    return next(words(cell) for cell in cells if words(cell).startswith(f"{label} "))


def test_a_page_per_kind_and_year(site: MakeSite) -> None:
    pages = pages_of(open_site(site(PROVINCE)), schedules)
    assert sorted(pages) == [
        "/hop/", "/hop/2031/", "/phat-song/", "/phat-song/2031/", "/tap-huan/", "/tap-huan/2031/",
    ]  # fmt: skip
    assert pages["/hop/2031/"].title == "Họp, hội nghị năm 2031"
    assert "/tinh/hop/lich.ics" in links(pages["/hop/"].content)


def test_event_stands_in_the_month_of_its_time_or_its_window(site: MakeSite) -> None:
    pages = pages_of(open_site(site(PROVINCE)), schedules)
    assert "quý III/2031" in month(pages["/hop/"], "Tháng 7")
    assert month(pages["/hop/"], "Tháng 8") == "Tháng 8 Không có lịch"
    assert "10/09/2031 08:00" in month(pages["/tap-huan/"], "Tháng 9")


def test_missing_issue_of_a_series_is_said(site: MakeSite) -> None:
    page = pages_of(open_site(site(PROVINCE)), schedules)["/phat-song/"]
    assert "Kỳ phát tháng 7/2031" in month(page, "Tháng 7")
    assert "Chưa có kỳ phát: Chuyên mục cải cách" in month(page, "Tháng 8")
    assert month(page, "Tháng 6") == "Tháng 6 Ngoài thời gian của kế hoạch"


def test_series_over_two_years_is_due_in_both(site: MakeSite) -> None:
    series = record(
        "id: chuyen-muc",
        "type: series",
        "title: Chuyên mục",
        "medium: phát thanh",
        "span: 2031-m07 – 2032-m02",
    )
    opened = open_site(site({**PROVINCE, "content/phat-song/2031/chuyen-muc.md": series}))
    pages = pages_of(opened, schedules)
    assert "Chưa có kỳ phát" in month(pages["/phat-song/2032/"], "Tháng 2")
    assert pages["/phat-song/"].content.count('aria-current="true"') == 1
    assert "/tinh/phat-song/2031/" in links(pages["/phat-song/2032/"].content)


def test_events_without_any_date_are_listed_on_the_index(site: MakeSite) -> None:
    meeting = record(
        "title: Họp bất thường", "kind: bất thường", "planned:", "  text: khi có yêu cầu"
    )
    opened = open_site(site({"content/hop/x.md": meeting}))
    pages = pages_of(opened, schedules)
    assert list(pages) == ["/hop/"]
    shown = words(pages["/hop/"].content)
    assert "Chưa ấn định thời gian" in shown
    assert "Họp bất thường" in shown


def test_series_without_a_span_still_has_the_index(site: MakeSite) -> None:
    series = record("type: series", "title: Chuyên mục", "medium: phát thanh")
    pages = pages_of(open_site(site({"content/phat-song/c.md": series})), schedules)
    assert "Chuyên mục" in words(pages["/phat-song/"].content)


def test_site_without_events_has_no_schedules(site: MakeSite) -> None:
    assert pages_of(open_site(site({})), schedules) == {}
