"""Text, JSON, CSV, XLSX and HTML of a table."""

import csv as csv_reader
import json as json_reader
from datetime import date, datetime
from io import BytesIO, StringIO
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import MakeSite
from tests.tracking.samples import PLAN, catalogue, plan, table, task
from tests.tracking.test_plan_progress import SITE

from cchc.tracking.table import Table
from cchc.tracking.writers import csv, html, json, text, xlsx
from cchc.tracking.writers.sheet import harmless


@pytest.fixture
def progress(site: MakeSite) -> Table:
    """The sample plan in July."""
    return table(site(SITE), "plan-progress", "2010-07-10")


@pytest.fixture
def empty(site: MakeSite) -> Table:
    """A table of a site without documents."""
    return table(site({}), "plan-progress", "2010-07-10")


def test_text_is_aligned_and_whole(progress: Table) -> None:
    lines = text.write(progress).splitlines()
    assert lines[:2] == ["Tiến độ thực hiện kế hoạch", "Số liệu đến ngày 10/07/2010"]
    assert "1. Kiểm tra" in lines
    rule = next(number for number, line in enumerate(lines) if line.startswith("──"))
    assert lines[rule + 1].index("1a") == lines[rule - 1].index("Mã")
    assert all(line == line.rstrip() for line in lines)
    assert "Chỉ tiêu (cuộc): 6–7, đã thực hiện 5" in lines


@pytest.mark.parametrize("width", [40, 80, 120, 160, 400])
def test_text_cuts_no_cell_whatever_the_width(progress: Table, width: int) -> None:
    written = " ".join(text.write(progress, width).split())
    for row in progress.rows:
        for place in progress.shown():
            for word in row.cells[place].text.split():
                assert word in written


def test_text_keeps_to_the_width_it_can_keep(progress: Table) -> None:
    assert max(len(line) for line in text.write(progress, 200).splitlines()) <= 200


def test_text_of_nothing(empty: Table) -> None:
    assert text.write(empty).splitlines()[2:] == ["chưa có số liệu"]


def test_json_reads_back(progress: Table) -> None:
    written = json.write(progress)
    assert json_reader.loads(written) == progress.to_json()
    assert written.endswith("}\n")
    assert "Ban chỉ đạo" in written


def _csv_rows(table: Table) -> list[dict[str, str]]:
    return list(csv_reader.DictReader(StringIO(csv.write(table).removeprefix("\ufeff"))))


def test_csv_is_what_excel_opens(progress: Table) -> None:
    written = csv.write(progress)
    assert written.startswith("\ufeffKế hoạch,Mã,Nhiệm vụ,")
    assert written.count("\r\n") == written.count("\n") == 7
    rows = _csv_rows(progress)
    assert rows[0]["Chỉ tiêu (ít nhất)"] == "2"
    assert rows[0]["Thời hạn (từ ngày)"] == "2010-04-01"
    assert rows[0]["Nguồn"].startswith(f"{PLAN}:")
    assert rows[-1]["Chủ trì"] == rows[-1]["Chỉ tiêu (ít nhất)"] == ""


def test_csv_of_nothing_has_its_labels(empty: Table) -> None:
    assert csv.write(empty).count("\r\n") == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_csv_lets_no_text_be_a_formula(site: MakeSite, start: str) -> None:
    bad = task("t").replace("title: Việc t", f'title: "{start}1+1"')
    made = table(site({**catalogue(), PLAN: plan(bad)}), "plan-progress", "2010-07-10")
    assert _csv_rows(made)[0]["Nhiệm vụ"] == f"'{start}1+1"


@given(st.text())
def test_harmless_text_loses_nothing(value: str) -> None:
    made = harmless(value)
    assert made.removeprefix("'") == value.removeprefix("'") or made == value
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def _book(table: Table) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(xlsx.write(table)))


def test_xlsx_is_the_same_twice(progress: Table) -> None:
    assert xlsx.write(progress) == xlsx.write(progress)


