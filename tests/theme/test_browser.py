"""The pages in Chromium: axe, no sideways scrolling, strict policy, the filter of the tables."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.theme.rendering import ASSETS, all_pages, ordinary_page

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
POLICY = "default-src 'self'"
MARKDOWN_PARTS = """<h1>Giới thiệu</h1>
<div class="admonition note"><p class="admonition-title">Lưu ý</p><p>Chữ.</p></div>
<pre><code>cchc table plan-progress --as-of 2007-07-31 --format json</code></pre>
<ul class="lawlist"><li><span class="m">a.</span><div>Điểm a</div></li></ul>
<dl><dt>Từ</dt><dd>Nghĩa</dd></dl>"""

pytestmark = pytest.mark.e2e


class _Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("theme")
    assets = root / "assets" / "cchc"
    assets.mkdir(parents=True)
    for source in ASSETS.iterdir():
        if source.is_file():
            (assets / source.name).write_bytes(source.read_bytes())
    for name, html in (all_pages() | {"parts": ordinary_page(MARKDOWN_PARTS)}).items():
        (root / f"{name}.html").write_text(html, encoding="utf-8")
    handler = functools.partial(_Handler, directory=str(root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield found
        found.close()


def _context(browser: Browser, width: int, dark: bool, **more: bool) -> BrowserContext:
    return browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        **more,  # type: ignore[arg-type]
    )


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [f"{v['id']}: {v['nodes'][0]['target']}" for v in found["violations"]]


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True), (320, False)])
def test_no_violation_and_no_sideways_scrolling(
    browser: Browser, address: str, width: int, dark: bool
) -> None:
    context = _context(browser, width, dark, bypass_csp=True)
    faults = []
    for name in [*all_pages(), "parts"]:
        page = context.new_page()
        page.goto(f"{address}/{name}.html")
        faults += [f"{name} {text}" for text in _violations(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{name} scrolls sideways")
        page.close()
    context.close()
    assert faults == []


def test_strict_policy_and_no_other_host(browser: Browser, address: str) -> None:
    context = _context(browser, 1280, False)
    page = context.new_page()
    refused: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: refused.append(message.text))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(f"{address}/table.html", wait_until="networkidle")
    context.close()
    assert [text for text in refused if "Content Security Policy" in text] == []
    assert hosts == {urlsplit(address).netloc}


def _shown(page: Page) -> list[str]:
    rows = page.locator("tbody tr:not(.sec):visible")
    return [str(row) for row in rows.evaluate_all("rows => rows.map(row => row.id)")]


def test_filter_counts_remembers_and_resets(browser: Browser, address: str) -> None:
    context = _context(browser, 1280, False)
    page = context.new_page()
    page.goto(f"{address}/table.html?x=1")
    assert len(_shown(page)) == 6
    page.select_option("select[name=period]", "2007-q2")
    assert _shown(page) == ["1a-r1", "2-hotline"]
    assert page.locator("form [role=status]").inner_text() == "Hiện 2 trong 6 dòng."
    assert page.locator("tr.sec:visible").count() == 2
    assert page.url.endswith("table.html?x=1&period=2007-q2")
    page.select_option("select[name=status]", "overdue")
    assert _shown(page) == ["1a-r1"]
    page.select_option("select[name=unit]", "so-noi-vu")
    assert page.locator("form [role=status]").inner_text() == "Không có dòng nào khớp với lựa chọn."
    page.get_by_role("button", name="Bỏ lọc").click()
    page.wait_for_function("document.querySelectorAll('tbody tr[hidden]').length === 0")
    assert len(_shown(page)) == 6
    assert page.url.endswith("table.html?x=1")
    context.close()


def test_shared_filter_and_unknown_value(browser: Browser, address: str) -> None:
    context = _context(browser, 390, False)
    page = context.new_page()
    page.goto(f"{address}/table.html?status=done_on_time&period=1999")
    assert _shown(page) == ["2-hotline"]
    assert page.input_value("select[name=status]") == "done_on_time"
    assert page.input_value("select[name=period]") == ""
    context.close()


def test_without_script_the_table_is_whole(browser: Browser, address: str) -> None:
    context = _context(browser, 1280, False, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/table.html?status=overdue")
    assert page.locator("tbody tr:not(.sec):visible").count() == 6
    assert page.locator("form.filters").is_hidden()
    context.close()
