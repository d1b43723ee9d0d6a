"""Pages of the tracking tables and the data files beside them."""

import csv
import io
import json

import jsonschema
import openpyxl
import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, files_of, links, open_site, pages_of, words

from cchc.outputs import table_pages, tables
from cchc.tracking.registry import tables as kinds

INDEX = "/bang-theo-doi/"


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
