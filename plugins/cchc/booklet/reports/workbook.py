"""The appendix of a report as a workbook; the same figures give the same bytes."""

from datetime import date
from io import BytesIO

from cchc.booklet.reports.document import ranges, remarks
from cchc.source.report_rows import Figures, Section, checksum_of
from cchc.tracking.kinds import NOT_STATED, Flat
from cchc.tracking.writers.xlsx import OPTIONS, dated, put_lines, put_texts
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.periods import format_period

_LONGEST = 31
"""Letters in the name of a sheet, a limit of the file format."""


def write_workbook(figures: Figures) -> bytes:
    """One sheet of figures with the rows they come from, then one sheet for each table."""
    import xlsxwriter  # loaded by the commands that write a workbook, by no others

    out = BytesIO()
    title = f"Số liệu báo cáo {format_period(figures.period)}"
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        dated(book, title, figures.as_of)
        put_texts(
            book, "Số liệu", ("Bảng", "Nội dung", "Số liệu", "Lấy từ các dòng"), _lines(figures)
        )
        for number, section in enumerate(figures.sections, 1):
            name = f"{number}. {section.title}"[:_LONGEST]
            put_lines(book, name, ("Dòng", *section.heads, "Nguồn"), _rows(number, section))
    return out.getvalue()


def _lines(figures: Figures) -> list[tuple[str, str, str, str]]:
    lines = [
        ("", "Kỳ báo cáo", format_period(figures.period), ""),
        ("", "Số liệu đến ngày", format_date(figures.as_of), ""),
    ]
    for number, section in enumerate(figures.sections, 1):
        name = f"{number}. {section.title}"
        lines += [(name, f.label, f.words, ranges(number, f.rows)) for f in section.figures]
        lines += [(name, remark, "", "") for remark in remarks(section)]
    if not figures.sections:
        lines.append(("", "Số liệu", NOT_STATED, ""))
    return [*lines, ("", "Mã kiểm tra số liệu (SHA-256)", checksum_of(figures), "")]


def _rows(number: int, section: Section) -> list[tuple[Flat, ...]]:
    return [
        (f"{number}.{n}", *_values(section, line.values), line.source)
        for n, line in enumerate(section.lines, 1)
    ]


def _values(section: Section, values: tuple[str | int | None, ...]) -> list[Flat]:
    """The values with days as days, by which a sheet can sort."""
    return [
        date.fromisoformat(value) if place in section.days and isinstance(value, str) else value
        for place, value in enumerate(values)
    ]
