"""The files of a report: PDF in the official form, Word draft, workbook; and its closing."""

from datetime import date, datetime, time
from pathlib import Path

from cchc.booklet.compile import compile_pdf
from cchc.booklet.official import OfficialDocument
from cchc.booklet.reports.closing import counted, figures_of
from cchc.booklet.reports.document import bare_report, remarks, report_document
from cchc.build.files import BuildError, replace_bytes
from cchc.build.prints import page_count, print_faults, print_url
from cchc.pages.site import Figures, PrintedFile, Site
from cchc.source.closed_reports import freeze, rows_path
from cchc.source.documents import Document
from cchc.source.report_rows import Figures as Counted
from cchc.source.report_rows import checksum_of
from cchc.source.store import Store
from cchc.source.writer import WriterError, set_value
from cchc.tracking.reports.figures import figures
from cchc.types.report import Report
from cchc.vietnamese.dates import ZONE, format_date
from cchc.vietnamese.periods import Period

WITH_DATA = "pdf+data"
_FORMS = {"print": "pdf", "draft": "docx", "workbook": "xlsx"}
_HIDDEN = ("draft", "embargoed")


def report_file(site: Site, document: Document, form: str, fonts: Path) -> bytes:
    """A report as "pdf", "pdf+data" (its rows inside), "docx" or "xlsx".

    The same for website and command line. Raises BuildError with the print shop's words, and
    FiguresError.
    """
    with print_faults(document):
        found = figures_of(site.store, document)
        report = None if form == "xlsx" else report_document(site, document)
        return _written(found, report, form, fonts)


def bare_file(site: Site, period: Period, day: date, form: str, fonts: Path) -> bytes:
    """The figures of a period for which nobody has written a report yet.

    Raises PrintError, FormError, FiguresError.
    """
    found = figures(site.store, period, day)
    return _written(found, None if form == "xlsx" else bare_report(site, found), form, fonts)


def _written(found: Counted, report: OfficialDocument | None, form: str, fonts: Path) -> bytes:
    stamp = datetime.combine(found.as_of, time(), ZONE)
    if report is None:
        from cchc.booklet.reports.workbook import write_workbook

        return write_workbook(found)
    if form == "docx":
        from cchc.booklet.docx.writer import write_docx

        return write_docx(report, fonts, stamp)
    if form == WITH_DATA:
        from cchc.booklet.reports.attached import compile_with_data

        return compile_with_data(report, found, fonts, stamp)
    return compile_pdf(report, fonts, stamp)


def derived(site: Site, name: str, fonts: Path) -> PrintedFile | Figures | None:
    """What the website gives of reports, for `site.derive`: "print ID", "draft ID", "workbook ID",
    "figures ID".

    None while a document that the rows come from is not public yet: the rows would tell of it.
    Raises BuildError with the print shop's words.
    """
    sort, _, identity = name.partition(" ")
    document = site.store.get(identity, "report")
    if document is None or site.state(document) != "published":
        return None
    with print_faults(document):
        found = figures_of(site.store, document)
    if not is_open(site, found):
        return None
    if sort == "figures":
        return tuple(
            (each.title, tuple((f.label, f.words) for f in each.figures), tuple(remarks(each)))
            for each in found.sections
        )
    form = _FORMS[sort]
    data = report_file(site, document, form, fonts)
    url = print_url(document).removesuffix("pdf") + form
    return PrintedFile(url, data, page_count(data) if form == "pdf" else 0)


def is_open(site: Site, found: Counted) -> bool:
    """Whether every document that the rows come from, or name, has been published by now."""
    lines = [line for section in found.sections for line in section.lines]
    files = {path for line in lines for path in (line.source.rpartition(":")[0], *line.cites)}
    documents = (site.store.linked(path) for path in sorted(files))
    return not any(document and site.state(document) in _HIDDEN for document in documents)


def close_report(store: Store, document: Document, today: date) -> str:
    """Freeze the rows of a report as of its cut-off; the path of the file that keeps them.

    Raises BuildError for a report that is closed or not due, and FiguresError.
    """
    report, path = document.as_a(Report), rows_path(document)
    if report.checksum:
        raise BuildError(
            f"{document.path}: báo cáo đã chốt. Muốn chốt lại, hãy bỏ khóa checksum rồi chạy lại."
        )
    if report.as_of > today:
        day = format_date(report.as_of)
        raise BuildError(f"{document.path}: chưa đến ngày chốt số liệu ({day}).")
    found, file = counted(store, document), store.root / document.path
    try:
        text = set_value(file.read_bytes().decode(), ("checksum",), checksum_of(found))
    except WriterError as error:
        raise BuildError(f"{document.path}: không ghi được khóa checksum.") from error
    replace_bytes(store.root / path, freeze(found))
    replace_bytes(file, text.encode())
    return path
