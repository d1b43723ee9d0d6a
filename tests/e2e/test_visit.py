"""A newcomer's visit in Chromium: the pages, the living counter, the printed plan."""

import io
import re
import socket
from collections.abc import Iterator

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.chromium import READER, Seen, settle, visitor
from tests.e2e.sites import Built, Served, static_files

pytestmark = pytest.mark.e2e

ARTICLE = "Thực hiện công tác cải cách hành chính 2007"
PLAN = "Kế hoạch thực hiện công tác cải cách hành chính 2007"
LABEL = re.compile(r"^(\d{1,3}(?:\.\d{3})*) lượt truy cập$")


@pytest.fixture
def reader(browser: Browser) -> Iterator[tuple[Page, Seen]]:
    with visitor(browser) as opened:
        yield opened


def menu(page: Page, entry: str) -> None:
    page.get_by_role("navigation", name="Chính").get_by_role("link", name=entry).click()


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def total(page: Page, served: Served) -> int:
    return int(page.request.get(f"{served.url}/api/counter").json()["total"])


def shown(page: Page) -> int:
    """The number of the counter block: its digit boxes and its label agree."""
    boxes = page.locator("[data-cchc-counter]")
    label = LABEL.match(boxes.get_attribute("aria-label") or "")
    assert label, boxes.get_attribute("aria-label")
    number = int(label[1].replace(".", ""))
    assert boxes.locator("span").all_inner_texts() == list(str(number))
    assert boxes.get_attribute("role") == "img"
    return number


def test_from_home_to_the_schedule_by_clicking(
    reader: tuple[Page, Seen], seed_server: Served
) -> None:
    page, seen = reader
    page.goto(seed_server.url)
    page.get_by_role("link", name=ARTICLE).first.click()
    assert heading(page) == ARTICLE
    expect(page.locator("main")).to_contain_text("chọn từ 4 – 5 xã, thị trấn")
    menu(page, "Kế hoạch")
    page.get_by_role("main").get_by_role("link", name=PLAN).click()
    assert heading(page) == PLAN
    expect(page.locator('[id="1a-r1"]')).to_be_attached()
    menu(page, "Bảng theo dõi")
    page.get_by_role("main").get_by_role("link", name="Tiến độ thực hiện kế hoạch").first.click()
    assert page.locator("table tbody tr:not(.sec)").count() == 26
    menu(page, "Phát sóng")
    assert heading(page) == "Phát sóng"
    assert page.locator(".month").count() == 12
    assert page.locator(".month", has_text="Chưa có kỳ phát").count() == 9
    settle(page)
    assert (seen.console, seen.exceptions) == ([], [])


def test_the_counter_rises_by_one_with_each_new_visit(
    browser: Browser, seed_server: Served
) -> None:
    numbers = []
    for version in (131, 132, 133):
        with visitor(browser, agent=READER.replace("140.0", f"{version}.0")) as (page, _):
            before = total(page, seed_server)
            page.goto(seed_server.url)
            settle(page)
            page.goto(f"{seed_server.url}/tin/")
            settle(page)
            numbers.append(shown(page))
            assert numbers[-1] == before + 1 == total(page, seed_server)
    assert numbers[2] == numbers[0] + 2
    assert numbers[0] > 9_841_459


def test_who_is_online_is_told(reader: tuple[Page, Seen], seed_server: Served) -> None:
    page, _ = reader
    page.goto(seed_server.url)
    online = page.locator("[data-cchc-online]")
    expect(online).to_have_text(re.compile(r"^[1-9]\d*$"))
    expect(online.locator("..")).to_be_visible()


def test_the_note_on_ipv6_only_over_ipv6(browser: Browser, seed_server: Served) -> None:
    with visitor(browser) as (page, _):
        page.goto(seed_server.url)
        settle(page)
        expect(page.locator("[data-cchc-ipv6]")).to_be_hidden()
    if not _has_ipv6():
        pytest.skip("máy không có địa chỉ IPv6 [::1]")
    with visitor(browser) as (page, _):
        page.goto(seed_server.urls[1])
        expect(page.locator("[data-cchc-ipv6]")).to_be_visible()


def test_without_the_api_the_baked_number_stays_with_its_date(
    reader: tuple[Page, Seen], seed: Built
) -> None:
    page, seen = reader
    with static_files(seed.folder) as url:
        page.goto(f"{url}/gioi-thieu/")
        settle(page)
        assert shown(page) == 9_841_459
        expect(page.locator("[data-cchc-as-of]")).to_have_text("07/01/2019")
        expect(page.locator(".online")).to_be_hidden()
        expect(page.locator("[data-cchc-ipv6]")).to_be_hidden()
    assert seen.exceptions == []
    assert [text for text in seen.console if "Failed to load resource" not in text] == []
    assert any("/api/hits" in request for request in seen.requests)


def test_without_scripts_the_number_is_there_and_the_pixel_counts(
    browser: Browser, seed_server: Served
) -> None:
    agent = READER.replace("140.0", "130.0")
    with visitor(browser, scripts=False, agent=agent) as (page, seen):
        before = total(page, seed_server)
        for path in ("/", "/phat-song/", "/tin/2019/thuc-hien-cong-tac-cai-cach-hanh-chinh-2007/"):
            page.goto(seed_server.url + path)
            settle(page)
            assert shown(page) >= 9_841_459
            assert f"{seed_server.url}/api/hits.gif?path={path}" in seen.requests
        assert total(page, seed_server) == before + 1
        top = page.request.get(f"{seed_server.url}/api/top").json()["pages"]
    assert "/phat-song/" in [each["path"] for each in top]


def test_the_plan_page_links_to_its_print(reader: tuple[Page, Seen], seed_server: Served) -> None:
    page, _ = reader
    page.goto(f"{seed_server.url}/ke-hoach/2007/kh-2007-09/")
    link = page.locator('main a[href$=".pdf"]')
    assert re.search(r"PDF", link.first.inner_text())
    answer = page.request.get(seed_server.url + (link.first.get_attribute("href") or ""))
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")
    with pikepdf.open(io.BytesIO(answer.body())) as document:
        assert len(document.pages) > 1
        assert document.Root.Lang == "vi"


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True