def test_xlsx_has_values_not_words(progress: Table) -> None:
    book = _book(progress)
    assert book.sheetnames == ["Bảng", "Tổng hợp", "Nguồn"]
    sheet = book["Bảng"]
    heads = [cell.value for cell in sheet[1]]
    first = dict(zip(heads, [cell.value for cell in sheet[2]], strict=True))
    assert first["Chỉ tiêu (ít nhất)"] == 2
    assert first["Thời hạn (từ ngày)"] == datetime(2010, 4, 1)  # noqa: DTZ001 - a sheet has no zone
    assert first["Số ngày"] == 3
    assert (sheet.freeze_panes, sheet.max_row) == ("A2", 7)
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(7, len(heads)).coordinate}"
    assert book.properties.created.date() == date(2010, 7, 10)


def test_xlsx_names_file_and_line_of_each_row(progress: Table) -> None:
    found = list(_book(progress)["Nguồn"].iter_rows(values_only=True))
    assert found[0] == ("Dòng trong bảng", "Tệp", "Dòng trong tệp")
    assert found[1] == ("2", PLAN, str(progress.rows[0].line))
    assert len(found) == 1 + len(progress.rows)


def test_xlsx_takes_no_text_for_a_formula_or_link(site: MakeSite) -> None:
    bad = task("t").replace("title: Việc t", 'title: "=1+1"')
    made = table(site({**catalogue(), PLAN: plan(bad)}), "plan-progress", "2010-07-10")
    cell = _book(made)["Bảng"].cell(2, 3)
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_xlsx_of_nothing_says_so(empty: Table) -> None:
    found = [row[1] for row in _book(empty)["Tổng hợp"].iter_rows(values_only=True)]
    assert "chưa có số liệu" in found


def _tree(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<div>{markup}</div>")  # noqa: S314 - our own markup


def test_html_is_a_semantic_table(progress: Table) -> None:
    tree = _tree(html.fragment(progress))
    shown = len(progress.shown())
    assert [head.get("scope") for head in tree.findall("table/thead/tr/th")] == ["col"] * shown
    caption = tree.find("table/caption")
    assert caption is not None
    assert caption.text == "Tiến độ thực hiện kế hoạch. Số liệu đến ngày 10/07/2010."
    rows = [row for row in tree.findall("table/tbody/tr") if row.get("class") != "section"]
    assert len(rows) == 6
    assert rows[0].get("data-unit") == "ban-chi-dao so-a"
    assert rows[0].get("data-status") == "done_late"
    assert rows[0].get("data-quarter") == "2010-q2"
    assert rows[0].get("id") == "kh-1-1a"
    for row in rows:
        cells = list(row)
        assert (cells[0].tag, cells[0].get("scope")) == ("th", "row")
        assert all(cell.get("data-l") and cell.get("data-source") for cell in cells)


def test_html_sections_span_the_table(progress: Table) -> None:
    section = _tree(html.fragment(progress)).find("table/tbody/tr[@class='section']/th")
    assert section is not None
    assert (section.text, section.get("scope")) == ("1. Kiểm tra", "rowgroup")
    assert section.get("colspan") == str(len(progress.shown()))


def test_html_escapes_what_people_wrote(site: MakeSite) -> None:
    bad = task("t").replace("title: Việc t", 'title: "<script>x</script> & “y”"')
    made = table(site({**catalogue(), PLAN: plan(bad)}), "plan-progress", "2010-07-10")
    markup = html.fragment(made)
    assert "<script" not in markup
    assert "&lt;script&gt;x&lt;/script&gt; &amp; “y”" in markup


def test_html_of_nothing(empty: Table) -> None:
    assert ">chưa có số liệu</td>" in html.fragment(empty)


def test_html_document_stands_alone_without_script(progress: Table) -> None:
    document = html.write(progress)
    assert document.startswith('<!DOCTYPE html>\n<html lang="vi">')
    assert html.fragment(progress).split("<caption>")[1][:200] in document
    assert not any(mark in document for mark in ("<script", "http://", "https://", "url("))
