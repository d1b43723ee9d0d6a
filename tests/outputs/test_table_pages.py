"""Pages of the tracking tables and the data files beside them."""

import csv
import io
import json

import jsonschema
import openpyxl
import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, files_of, links, open_site, pages_of, record, words

from cchc.outputs import table_pages, tables
from cchc.tracking.registry import tables as kinds

INDEX = "/bang-theo-doi/"
PLAN = "/ke-hoach/2031/kh-2031-05/"


def test_without_a_plan_there_are_no_tables(site: MakeSite) -> None:
    opened = open_site(site({}))
    assert pages_of(opened, table_pages) == {}
    assert files_of(opened, tables) == {}


def test_index_and_a_page_per_table_that_lead_to_each_other(site: MakeSite) -> None:
    pages = pages_of(open_site(site(PROVINCE)), table_pages)
    expected = {f"{INDEX}{name}/" for name in kinds()}
    assert set(pages) == expected | {INDEX}
    for url in pages:
        assert {f"/tinh{other}" for other in expected} <= set(links(pages[url].content)) | {
            f"/tinh{url}"
        }


def test_page_says_the_day_of_its_figures_and_offers_its_data(site: MakeSite) -> None:
    page = pages_of(open_site(site(PROVINCE)), table_pages)[f"{INDEX}plan-progress/"]
    assert "Số liệu đến ngày 05/07/2031. 2 dòng." in words(page.content)
    stem = f"/tinh{INDEX}plan-progress/plan-progress"
    for suffix in ("xlsx", "csv", "json", "schema.json"):
        assert f"{stem}.{suffix}" in links(page.content)


@pytest.mark.parametrize("name", sorted(kinds()))
def test_data_files_of_a_table_agree(site: MakeSite, name: str) -> None:
    found = files_of(open_site(site(PROVINCE)), tables)
    files = {path.partition(f"{name}/{name}.")[2]: data for path, data in found.items()}
    assert all(isinstance(data, bytes) for data in files.values())
    stated = json.loads(files["json"])  # type: ignore[arg-type]
    jsonschema.validate(stated, json.loads(files["schema.json"]))  # type: ignore[arg-type]
    assert files["csv"].startswith(b"\xef\xbb\xbf")  # type: ignore[union-attr]
    rows = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"))))  # type: ignore[union-attr]
    assert len(rows) >= len(stated["rows"]) + 1
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))  # type: ignore[arg-type]
    assert book.active is not None


def test_table_without_rows_says_so(site: MakeSite) -> None:
    pages = pages_of(open_site(site(PROVINCE)), table_pages)
    assert "Chưa có số liệu." in words(pages[f"{INDEX}inspections/"].content)


def _table(site: MakeSite, name: str, files: dict[str, str] | None = None) -> str:
    opened = open_site(site({**PROVINCE, **(files or {})}))
    return pages_of(opened, table_pages)[f"{INDEX}{name}/"].content


def test_windows_in_the_official_wording_with_the_days_below(site: MakeSite) -> None:
    meetings = _table(site, "meetings")
    assert "quý III/2031<small>01/07\N{WORD JOINER}–\N{WORD JOINER}30/09/2031</small>" in meetings
    assert "[" not in words(meetings)


@pytest.mark.parametrize(
    ("window", "below"),
    [
        ("ngày 05/05/2031", None),
        ("từ 01/12/2031 đến 10/02/2032", None),
        ("trước ngày 01/02/2031", None),
        ("từ tháng 12/2031 đến tháng 1/2032", "01/12/2031–31/01/2032"),
    ],
)
def test_days_are_not_said_twice(site: MakeSite, window: str, below: str | None) -> None:
    path = "content/hop/2031/hop-quy-3.md"
    changed = PROVINCE[path].replace("planned: quý III/2031", f"planned: {window}")
    meetings = _table(site, "meetings", {path: changed})
    cell = meetings.partition(window)[2].partition("</td>")[0].replace("\N{WORD JOINER}", "")
    assert ("<small>" in cell) == (below is not None)
    assert below is None or below in cell


def test_the_title_comes_first_and_leads_to_the_page(site: MakeSite) -> None:
    training = _table(site, "training")
    first = training.partition('<th scope="row"')[2].partition("</th>")[0]
    assert 'href="/tinh/tap-huan/2031/lop-1/">Lớp thứ nhất</a>' in first


def test_events_share_the_looks_of_task_statuses(site: MakeSite) -> None:
    assert '<span class="st not_due">Dự kiến</span>' in _table(site, "meetings")
    broadcasts = _table(site, "broadcasts")
    assert '<span class="st done_on_time">đã phát</span>' in broadcasts
    assert '<span class="st no_information">chưa có kỳ phát</span>' in broadcasts


BUDGET = {
    "content/ket-qua/2031/du-toan.md": record(
        "type: budget_estimate",
        "title: Dự toán kiểm tra",
        "year: 2031",
        "unit: so-noi-vu",
        "task: kh-2031-05/1a",
        "basis: kh-2031-05",
    )
}


def test_a_task_is_a_link_and_the_year_stands_once(site: MakeSite) -> None:
    budget = _table(site, "budget", BUDGET)
    assert f"/tinh{PLAN}#1a" in links(budget)
    assert "Kiểm tra các sở" in words(budget)
    assert "kh-2031-05/1a" not in words(budget)
    assert '<th scope="col">Năm</th>' not in budget
    assert "Năm 2031" in words(budget)


ROUND = {
    "content/kiem-tra/2031/dot-1.md": record(
        "type: inspection",
        "title: Kiểm tra đợt 1",
        "no: 1",
        "team: [so-noi-vu]",
        "window: quý II/2031",
        "quota:",
        "  - kind: sở",
        "    quantity: 2",
    ),
}
VISIT = {
    "content/kiem-tra/2031/tham-so-noi-vu.md": record(
        "type: visit",
        "round: kiem-tra-2031-dot-1",
        "unit: so-noi-vu",
        "planned: 2031-05-05",
        "done: 2031-05-05",
    ),
}


def test_visits_are_links_to_their_pages(site: MakeSite) -> None:
    inspections = _table(site, "inspections", {**ROUND, **VISIT})
    assert "/tinh/kiem-tra/2031/tham-so-noi-vu/" in links(inspections)
    assert "05/05/2031)" in words(inspections)


def test_nothing_is_counted_as_zero_in_an_archive(site: MakeSite) -> None:
    path = "content/ke-hoach/2031/kh-2031-05.md"
    archived = PROVINCE[path].replace("year: 2031\n", "year: 2031\ntracked_until: 2031-01-10\n")
    alive = words(_table(site, "meetings"))
    assert "Đã họp 0" in alive
    files = {path: archived, **ROUND}
    assert "Đã họp chưa có số liệu" in words(_table(site, "meetings", files))
    assert "đã thực hiện chưa có số liệu" in words(_table(site, "inspections", files))
    assert '<td data-l="Đã thực hiện" class="num"' in _table(site, "inspections", files)
    assert "<div>0</div>" not in _table(site, "inspections", files)
    assert "chưa có số liệu / 2 cuộc" in words(_table(site, "plan-progress", files))
