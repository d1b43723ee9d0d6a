"""``counter.js`` in a real browser on a real server."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.api.serving import Served, serving
from tests.api.support import FIREFOX, OFFSET, publish

import mkdocs_cchc

pytestmark = pytest.mark.e2e

SCRIPT = Path(mkdocs_cchc.__file__).parent / "theme" / "assets" / "cchc" / "counter.js"
PAGE = """<!doctype html><html lang="vi"><title>Trang</title>
<script src="/counter.js" defer></script><p data-cchc-counter>
<span class="count" role="img" aria-label="9.841.000 lượt truy cập"><span>9</span></span></p>
<p>Đang online: <b data-cchc-online>–</b>, đến <time data-cchc-as-of>04/04/2007</time></p>
<p data-cchc-ipv6 hidden>Bạn đang dùng IPv6</p>
<p data-cchc-views hidden>Lượt xem: <b></b></p></html>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Keeps pages that were left, as a reader's browser does and a driven one does not."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # A headless browser names itself a robot; a reader's does not.
    context = browser.new_context(user_agent=FIREFOX)
    opened = context.new_page()
    errors: list[object] = []

    def keep(error: object) -> None:
        errors.append(error)

    opened.on("pageerror", keep)
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    publish(tmp_path, ["/", "/tin/"])
    for name in ("index.html", "tin/index.html"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(PAGE, encoding="utf-8")
    for script in ("counter.js", "views.js"):
        (tmp_path / "site" / script).write_bytes(SCRIPT.with_name(script).read_bytes())
    with serving(tmp_path, tmp_path / "log") as running:
        yield running


def test_the_script_is_under_one_kilobyte_and_makes_no_style() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert len(SCRIPT.read_bytes()) < 1024
    assert not re.search(r"cookie|localStorage|eval|style|http", text)


def test_a_new_visit_shows_at_once(page: Page, served: Served) -> None:
    page.goto(served.urls[0])
    count = page.locator(".count")
    expect(count).to_have_attribute("aria-label", "9.841.460 lượt truy cập")
    assert count.locator("span").all_inner_texts() == list(str(OFFSET + 1))
    expect(page.locator("[data-cchc-online]")).to_have_text("1")
    today = page.evaluate("new Date(Date.now() + 7*36e5).toISOString().slice(0, 10)")
    expect(page.locator("[data-cchc-as-of]")).to_have_text("/".join(reversed(today.split("-"))))
    expect(page.locator("[data-cchc-ipv6]")).to_be_hidden()


def test_the_note_on_ipv6_is_shown_over_ipv6_only(page: Page, served: Served) -> None:
    page.goto(served.urls[1])
    expect(page.locator("[data-cchc-ipv6]")).to_be_visible()


def test_another_page_of_the_same_visit_is_no_new_visit(page: Page, served: Served) -> None:
    for path in ("", "tin/"):
        page.goto(served.urls[0] + path)
        expect(page.locator(".count")).to_have_attribute("aria-label", "9.841.460 lượt truy cập")
    pages = httpx.get(f"{served.urls[0]}api/top").json()["pages"]
    assert [(each["path"], each["views"]) for each in pages] == [("/", 1), ("/tin/", 1)]


@pytest.mark.parametrize("answer", ["gone", "busy"])
def test_without_the_api_nothing_changes(page: Page, served: Served, answer: str) -> None:
    def respond(route: object) -> None:
        if answer == "gone":
            route.abort()  # type: ignore[attr-defined]
        else:
            route.fulfill(status=503, content_type="application/problem+json", body="{}")  # type: ignore[attr-defined]

    page.route("**/api/**", respond)
    page.goto(served.urls[1])
    page.wait_for_load_state("networkidle")
    expect(page.locator(".count")).to_have_attribute("aria-label", "9.841.000 lượt truy cập")
    expect(page.locator("[data-cchc-as-of]")).to_have_text("04/04/2007")
    expect(page.locator("[data-cchc-ipv6]")).to_be_hidden()


def test_when_fetch_is_blocked_the_beacon_reports(page: Page, served: Served) -> None:
    page.add_init_script(
        "const real = fetch; window.fetch = (url, more) =>"
        " more && more.method ? Promise.reject(new TypeError) : real(url, more)"
    )
    page.goto(served.urls[0])
    page.wait_for_load_state("networkidle")
    assert httpx.get(f"{served.urls[0]}api/counter").json()["total"] == OFFSET + 1


def test_a_prerendered_page_counts_when_it_is_shown(page: Page, served: Served) -> None:
    page.add_init_script("Object.defineProperty(document, 'prerendering', {value: true})")
    page.goto(served.urls[0])
    page.wait_for_load_state("networkidle")
    assert httpx.get(f"{served.urls[0]}api/counter").json()["total"] == OFFSET
    page.evaluate("document.dispatchEvent(new Event('prerenderingchange'))")
    expect(page.locator(".count")).to_have_attribute("aria-label", "9.841.460 lượt truy cập")


def test_a_page_the_browser_kept_is_reported_when_it_is_shown_again(
    page: Page, served: Served
) -> None:
    reported: list[str | None] = []
    page.on("request", lambda r: reported.append(r.post_data) if r.method == "POST" else None)
    page.goto(served.urls[0])
    page.wait_for_load_state("networkidle")
    page.evaluate(
        "window.kept = 'mine';"
        "addEventListener('pageshow', e => { if (e.persisted) document.title = 'Trở lại' })"
    )
    page.goto(f"{served.urls[0]}tin/")
    page.wait_for_load_state("networkidle")
    home, news = '{"path":"/"}', '{"path":"/tin/"}'
    assert reported == [home, news]
    with page.expect_response("**/api/hits") as answer:
        page.evaluate("setTimeout(() => history.back())")
    assert answer.value.status == 204
    expect(page).to_have_title("Trở lại")
    assert page.evaluate("window.kept") == "mine"
    assert reported == [home, news, home]


def test_the_views_of_a_page_are_shown_where_the_site_asks_for_them(
    page: Page, served: Served
) -> None:
    line = page.locator("[data-cchc-views]")
    page.goto(f"{served.urls[0]}tin/")
    page.wait_for_load_state("networkidle")
    expect(line).to_be_hidden()
    page.add_script_tag(url="/views.js")
    expect(line).to_have_text("Lượt xem: 1")
    expect(line).to_be_visible()


def test_the_line_of_views_stays_hidden_without_the_api(page: Page, served: Served) -> None:
    page.route("**/api/**", lambda route: route.abort())
    page.goto(f"{served.urls[0]}tin/")
    page.add_script_tag(url="/views.js")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-cchc-views]")).to_be_hidden()
