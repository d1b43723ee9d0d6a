"""The citizens' box as a citizen and the secretariat use it: real programs, browser, no script."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from nacl.public import PrivateKey
from playwright.sync_api import Browser, Page, expect
from tests.e2e.chromium import scrolls_sideways, settle, visitor
from tests.e2e.sites import AS_OF, DEMO, Served, cchc, copy_site, serving
from tests.e2e.test_accessibility import violations

pytestmark = pytest.mark.e2e

WORDS = "Chờ ba giờ ở bộ phận một cửa\nkhông ai tiếp"
PAGES = ("/gui-phan-anh/", "/tra-cuu-phan-anh/", "/thong-ke-phan-anh/", "/api/feedback")
QUICKEST = 3200  # milliseconds; nobody is believed to write faster


@dataclass(frozen=True)
class Box:
    """A served site with an open box."""

    served: Served
    key: PrivateKey
    log: Path

    @property
    def url(self) -> str:
        return self.served.url


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    folder = tmp_path_factory.mktemp("box")
    root = copy_site(DEMO, folder / "root")
    key = PrivateKey.generate()
    settings = root / "mkdocs.yml"
    public = f'  - cchc:\n      feedback_key: "{bytes(key.public_key).hex()}"\n'
    text = settings.read_text("utf-8").replace("  - cchc:\n", f"{public}      feedback_days: 10\n")
    settings.write_text(text, "utf-8")
    with serving(root, folder / "log", "--as-of", AS_OF) as served:
        yield Box(served, key, folder / "log")


def write(page: Page) -> None:
    page.get_by_label("Đơn vị được phản ánh").select_option("so-y-te")
    page.get_by_label("Thủ tục hoặc dịch vụ").fill("Cấp giấy phép")
    page.get_by_label("Sự việc").fill(WORDS)
    page.get_by_label("Cách liên hệ").fill("0900")
    page.get_by_label("Tôi đồng ý").check()


def look_up(page: Page, url: str, code: str, secret: str) -> None:
    page.goto(f"{url}/tra-cuu-phan-anh/")
    page.get_by_label("Mã phản ánh").fill(code)
    page.get_by_label("Mã bí mật").fill(secret)
    page.get_by_role("button", name="Tra cứu").click()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_report_without_script(browser: Browser, box: Box, width: int) -> None:
    with visitor(browser, width=width, scripts=False) as (page, seen):
        page.goto(f"{box.url}/api/feedback")
        write(page)
        page.get_by_role("button", name="Gửi phản ánh").click()
        expect(page.get_by_role("alert")).to_contain_text("quá nhanh")
        assert page.get_by_label("Sự việc").input_value() == WORDS
        page.wait_for_timeout(QUICKEST)
        page.get_by_role("button", name="Gửi phản ánh").click()
        expect(page.locator("h1")).to_have_text("Đã nhận phản ánh")
        code, secret = page.locator("dd code").all_inner_texts()
        assert page.url == f"{box.url}/api/feedback/receipt/{code}"
        assert not scrolls_sideways(page)
        page.reload()
        expect(page.locator("h1")).to_have_text("Biên nhận đã hiện một lần")
        look_up(page, box.url, code, secret)
        expect(page.locator("dl")).to_contain_text("Đã tiếp nhận")
        expect(page.locator("dl")).to_contain_text("Sở Y tế tỉnh Mẫu")
        assert not scrolls_sideways(page)
        look_up(page, box.url, code, "0" * 32)
        expect(page.get_by_role("alert")).to_contain_text("Không có phản ánh nào khớp")
        assert not any(secret in url for url in seen.requests)
        assert [line for line in seen.console if "Content Security Policy" in line] == []


def test_the_form_from_the_keyboard(browser: Browser, box: Box) -> None:
    """The field for machines is not on the way."""
    with visitor(browser, scripts=False) as (page, _):
        page.goto(f"{box.url}/gui-phan-anh/")
        page.get_by_label("Đơn vị được phản ánh").focus()
        names = []
        for _stop in range(6):
            names.append(
                page.evaluate("document.activeElement.name || document.activeElement.type")
            )
            page.keyboard.press("Tab")
        assert names == ["unit", "service", "text", "contact", "consent", "submit"]


def test_a_reader_with_script_gets_a_stamp(browser: Browser, box: Box) -> None:
    with visitor(browser) as (page, seen):
        page.goto(f"{box.url}/gui-phan-anh/")
        settle(page)
        assert len(page.locator("[name=stamp]").input_value()) > 30
        assert (seen.console, seen.exceptions) == ([], [])


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True), (320, False)])
def test_axe_finds_nothing(browser: Browser, box: Box, width: int, dark: bool) -> None:
    found = []
    with visitor(browser, width=width, dark=dark, bypass_csp=True) as (page, _):
        for path in PAGES:
            page.goto(box.url + path)
            found += [f"{path}: {text}" for text in violations(page)]
            if scrolls_sideways(page):
                found.append(f"{path}: scrolls sideways")
        page.goto(f"{box.url}/api/feedback")
        # A lookup that fails and a receipt that is gone are pages, too.
        look_up(page, box.url, "PA-2000-000001", "x")
        found += violations(page)
        page.goto(f"{box.url}/api/feedback/receipt/PA-2000-000001")
        found += violations(page)
    assert found == []


def test_programs_solve_the_challenge_of_the_page(browser: Browser, box: Box) -> None:
    """The script's solution is what the server takes; asked for after a few reports."""
    with visitor(browser) as (page, _):
        for _ in range(4):
            page.goto(f"{box.url}/gui-phan-anh/")
            settle(page)
            write(page)
            page.wait_for_timeout(QUICKEST)
            if page.locator("[name=altcha]").input_value():
                break
            page.get_by_role("button", name="Gửi phản ánh").click()
            expect(page.locator("h1")).to_have_text("Đã nhận phản ánh")
        assert page.locator("[name=altcha]").input_value()
        page.get_by_role("button", name="Gửi phản ánh").click()
        code = page.locator("dd code").first.inner_text()
    listed = cchc("feedback", "open", "--root", box.served.root, cwd=box.served.root)
    (line,) = (each for each in listed.stdout.decode().splitlines() if each.startswith(code))
    assert "chờ xem xét" not in line


def test_no_word_of_a_citizen_lies_in_the_root_or_the_log(box: Box) -> None:
    """After all reports above; names of units, which are public, are there."""
    files = [path for path in box.served.root.rglob("*") if path.is_file()]
    assert any(path.name == "feedback.sqlite" for path in files)
    for path in (*files, box.log):
        data = path.read_bytes()
        for line in WORDS.splitlines():
            assert line.encode() not in data, path
