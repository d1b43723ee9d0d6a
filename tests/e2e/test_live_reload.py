"""A page that lies open in a browser follows the edits of its document, and only those."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.e2e.sites import Served, serving
from tests.outputs.sites import SECTION, article
from tests.support import write_site

pytestmark = pytest.mark.e2e

LONG = "\n\n".join(f"Đoạn {number}." for number in range(200))
ONE, TWO = "content/tin/mot.md", "content/tin/hai.md"
PATIENCE = 20_000


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    files = {
        "mkdocs.yml": "site_name: Trang thử\n",
        "content/danh-muc/tin-chung.md": SECTION,
        ONE: article("Tin một", "2020-05-01", body=LONG),
        TWO: article("Tin hai", "2020-05-02", body=LONG),
    }
    with serving(write_site(tmp_path / "root", files), tmp_path / "log", "--reload") as found:
        yield found


def edit(served: Served, path: str, old: str, new: str) -> None:
    file = served.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def opened(browser: Browser, url: str) -> tuple[Page, list[str]]:
    """A page with what its console says; a mark stands in it until it is loaded again."""
    page, said = browser.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(url)
    page.evaluate("window.still = true")
    return page, said


def test_an_open_page_follows_its_document_and_stays_where_it_was(
    browser: Browser, served: Served
) -> None:
    page, said = opened(browser, f"{served.url}/tin/2020/mot/")
    page.evaluate("scrollTo({top: 900, behavior: 'instant'})")
    other, _ = opened(browser, f"{served.url}/tin/2020/hai/")
    page.bring_to_front()
    edit(served, ONE, "Đoạn 199.", "Đoạn cuối.")
    page.get_by_text("Đoạn cuối.").wait_for(timeout=PATIENCE)
    page.wait_for_function("scrollY > 800 && scrollY < 1000", timeout=PATIENCE)
    assert page.evaluate("window.still") is None
    page.evaluate("window.still = true")
    edit(served, TWO, "Đoạn 199.", "Đoạn khác.")
    other.bring_to_front()
    other.get_by_text("Đoạn khác.").wait_for(timeout=PATIENCE)
    edit(served, ONE, "title: Tin một", "title: Tin đầu")
    page.bring_to_front()
    page.locator("h1", has_text="Tin đầu").wait_for(timeout=PATIENCE)
    assert said == []
    page.close()
    other.close()


def test_a_page_is_left_alone_by_edits_of_others(browser: Browser, served: Served) -> None:
    page, said = opened(browser, f"{served.url}/lien-he-khong-co/")
    assert page.get_by_text("Không tìm thấy").count() > 0
    edit(served, ONE, "Đoạn 0.", "Mở đầu.")
    page.wait_for_timeout(2000)
    assert page.evaluate("window.still") is True
    (served.root / "content/trang").mkdir()
    new = served.root / "content/trang/lien-he-khong-co.md"
    new.write_text("---\ntitle: Nay đã có\n---\n\nĐây.\n", "utf-8")
    page.locator("h1", has_text="Nay đã có").wait_for(timeout=PATIENCE)
    assert [text for text in said if "404" not in text] == []
    page.close()
