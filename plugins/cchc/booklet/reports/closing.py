"""Which report of a period is meant, as it was closed or as a draft of another day."""

from datetime import date

from cchc.booklet.compile import PrintError
from cchc.source.closed_reports import AGAIN, ClosingError, read_closed
from cchc.source.documents import Document
from cchc.source.report_rows import Figures
from cchc.source.store import Store
from cchc.tracking.reports.figures import figures
from cchc.types.report import Report
from cchc.vietnamese.periods import Period


def report_about(store: Store, period: Period, day: date | None = None) -> Document | None:
    """The report document of a period: of several that of the day, else the latest cut-off."""
    found = [d for d in store.of("report") if d.as_a(Report).period.id == period.id]
    return max(
        found, key=lambda d: (d.as_a(Report).as_of == day, d.as_a(Report).as_of, d.id), default=None
    )


def of_day(document: Document, today: date, asked: date | None) -> Document:
    """A report with the figures of the day that is `asked` for, else of its own cut-off.

    With the figures of another day it is a draft: the same words, neither closed nor signed. So is
    a report whose cut-off has not come yet, with the figures of `today`.
    """
    report = document.as_a(Report)
    day = asked or min(report.as_of, today)
    if day == report.as_of:
        return document
    changes = {"as_of": day, "signed": None, "checksum": None}
    return document.restated(report.model_copy(update=changes))


def figures_of(store: Store, document: Document) -> Figures:
    """The figures of a report: those it was closed with, else those of its cut-off counted now.

    Raises PrintError when the frozen ones are not what they were, and FiguresError.
    """
    return closed(store, document) or counted(store, document)


def closed(store: Store, document: Document) -> Figures | None:
    """The frozen figures of a report; None for one that is not closed. Raises PrintError."""
    try:
        return read_closed(store, document)
    except ClosingError as error:
        raise PrintError(f"{error} {AGAIN}") from error


def counted(store: Store, document: Document) -> Figures:
    """The figures of a report's cut-off counted now, frozen or not. Raises FiguresError."""
    report = document.as_a(Report)
    return figures(store, report.period, report.as_of)
