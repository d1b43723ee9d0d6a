"""Pages of the reports: what they state, their words, the files to read, to edit and to reckon."""

from collections.abc import Iterator
from functools import partial

from cchc.outputs.documents import citing_groups
from cchc.outputs.linked_data import linked_data
from cchc.pages.artifact import Job, page_job
from cchc.pages.facts import facts, files
from cchc.pages.files import size_text
from cchc.pages.heads import head_of, page
from cchc.pages.page import Page
from cchc.pages.parts import Fact, FileLink, Tally
from cchc.pages.site import PrintedFile, Site
from cchc.pages.views import DocumentView
from cchc.source.documents import Document
from cchc.vietnamese.dates import format_date


def jobs(site: Site) -> Iterator[Job]:
    """One page per public report."""
    for report in site.public("report"):
        yield from jobs_about(site, report)


def jobs_about(site: Site, report: Document) -> Iterator[Job]:
    """The page of one report."""
    if report.kind.id == "report":
        yield page_job(report.url, partial(_page, site, report), report.path)


def _page(site: Site, report: Document) -> Page:
    head = head_of(site, site.about(report))
    view = DocumentView(
        head,
        tuple(facts(site, report)),
        body_html=site.body(report).html,
        files=(*_made(site, report), *files(site, report)),
        groups=citing_groups(site, report),
        until=f"Số liệu đến ngày {format_date(report.day)}" if report.day else "",
        tallies=_tallies(site, report),
    )
    extra = linked_data(site, report)
    return page(site, report.url, head, view, "document", extra=extra)


def _tallies(site: Site, report: Document) -> tuple[Tally, ...]:
    """The figures, a part for each tracking table."""
    sections = site.figures(report.id) if is_due(site, report) else ()
    return tuple(
        Tally(title, tuple(Fact(label, words) for label, words in told), notes)
        for title, told, notes in sections
    )


def is_due(site: Site, report: Document) -> bool:
    """Whether the cut-off of a report has come."""
    return report.day is not None and report.day <= site.today


def _made(site: Site, report: Document) -> Iterator[FileLink]:
    """The files made of a report, once its figures are due."""
    if not is_due(site, report):
        return
    if reading := site.printed(report.id):
        about = f"{reading.pages} trang · đúng thể thức, có từng dòng số liệu"
        yield _link(site, reading, "Báo cáo để đọc và in", "PDF", about)
    if draft := site.draft(report.id):
        yield _link(site, draft, "Bản Word để soạn tiếp", "Word", "đúng thể thức")
    if workbook := site.workbook(report.id):
        yield _link(site, workbook, "Số liệu và từng dòng của chúng", "Excel", "mỗi bảng một trang")


def _link(site: Site, made: PrintedFile, title: str, kind: str, about: str) -> FileLink:
    detail = f"{size_text(len(made.data))} · {about}"
    return FileLink(title, site.href(made.url), kind, detail)
