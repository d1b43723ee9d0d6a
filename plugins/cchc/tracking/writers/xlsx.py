"""A table as a workbook; the same table gives the same bytes."""

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from cchc.tracking.kinds import Flat
from cchc.tracking.table import Table
from cchc.tracking.writers.sheet import head, line
from cchc.vietnamese.dates import format_date

_MIN_WIDTH, _MAX_WIDTH = 8, 48
# Text stays text: nothing from the content may become a formula, a link or a number.
OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False,
}  # fmt: skip


def write(table: Table) -> bytes:
    """Sheets: the rows, the totals ("Tổng hợp"), the file and line of each row ("Nguồn")."""
    import xlsxwriter  # loaded by the builds and commands that write a workbook, by no others

    out = BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        dated(book, table.title, table.as_of)
        put_lines(book, "Bảng", head(table), [line(row) for row in table.rows])
        put_texts(book, "Tổng hợp", ("Nội dung", "Số liệu"), _facts(table))
        sources = [(str(n), row.path, str(row.line)) for n, row in enumerate(table.rows, start=2)]
        put_texts(book, "Nguồn", ("Dòng trong bảng", "Tệp", "Dòng trong tệp"), sources)
    return out.getvalue()


def dated(book: Any, title: str, as_of: date) -> None:
    """Title and time of a workbook: it carries when it was made, and the day of its figures, not
    of the clock, keeps the bytes the same."""
    book.set_properties({"title": title, "created": datetime.combine(as_of, time(12))})


def _facts(table: Table) -> list[tuple[str, str]]:
    dated = ("Số liệu đến ngày", format_date(table.as_of))
    facts = [("Bảng", table.title), dated, *table.totals.lines]
    return facts if table.rows else [*facts, ("Số liệu", table.empty)]


def put_lines(book: Any, name: str, labels: Sequence[str], lines: Sequence[Sequence[Flat]]) -> None:
    """A sheet of that name with rows of values below their labels."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    number = book.add_format({"num_format": "#,##0", "valign": "top"})
    for column, label in enumerate(labels):
        sheet.write_string(0, column, label, bold)
        width = max([len(label), *(len(str(values[column] or "")) for values in lines)])
        sheet.set_column(column, column, min(max(width + 1, _MIN_WIDTH), _MAX_WIDTH))
    for place, values in enumerate(lines, start=1):
        for column, value in enumerate(values):
            _put(sheet, place, column, value, {str: text, int: number, date: day})
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(lines), 1), len(labels) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _put(sheet: Any, row: int, column: int, value: Flat, formats: dict[type, Any]) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, value, formats[str])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), formats[date])
    elif value is not None:
        sheet.write_number(row, column, value, formats[int])


def put_texts(
    book: Any, name: str, labels: tuple[str, ...], lines: Sequence[Sequence[str]]
) -> None:
    """A sheet of that name with lines of plain texts."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    for column, label in enumerate(labels):
        sheet.write_string(0, column, label, bold)
        width = max([len(label), *(len(texts[column]) for texts in lines)])
        sheet.set_column(column, column, min(width + 1, _MAX_WIDTH * 2))
    for place, texts in enumerate(lines, start=1):
        for column, text in enumerate(texts):
            sheet.write_string(place, column, text)
    sheet.freeze_panes(1, 0)
