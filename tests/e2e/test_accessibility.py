"""axe, keyboard, narrow screens and table headers on a page of every kind."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.chromium import scrolls_sideways, visitor
from tests.e2e.sites import REPOSITORY, Built, Served

pytestmark = pytest.mark.e2e

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SEED_PAGES = {
    "home": "/",
    "article": "/tin/2019/thuc-hien-cong-tac-cai-cach-hanh-chinh-2007/",
    "plan": "/ke-hoach/2007/kh-2007-09/",
    "table": "/bang-theo-doi/plan-progress/",
    "empty table": "/bang-theo-doi/contributions/",
    "schedule": "/phat-song/",
    "meetings": "/hop/",
    "list": "/tin/",
    "documents": "/van-ban/",
    "units": "/danh-muc/",
    "unit": "/danh-muc/so-noi-vu/",
    "ordinary page": "/gioi-thieu/",
    "English": "/en/",
    "404": "/khong-co-trang-nay/",
}
DEMO_PAGES = {
    "home": "/",
    "table": "/bang-theo-doi/plan-progress/",
    "inspections": "/bang-theo-doi/inspections/",
    "budget": "/bang-theo-doi/budget/",
    "schedule": "/phat-song/",
    "list": "/tin/",
    "documents": "/van-ban/",
    "report": "/bao-cao/2025/bc-2025/",
    "hotline report": "/phan-anh/2025/pa-2025-0001/",
    "merged unit": "/danh-muc/so-ke-hoach-dau-tu/",
}


def violations(page: Page) -> list[str]:
    """What axe finds: the rule and the first element that breaks it."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [f"{each['id']}: {each['nodes'][0]['target']}" for each in found["violations"]]


def faults(browser: Browser, url: str, pages: dict[str, str], width: int, dark: bool) -> list[str]:
    """Violations and sideways scrolling of all pages, not of the first bad one alone."""
    found = []
    # axe is injected as a script, which the site's own policy rightly forbids.
    with visitor(browser, width=width, dark=dark, bypass_csp=True) as (page, _):
        for name, path in pages.items():
            page.goto(url + path)
            found += [f"{name}: {text}" for text in violations(page)]
            if scrolls_sideways(page):
                found.append(f"{name}: scrolls sideways")
    return found


@pytest.mark.parametrize(
    ("width", "dark"), [(1280, False), (1280, True), (390, False), (390, True), (320, False)]
)
def test_axe_finds_nothing_on_the_seed(
    browser: Browser, seed_server: Served, width: int, dark: bool
) -> None:
    assert faults(browser, seed_server.url, SEED_PAGES, width, dark) == []


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True), (320, False)])
def test_axe_finds_nothing_on_the_demo(
    browser: Browser, demo_server: Served, width: int, dark: bool
) -> None:
    assert faults(browser, demo_server.url, DEMO_PAGES, width, dark) == []


def test_axe_would_find_something(browser: Browser, seed_server: Served) -> None:
    with visitor(browser, bypass_csp=True) as (page, _):
        page.goto(seed_server.url)
        page.evaluate("document.querySelector('main').append(document.createElement('img'))")
        assert any(text.startswith("image-alt") for text in violations(page))


def test_the_skip_link_leads_to_the_content_by_keyboard(
    browser: Browser, seed_server: Served
) -> None:
    with visitor(browser) as (page, _):
        page.goto(seed_server.url + SEED_PAGES["article"])
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        expect(link).to_have_text("Đến nội dung chính")
        expect(link).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_focus_is_visible(browser: Browser, seed_server: Served) -> None:
    """Each of the first stops of the keyboard changes how it looks (WCAG 2.4.7)."""
    with visitor(browser) as (page, _):
        page.goto(seed_server.url + SEED_PAGES["table"])
        for _stop in range(20):
            page.keyboard.press("Tab")
            outline = page.locator(":focus").evaluate(
                "e => { const s = getComputedStyle(e); return s.outlineStyle + s.boxShadow }"
            )
            assert outline != "nonenone", page.locator(":focus").inner_text()


def test_every_table_header_says_what_it_heads(seed: Built, demo: Built) -> None:
    for built in (seed, demo):
        headers = [
            (address, tag) for address, file in built.pages.items() for tag in header_tags(file)
        ]
        assert len(headers) > 50
        assert [found for found in headers if "scope=" not in found[1]] == []


def header_tags(file: Path) -> list[str]:
    """The start tags of the table headers in an HTML file."""
    parts = file.read_text("utf-8").split("<th")[1:]
    return [part.split(">", 1)[0] for part in parts if part[:1] in " >"]
