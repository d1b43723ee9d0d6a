"""Reports that were closed: their rows are still those they were closed with, and still those that
the content gives."""

from collections.abc import Iterator

from msgspec.structs import replace

from cchc.check.between import Between
from cchc.schema.problem import Problem
from cchc.source.closed_reports import AGAIN, ClosingError, read_closed
from cchc.source.documents import Document
from cchc.source.report_rows import Figures
from cchc.source.store import Store
from cchc.tracking.reports.differences import Difference, differences
from cchc.types.report import Report
from cchc.vietnamese.dates import format_date

_MOST = 10
"""Rows told one by one; more would hide that there are many."""


def between_files(between: Between) -> Iterator[Problem]:
    """BC-CHOT, BC-KHAC."""
    for document in between.store.of("report"):
        at = document.source.at(("checksum",))
        try:
            kept = read_closed(between.store, document)
        except ClosingError as error:
            yield document.source.problem("BC-CHOT", at, str(error), AGAIN)
        else:
            found = tuple(_differences(between.store, document, kept)) if kept else ()
            yield from _told(document, found)


def _differences(store: Store, document: Document, kept: Figures) -> Iterator[Difference]:
    """Rows that the content now gives otherwise. The citizens' box goes on counting by itself: its
    counts of a past month are those of today."""
    from cchc.tracking.reports.feedback import NAME as FEEDBACK
    from cchc.tracking.reports.figures import table_figures  # loads the tables

    report = document.as_a(Report)
    frozen = tuple(section for section in kept.sections if section.name != FEEDBACK)
    now = table_figures(store, report.period, report.as_of)
    yield from differences(replace(kept, sections=frozen), now)


def _told(document: Document, found: tuple[Difference, ...]) -> Iterator[Problem]:
    source, report = document.source, document.as_a(Report)
    at, day = source.at(("checksum",)), format_date(report.as_of)
    hint = (
        "Nguồn bị sửa nhầm thì sửa lại; muốn báo cáo theo số mới thì bỏ khóa checksum rồi chạy "
        f"cchc report {report.period.id} --close."
    )
    for each in found[:_MOST]:
        message = f"Số liệu chốt ngày {day} khác số liệu tính lại. {each.words} ({each.source})."
        yield source.problem("BC-KHAC", at, message, hint)
    if len(found) > _MOST:
        message = f"Số liệu chốt ngày {day} khác số liệu tính lại ở {len(found)} dòng."
        show = f"Xem các dòng: cchc report {report.period.id}."
        yield source.problem("BC-KHAC", at, message, f"{show} {hint}")
