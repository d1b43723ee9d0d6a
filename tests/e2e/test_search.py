"""Searching as a reader does: on the served seed and demo, in Chromium without script, by phone."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, cast

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.chromium import scrolls_sideways, settle, visitor
from tests.e2e.sites import Served
from tests.e2e.test_accessibility import violations

pytestmark = pytest.mark.e2e

ARTICLE = "/tin/2019/thuc-hien-cong-tac-cai-cach-hanh-chinh-2007/"
PLAN = "/ke-hoach/2007/kh-2007-09/"
TYPED = ("cải cách", "cai cach", "CẢI CÁCH", "cải cach", unicodedata.normalize("NFD", "Cải cách"))


def search(served: Served, text: str, **more: str) -> dict[str, Any]:
    answer = httpx.get(f"{served.url}/api/search", params={"q": text, **more})
    assert answer.status_code == 200, answer.text
    assert len(answer.content) <= 20_000
    return cast(dict[str, Any], answer.json())


def every(served: Served, text: str, **more: str) -> list[str]:
    """The addresses of all pages of results."""
    found, page = [], 1
    while True:
        body = search(served, text, page=str(page), **more)
        found += [each["url"] for each in body["results"]]
        if body["next"] is None:
            assert body["total"] == len(found) == len(set(found))
            return found
        page += 1


@pytest.mark.parametrize("typed", TYPED)
def test_the_seed_is_found_however_typed(seed_server: Served, typed: str) -> None:
    found = every(seed_server, typed)
    assert {ARTICLE, PLAN} <= set(found)
    assert set(found) == set(every(seed_server, TYPED[0]))


@pytest.mark.parametrize("typed", ["09/ KH-BCĐ", "09/KH-BCĐ", "09 kh bcd", "9/kh-bcđ"])
def test_the_plan_is_first_by_its_number(seed_server: Served, typed: str) -> None:
    assert every(seed_server, typed)[0] == PLAN


def test_a_half_typed_word_and_a_filter(seed_server: Served) -> None:
    assert PLAN in every(seed_server, "khảo sát các cơ qu")
    assert every(seed_server, "cai cach", type="news") == [ARTICLE]
    assert set(every(seed_server, "cai cach", unit="so-noi-vu")) < set(
        every(seed_server, "cai cach")
    )


def test_every_result_of_the_demo_opens(demo_server: Served) -> None:
    found = every(demo_server, "cai cach")
    assert len(found) > 10
    assert {httpx.get(demo_server.url + url).status_code for url in found} == {200}


def from_the_header(page: Page, url: str, text: str) -> None:
    page.goto(url)
    form = page.get_by_role("banner").get_by_role("search")
    form.get_by_role("searchbox", name="Tìm trong trang").fill(text)
    form.get_by_role("button", name="Tìm").click()


def test_from_the_header_without_script(browser: Browser, seed_server: Served) -> None:
    with visitor(browser, scripts=False) as (page, _):
        from_the_header(page, f"{seed_server.url}/gioi-thieu/", "kiem tra cac so")
        expect(page.locator(".results h2")).to_have_text(
            re.compile("kết quả cho “kiem tra cac so”")
        )
        expect(page.locator(".results mark").first).to_be_visible()
        expect(page).to_have_title(re.compile("^kiem tra cac so – Tìm kiếm"))
        words = page.get_by_role("main").get_by_role("searchbox", name="Từ cần tìm")
        expect(words).to_have_value("kiem tra cac so")
        words.fill("cải cách")
        page.get_by_label("Loại").select_option("Tin bài")
        page.get_by_role("main").get_by_role("button", name="Tìm").click()
        expect(page.get_by_label("Loại")).to_have_value("news")
        page.locator(".results a.title").first.click()
        assert page.url == seed_server.url + ARTICLE


def test_paging_without_script(browser: Browser, seed_server: Served) -> None:
    with visitor(browser, scripts=False) as (page, _):
        from_the_header(page, seed_server.url, "cai cach")
        page.get_by_role("link", name="Trang sau").click()
        expect(page.locator(".results h2")).to_have_text(re.compile("trang 2$"))
        page.get_by_role("link", name="Trang trước").click()
        expect(page.locator(".results li")).to_have_count(10)


def test_nothing_found_leads_on(browser: Browser, seed_server: Served) -> None:
    with visitor(browser, scripts=False) as (page, _):
        from_the_header(page, seed_server.url, "<b>zzz</b>")
        expect(page.locator(".results h2")).to_contain_text("Không tìm thấy kết quả nào")
        expect(page.get_by_role("complementary", name="Xem thêm")).to_contain_text("Năm 2019")


def test_with_scripts_nothing_complains_and_the_view_counts(
    browser: Browser, seed_server: Served
) -> None:
    with visitor(browser) as (page, seen):
        from_the_header(page, seed_server.url, "cai cach")
        settle(page)
        assert (seen.console, seen.exceptions) == ([], [])
        top = page.request.get(f"{seed_server.url}/api/top?n=100").json()["pages"]
    assert "/tim-kiem/" in [each["path"] for each in top]


@pytest.mark.parametrize(
    ("width", "dark"), [(1280, False), (390, False), (390, True), (320, False)]
)
def test_axe_finds_nothing_on_search_pages(
    browser: Browser, seed_server: Served, width: int, dark: bool
) -> None:
    addresses: Sequence[str] = (
        "/tim-kiem/",
        "/api/search?q=cai+cach",
        "/api/search?q=cai+cach&page=2&type=meeting",
        "/api/search?q=zzz",
        "/api/search?q=a&page=0",
        "/khong-co-trang-nay/",
    )
    found = []
    with visitor(browser, width=width, dark=dark, bypass_csp=True) as (page, _):
        for address in addresses:
            page.goto(seed_server.url + address)
            found += [f"{address}: {text}" for text in violations(page)]
            if scrolls_sideways(page):
                found.append(f"{address}: scrolls sideways")
    assert found == []
