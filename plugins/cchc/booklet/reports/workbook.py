"""The appendix of a report as a workbook; the same figures give the same bytes."""

from io import BytesIO

from cchc.booklet.reports.document import ranges
from cchc.booklet.reports.figures import Figures
from cchc.tracking.kinds import NOT_STATED
from cchc.tracking.writers.xlsx import OPTIONS, dated, put_rows, put_texts
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.periods import format_period

_LONGEST = 31
"""Letters in the name of a sheet, a limit of the file format."""


def write_workbook(figures: Figures) -> bytes:
    """One sheet of figures with the rows they come from, then one sheet for each table."""
    import xlsxwriter  # loaded by the commands that write a workbook, by no others

    out = BytesIO()
    title = f"Số liệu báo cáo {format_period(figures.period.id)}"
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        dated(book, title, figures.as_of)
        put_texts(
            book, "Số liệu", ("Bảng", "Nội dung", "Số liệu", "Lấy từ các dòng"), _lines(figures)
        )
        for number, section in enumerate(figures.sections, 1):
            put_rows(book, f"{number}. {section.table.title}"[:_LONGEST], section.table)
    return out.getvalue()


def _lines(figures: Figures) -> list[tuple[str, str, str, str]]:
    lines = [
        ("", "Kỳ báo cáo", format_period(figures.period.id), ""),
        ("", "Số liệu đến ngày", format_date(figures.as_of), ""),
    ]
    for number, section in enumerate(figures.sections, 1):
        name = f"{number}. {section.table.title}"
        lines += [(name, f.label, f.words, ranges(number, f.rows)) for f in section.figures]
        if section.undated:
            lines.append((name, "Dòng chưa ghi thời gian, không tính", str(section.undated), ""))
    if not figures.sections:
        lines.append(("", "Số liệu", NOT_STATED, ""))
    return [*lines, ("", "Mã kiểm tra số liệu (SHA-256)", figures.checksum, "")]
