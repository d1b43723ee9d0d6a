"""Old addresses lead to the new ones; every address of the ledger is served by a build."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from tests.build.support import build, contents, request_for
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article, files_of, open_site, pages_of, words

from cchc.outputs import redirects, withdrawn
from cchc.source.ledger import page_path, read_ledger
from cchc.vietnamese.dates import ZONE

NOW = "/tin/2031/tin-thu-hai/"
SINCE = "2031-06-01T08:00+07:00"


def ledger(*rows: tuple[str, str, str, str]) -> dict[str, str]:
    """A ledger of rows (address, id, state, target), all first published on 1 June 2031."""
    lines = (f"{address}   {i}   {SINCE}   {s}   {target}" for address, i, s, target in rows)
    return {"dia-chi.txt": "\n".join(lines) + "\n"}


OLD: Mapping[str, str] = ledger(
    ("/tin/2031/ten-cu/", "tin-2031-tin-thu-hai", "redirect", "/tin/2031/ten-giua/"),
    ("/tin/2031/ten-giua/", "tin-2031-tin-thu-hai", "redirect", NOW),
    ("/cu/trang.html", "x", "redirect", "/tin/"),
    ("/Default.aspx?id=7", "x", "redirect", NOW),
    ("/tin/2030/da-bo/", "tin-2030-da-bo", "withdrawn", "-"),
    ("/tin/2030/gop/", "tin-2030-da-bo", "redirect", "/tin/2030/da-bo/"),
    ("/tin/2031/nhap-lai/", "tin-2031-nhap-lai", "live", "-"),
    (NOW, "tin-2031-tin-thu-hai", "live", "-"),
)
DRAFT = {"content/tin/2031/nhap-lai.md": article("Nháp", "2031-06-01T08:00", "state: nháp")}


@pytest.fixture
def root(site: MakeSite) -> Path:
    return site({**PROVINCE, **DRAFT, **OLD})


def test_chains_are_folded_and_lead_to_what_is_there(root: Path) -> None:
    assert redirects.redirects(open_site(root)) == {
        "/Default.aspx?id=7": NOW,
        "/cu/trang.html": "/tin/",
        "/tin/2030/gop/": "/tin/2030/da-bo/",
        "/tin/2031/ten-cu/": NOW,
        "/tin/2031/ten-giua/": NOW,
    }


def test_the_page_leads_on_without_script_and_names_the_true_address(root: Path) -> None:
    files = files_of(open_site(root), redirects)
    assert set(files) == {
        "cu/trang.html",
        "tin/2030/gop/index.html",
        "tin/2031/ten-cu/index.html",
        "tin/2031/ten-giua/index.html",
    }
    page = files["tin/2031/ten-cu/index.html"]
    assert isinstance(page, bytes)
    text = page.decode()
    assert f'<meta http-equiv="refresh" content="0; url=/tinh{NOW}">' in text
    assert f'<a href="/tinh{NOW}">' in text
    assert f'<link rel="canonical" href="https://x.example/tinh{NOW}">' in text
    assert not re.search(r"<script|style=|\son\w+=", text)


def test_a_document_that_takes_its_address_back_stands_there_itself(site: MakeSite) -> None:
    back = ledger((NOW, "tin-2031-tin-thu-hai", "redirect", "/tin/"))
    assert redirects.redirects(open_site(site({**PROVINCE, **back}))) == {}


def test_withdrawn_lines_without_a_document_say_so(root: Path) -> None:
    pages = pages_of(open_site(root), withdrawn)
    gone = pages["/tin/2030/da-bo/"]
    assert "Nội dung ở địa chỉ này đã được gỡ." in words(gone.content)
    assert gone.kind == "notice"
    paused = words(pages["/tin/2031/nhap-lai/"].content)
    assert "đang được sửa, tạm thời chưa xem được" in paused
    assert NOW not in pages


def test_before_the_first_publication_nothing_stands_there(root: Path) -> None:
    earlier = open_site(root, datetime(2031, 5, 30, tzinfo=ZONE))
    assert "/tin/2030/da-bo/" not in pages_of(earlier, withdrawn)
    assert "/tin/2031/ten-cu/" not in redirects.redirects(earlier)


def test_every_address_ever_in_the_ledger_is_served_by_a_build(root: Path) -> None:
    build(request_for(root))
    built = contents(root / "site")
    paths = {entry.address: page_path(entry.address) for entry in read_ledger(root).entries}
    assert len(paths) == 8
    assert [address for address, path in paths.items() if path and path not in built] == []
    assert [address for address, path in paths.items() if not path] == ["/Default.aspx?id=7"]
