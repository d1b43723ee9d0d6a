"""Pages of booklets and of printed editions."""

import hashlib
from datetime import date
from pathlib import Path

from msgspec.structs import replace
from tests.booklet.packs.sites import FILES, opened
from tests.outputs.sites import links, pages_of, part, words

from cchc.outputs import booklets, editions
from cchc.pages.page import Page
from cchc.pages.site import PrintedFile, Site
from cchc.source.editions import EDITIONS, Edition, with_edition
from cchc.source.packs import inputs_of

PAGE = "/an-pham/2025/tap/"
LESSON = "content/tai-lieu/2025/bai-hai.md"


def printed(site: Site) -> Site:
    """The site with files of known sizes and one changed page."""

    def derive(_site: Site, name: str) -> object:
        sort = name.partition(" ")[0]
        if sort == "pages":
            return ((5, "Bài hai"),)
        url = (
            "/an-pham/2025/tap/tap.pdf" if sort == "print" else "/an-pham/2025/tap/tap-gap-doi.pdf"
        )
        return PrintedFile(url, b"x" * 2000, 9) if sort in ("print", "folded") else None

    return replace(site, derive=derive)


def edition(site: Site, number: int = 1) -> Edition:
    inputs = inputs_of(site.store, site.store.by_id["tap"], site.state)
    return Edition(
        f"/in/abcd{number}/", "tap", number, date(2025, 9, 12), "A5", 30, "c" * 64, inputs, ("a",),
    )  # fmt: skip


def page_of(site: Site, number: int = 1) -> Page:
    return pages_of(printed(site), editions)[f"/in/abcd{number}/"]


def test_reading_file_first_then_the_sheets_for_the_press(tmp_path: Path) -> None:
    page = pages_of(printed(opened(tmp_path)), booklets)[PAGE]
    found = [link for link in links(page.content) if link.endswith(".pdf")]
    assert found == ["/tinh/an-pham/2025/tap/tap.pdf", "/tinh/an-pham/2025/tap/tap-gap-doi.pdf"]
    said = words(page.content)
    assert "Bản để đọc 2 KB · 9 trang · khổ A5" in said
    assert "Bản để in, gấp đôi và đóng ghim 2 KB · 9 trang · in hai mặt trên giấy A4" in said


def test_the_parts_are_linked_and_the_editions_listed(tmp_path: Path) -> None:
    site = opened(tmp_path)
    ledger = with_edition(with_edition("", edition(site)), edition(site, 2))
    site = opened(tmp_path, {EDITIONS: ledger})
    page = pages_of(printed(site), booklets)[PAGE]
    assert links(part(page.content, "Các phần"))[0] == "/tinh/tai-lieu/bai-mot/"
    assert links(part(page.content, "Các lần in")) == ["/tinh/in/abcd2/", "/tinh/in/abcd1/"]


def test_an_edition_says_whether_it_is_current(tmp_path: Path) -> None:
    site = opened(tmp_path)
    ledger = {EDITIONS: with_edition("", edition(site))}
    current = words(page_of(opened(tmp_path, ledger)).content)
    assert editions.CURRENT in current
    assert "c" * 64 in current
    assert edition(site).checksum in current
    assert "Các trang đã khác" not in current
    assert "cùng nội dung, được dàn trang lại" in current
    said = with_edition("", replace(edition(site), sha256=hashlib.sha256(b"x" * 2000).hexdigest()))
    same = words(page_of(opened(tmp_path, {EDITIONS: said})).content)
    assert "đúng tệp đã in, từng byte" in same
    changed = opened(tmp_path, {**ledger, LESSON: FILES[LESSON] + "Thêm.\n"})
    page = page_of(changed)
    assert editions.OUTDATED in words(page.content)
    assert "/tinh/tai-lieu/bai-hai/" in links(page.content)
    assert "5 (Bài hai)" in words(page.content)


def test_an_old_edition_leads_to_the_newest(tmp_path: Path) -> None:
    site = opened(tmp_path)
    ledger = with_edition(with_edition("", edition(site)), edition(site, 2))
    site = opened(tmp_path, {EDITIONS: ledger})
    assert editions.REPLACED in words(page_of(site, 1).content)
    assert "/tinh/in/abcd2/" in links(page_of(site, 1).content)
    assert editions.CURRENT in words(page_of(site, 2).content)


def test_the_address_answers_when_the_pack_is_gone(tmp_path: Path) -> None:
    site = opened(tmp_path)
    text = FILES["content/an-pham/2025/tap.md"].replace(
        "type: booklet\n", "type: booklet\nstate: gỡ\n"
    )
    changes = {EDITIONS: with_edition("", edition(site)), "content/an-pham/2025/tap.md": text}
    page = page_of(opened(tmp_path, changes))
    assert editions.GONE in words(page.content)
    assert "c" * 64 in words(page.content)
