"""The list of official documents: form, number, date, issuer, abstract, file (NĐ 42/2022)."""

from collections.abc import Iterator
from functools import partial

from cchc.outputs.paging import WHOLE, Listing, Sheet, beside, periods, sheet_jobs, shown
from cchc.pages.artifact import Job
from cchc.pages.facts import document_link, files
from cchc.pages.heads import crumbs, page
from cchc.pages.page import Page
from cchc.pages.parts import Cell, Column, Filter, Grid, Head, Link, Option, Row, RowGroup
from cchc.pages.site import Site
from cchc.pages.views import DocumentsView
from cchc.source.addresses import MONTH_AMONG_DOCUMENTS
from cchc.source.documents import Document
from cchc.types.document import FORMS
from cchc.types.document import Document as OfficialText
from cchc.vietnamese.dates import format_date

_URL = "/van-ban/"
_LISTING = Listing(_URL, "kind", "document", most=WHOLE, month=MONTH_AMONG_DOCUMENTS)
_COLUMNS = (
    Column("number", "Số, ký hiệu"),
    Column("form", "Loại văn bản"),
    Column("issued", "Ngày ban hành"),
    Column("issuer", "Cơ quan ban hành"),
    Column("abstract", "Trích yếu"),
    Column("file", "Tệp"),
)


def jobs(site: Site) -> Iterator[Job]:
    """`/van-ban/`, when the site has documents; of many documents a page per year."""
    if site.any("document"):
        yield from sheet_jobs(site, _LISTING, partial(_page, site))


def _page(site: Site, sheet: Sheet) -> Page:
    documents = shown(site, sheet)
    rows = tuple(_row(site, document) for document in documents)
    used = [code for code in FORMS if any(_form(d) == code for d in documents)]
    options = tuple(Option(code, FORMS[code]) for code in used)
    filters = (Filter("form", "Loại văn bản", options),) if len(options) > 1 else ()
    grid = Grid(
        "van-ban",
        _caption(site, sheet, len(rows)),
        _COLUMNS,
        (RowGroup("", rows),),
        filters=filters,
    )
    head = Head("Văn bản", crumbs(site))
    if sheet.year is not None:
        head = Head(f"Văn bản {sheet.words}", crumbs(site, _URL))
    view = DocumentsView(head, grid, periods=periods(site, sheet), beside=beside(site, sheet))
    return page(site, sheet.url, head, view, "documents")


def _caption(site: Site, sheet: Sheet, number: int) -> str:
    if sheet.is_split(site) or (sheet.year is None and sheet.listing.is_long(site)):
        return f"{number} văn bản mới nhất {sheet.words}".rstrip() + "."
    return f"{number} văn bản, mới nhất đứng trước."


def _form(document: Document) -> str:
    return document.as_a(OfficialText).form


def _row(site: Site, document: Document) -> Row:
    record = document.as_a(OfficialText)
    own = [Link(f"{f.format}, {f.detail}", f.url) for f in files(site, document)]
    cells = (
        Cell(links=(Link(record.number, site.href(document.url)),)),
        Cell(FORMS[record.form]),
        Cell(format_date(record.issued)),
        Cell(links=(document_link(site, record.issuer, "unit"),)),
        Cell(record.abstract or "chưa có"),
        Cell("" if own else "chưa có tệp", tuple(own)),
    )
    return Row(cells, (("form", record.form),), anchor=document.slug)
