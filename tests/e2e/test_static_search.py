"""Searching on a host of plain files, where nobody answers at the API's address."""

import http.server
import json
import re
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.e2e.chromium import settle, visitor
from tests.e2e.sites import REPOSITORY, Built

from cchc.vietnamese.text import fold, nfc
from cchc_api.security import SECURITY_HEADERS

pytestmark = pytest.mark.e2e

SCRIPT = REPOSITORY / "plugins/mkdocs_cchc/theme/assets/cchc/search.js"
TEXTS = (
    "Đường dây nóng", "Ủy ban nhân dân", "uỷ ban", "HOÀ BÌNH", "Nguyễn Thị Ngọc Ước", "ĐẶNG đắc",
    "ắ ằ ẳ ẵ ặ ấ ầ ẩ ẫ ậ ế ề ể ễ ệ ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ứ ừ ử ữ ự ỳ ỷ ỹ ỵ", "09/KH-BCĐ", "café",
)  # fmt: skip


class PlainFiles(http.server.SimpleHTTPRequestHandler):
    """As a host of plain files answers: files, else the error page; with our own headers."""

    def end_headers(self) -> None:
        for name, value in SECURITY_HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def host(folder: Path) -> Iterator[str]:
    handler = partial(PlainFiles, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_reader_finds_without_an_api(browser: Browser, demo: Built) -> None:
    with host(demo.folder) as url, visitor(browser) as (page, seen):
        page.goto(f"{url}/tim-kiem/")
        settle(page)
        assert not [asked for asked in seen.requests if asked.endswith(".json")]
        page.goto(url)
        form = page.get_by_role("banner").get_by_role("search")
        form.get_by_role("searchbox", name="Tìm trong trang").fill("chuyen truong qua mang")
        form.get_by_role("button", name="Tìm").click()
        title = "Chuyển trường qua mạng, phụ huynh không phải nghỉ việc"
        first = page.locator(".results a.title").first
        expect(first).to_have_text(title)
        expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value(
            "chuyen truong qua mang"
        )
        typed = ("Chuyển trường qua mạng", unicodedata.normalize("NFD", "CHUYỂN TRƯỜNG"))
        for words in (*typed, "phụ huynh không ph"):
            main = page.get_by_role("main")
            main.get_by_role("searchbox").fill(words)
            main.get_by_role("button", name="Tìm", exact=True).click()
            expect(page.locator(".results h2")).to_contain_text(words)
            expect(first).to_have_text(title)
        page.get_by_label("Loại").select_option("Kế hoạch")
        page.get_by_role("main").get_by_role("button", name="Tìm", exact=True).click()
        expect(page.locator(".results h2")).to_contain_text("Không tìm thấy")
        assert seen.exceptions == []


def test_letters_fold_in_the_browser_as_in_the_library(browser: Browser) -> None:
    """One rule in two languages."""
    rule = re.search(r"const fold = (.*);\n", SCRIPT.read_text("utf-8"))
    assert rule is not None
    with visitor(browser) as (page, _):
        found = page.evaluate(f"{json.dumps(TEXTS)}.map({rule[1]})")
    assert found == [fold(nfc(text)) for text in TEXTS]
