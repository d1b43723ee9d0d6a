"""Pages of reports: facts, words, the files made of them."""

from pathlib import Path

from msgspec.structs import replace
from tests.booklet.reports.sites import REPORT, REPORTED
from tests.outputs.sites import links, open_site, pages_of, part, words
from tests.support import write_site

from cchc.outputs import documents, reports
from cchc.pages.page import Page
from cchc.pages.site import PrintedFile, Site

_PAGE = "/bao-cao/2031/bc-2031-q2/"
_ENDINGS = {"print": "pdf", "draft": "docx", "workbook": "xlsx"}


def _derive(_site: Site, name: str) -> object:
    sort, _, identity = name.partition(" ")
    if sort == "figures":
        return (("Tiến độ", (("Số nhiệm vụ", "12"),), ("Có 2 dòng chưa ghi thời gian.",)),)
    if sort not in _ENDINGS:
        return None
    return PrintedFile(f"{_PAGE}{identity}.{_ENDINGS[sort]}", b"x" * 2000, 7)


def _page(folder: Path, **changes: object) -> Page:
    site = replace(open_site(write_site(folder, REPORTED)), **changes)
    return pages_of(site, reports)[_PAGE]


def test_the_three_files_are_linked_with_size_and_kind(tmp_path: Path) -> None:
    page = _page(tmp_path, derive=_derive)
    found = [link for link in links(page.content) if link.startswith(f"/tinh{_PAGE}bc")]
    assert [link.rpartition(".")[2] for link in found] == ["pdf", "docx", "xlsx"]
    said = words(page.content)
    assert "Báo cáo để đọc và in 2 KB · 7 trang · đúng thể thức, có từng dòng số liệu" in said
    assert "30/06/2031" in said
    assert "Đã kiểm tra một sở." in said


def test_the_figures_stand_below_the_day_they_are_of(tmp_path: Path) -> None:
    said = words(part(_page(tmp_path, derive=_derive).content, "Số liệu đến ngày 30/06/2031"))
    assert said == "Tiến độ Số nhiệm vụ 12 Có 2 dòng chưa ghi thời gian."


def test_a_report_whose_files_wait_has_a_page_without_them(tmp_path: Path) -> None:
    page = _page(tmp_path, derive=lambda _site, _name: None)
    assert not any(link.endswith(("pdf", "docx", "xlsx")) for link in links(page.content))
    assert part(page.content, "Số liệu đến ngày 30/06/2031") == ""


def test_before_the_cut_off_no_file_is_promised(tmp_path: Path) -> None:
    text = REPORTED[REPORT].replace("as_of: 2031-06-30", "as_of: 2031-08-16")
    site = open_site(write_site(tmp_path, {**REPORTED, REPORT: text}))
    page = pages_of(replace(site, derive=_derive), reports)[_PAGE]
    assert not any(link.endswith(".pdf") for link in links(page.content))


def test_nobody_else_writes_the_page(tmp_path: Path) -> None:
    assert _PAGE not in pages_of(open_site(write_site(tmp_path, REPORTED)), documents)
