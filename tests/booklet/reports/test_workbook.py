"""The workbook of a report: figures, rows, days as days; the same bytes twice."""

from datetime import datetime
from io import BytesIO

from openpyxl import load_workbook
from tests.booklet.reports.sites import CUT_OFF, Reported, counted_by

from cchc.booklet.reports.workbook import write_workbook
from cchc.source.report_rows import Figures, checksum_of
from cchc.source.store import load
from cchc.tracking.reports.figures import figures
from cchc.vietnamese.periods import parse_period


def counted(reported: Reported, period: str = "2031-q2") -> Figures:
    return figures(load(reported.root), parse_period(period), CUT_OFF)


def test_a_sheet_of_figures_then_one_for_each_table(reported: Reported) -> None:
    counted_by(reported.root)
    found = counted(reported)
    book = load_workbook(BytesIO(write_workbook(found)))
    names = ["Số liệu", "1. Tiến độ thực hiện kế hoạch", "2. Phản ánh, kiến nghị"]
    assert book.sheetnames == names
    lines = list(book["Số liệu"].values)
    assert ("1. Tiến độ thực hiện kế hoạch", "Số nhiệm vụ", "1", "1.1") in lines
    assert lines[-1][1:3] == ("Mã kiểm tra số liệu (SHA-256)", checksum_of(found))
    head, row = book[names[1]].values
    said = dict(zip(head, row, strict=True))
    assert said["Dòng"] == "1.1"
    assert said["Thời hạn (đến ngày)"] == datetime(2031, 6, 30)  # noqa: DTZ001 - a cell knows no zone
    assert said["Đã thực hiện (ít nhất)"] == 1
    assert said["Nguồn"] == "content/ke-hoach/2031/kh-2031-05.md:14"


def test_withheld_numbers_are_empty_cells(reported: Reported) -> None:
    counted_by(reported.root)
    book = load_workbook(BytesIO(write_workbook(counted(reported))))
    last = list(book.worksheets[-1].values)[-1]
    assert last[3:8] == (None, 0, 0, None, None)


def test_without_anything_one_sheet_says_so(reported: Reported) -> None:
    book = load_workbook(BytesIO(write_workbook(counted(reported, "2030"))))
    assert book.sheetnames == ["Số liệu"]
    assert "chưa có số liệu" in [row[2] for row in book["Số liệu"].values]


def test_same_figures_same_bytes(reported: Reported) -> None:
    assert write_workbook(counted(reported)) == write_workbook(counted(reported))
