"""The list of official documents: form, number, date, issuer, abstract, file (NĐ 42/2022)."""

from collections.abc import Iterator

from cchc.pages.artifact import Artifact, page_artifact
from cchc.pages.facts import document_link, files
from cchc.pages.groups import newest_first
from cchc.pages.heads import crumbs, page
from cchc.pages.parts import Cell, Column, Filter, Grid, Head, Link, Option, Row, RowGroup
from cchc.pages.site import Site
from cchc.pages.views import DocumentsView
from cchc.source.documents import Document
from cchc.types.document import FORMS
from cchc.types.document import Document as OfficialText
from cchc.vietnamese.dates import format_date

_COLUMNS = (
    Column("number", "Số, ký hiệu"),
    Column("form", "Loại văn bản"),
    Column("issued", "Ngày ban hành"),
    Column("issuer", "Cơ quan ban hành"),
    Column("abstract", "Trích yếu"),
    Column("file", "Tệp"),
)


def artifacts(site: Site) -> Iterator[Artifact]:
    """`/van-ban/`, when the site has documents."""
    documents = newest_first(site.public("document"))
    if not documents:
        return
    rows = tuple(_row(site, document) for document in documents)
    used = [code for code in FORMS if any(_form(d) == code for d in documents)]
    options = tuple(Option(code, FORMS[code]) for code in used)
    filters = (Filter("form", "Loại văn bản", options),) if len(options) > 1 else ()
    grid = Grid(
        "van-ban",
        f"{len(rows)} văn bản, mới nhất đứng trước.",
        _COLUMNS,
        (RowGroup("", rows),),
        filters=filters,
    )
    head = Head("Văn bản", crumbs(site))
    yield page_artifact(page(site, "/van-ban/", head, DocumentsView(head, grid), "documents"))


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
