"""Pages of the booklets: what is in them, the files to read and to print, the printed editions."""

from collections.abc import Iterator
from functools import partial

from cchc.outputs.documents import citing_groups
from cchc.pages.artifact import Job, page_job
from cchc.pages.facts import facts, files
from cchc.pages.files import size_text
from cchc.pages.heads import head_of, item_of, page
from cchc.pages.page import Page
from cchc.pages.parts import FileLink, Group, Item
from cchc.pages.site import PrintedFile, Site
from cchc.pages.views import DocumentView
from cchc.source.documents import Document
from cchc.source.editions import read_editions
from cchc.source.packs import classes_of, parts_of
from cchc.types.booklet import Booklet
from cchc.vietnamese.dates import format_date

_ELSEWHERE = frozenset({"items", "select", "classes"})


def jobs(site: Site) -> Iterator[Job]:
    """One page per public booklet."""
    for document in site.public("booklet"):
        yield from jobs_about(site, document)


def jobs_about(site: Site, document: Document) -> Iterator[Job]:
    """The page of one booklet."""
    if document.kind.id == "booklet":
        yield page_job(document.url, partial(_page, site, document), document.path)


def _page(site: Site, document: Document) -> Page:
    head = head_of(site, site.about(document))
    groups = (_contents(site, document), _editions(site, document))
    view = DocumentView(
        head,
        tuple(facts(site, document, leave_out=_ELSEWHERE)),
        body_html=site.body(document).html,
        files=(*_printed(site, document), *files(site, document)),
        groups=(*(g for g in groups if g.items), *citing_groups(site, document)),
    )
    return page(site, document.url, head, view, "document")


def _printed(site: Site, document: Document) -> Iterator[FileLink]:
    """The accessible file first; the sheets for the press say that they are for the press."""
    reading, folded = site.printed(document.id), site.folded(document.id)
    if reading is not None:
        yield _link(site, reading, "Bản để đọc", "khổ " + document.as_a(Booklet).paper)
    if folded is not None:
        yield _link(site, folded, "Bản để in, gấp đôi và đóng ghim", "in hai mặt trên giấy A4")


def _link(site: Site, printed: PrintedFile, title: str, about: str) -> FileLink:
    detail = f"{size_text(len(printed.data))} · {printed.pages} trang · {about}"
    return FileLink(title, site.href(printed.url), "PDF", detail)


def _contents(site: Site, document: Document) -> Group:
    record = document.as_a(Booklet)
    found = (*parts_of(site.store, record, site.state), *classes_of(site.store, record))
    return Group("Các phần", tuple(item_of(site, part, with_kind=True) for part in found))


def _editions(site: Site, document: Document) -> Group:
    found = reversed(read_editions(site.store).of(document.id))
    items = (
        Item(f"Bản in lần {e.number}", site.href(e.address), format_date(e.day), e.day.isoformat())
        for e in found
    )
    return Group("Các lần in", tuple(items))
