"""Pages of the documents whose type has no page of its own: facts, body, files, back links."""

from collections.abc import Iterator
from functools import partial

from cchc.outputs.linked_data import linked_data
from cchc.pages.artifact import Job, page_job
from cchc.pages.facts import facts, files
from cchc.pages.files import size_text
from cchc.pages.heads import head_of, index_of, item_of, page
from cchc.pages.page import Page
from cchc.pages.parts import FileLink, Group, Link
from cchc.pages.site import Site
from cchc.pages.views import DocumentView
from cchc.source.documents import Document

_SHOWN = 5
_IN_PRINT = frozenset({
    "basis", "recipients", "authority", "post", "drafter", "copies", "contact", "to", "secretary",
    "place", "certified_copy", "attached_to", "print_form",
})  # fmt: skip
"""Cells of the form that the page need not repeat where it offers the printed document."""
_OWN_PAGES = frozenset({"news", "plan", "unit", "section", "page", "booklet", "report"})


def jobs(site: Site) -> Iterator[Job]:
    """A page for each public document of a type without an output of its own."""
    for document in site.placed("published"):
        if document.kind.id not in _OWN_PAGES and not document.kind.hidden:
            yield from jobs_about(site, document)


def jobs_about(site: Site, document: Document) -> Iterator[Job]:
    """The page of one document."""
    yield page_job(document.url, partial(_page, site, document), document.path)


def _page(site: Site, document: Document) -> Page:
    head = head_of(site, site.about(document))
    offered = printed(site, document) if document.kind.printed else ()
    view = DocumentView(
        head,
        tuple(facts(site, document, leave_out=_IN_PRINT if offered else frozenset())),
        body_html=site.body(document).html,
        files=(*files(site, document), *offered),
        groups=citing_groups(site, document),
    )
    extra = linked_data(site, document)
    return page(site, document.url, head, view, "document", extra=extra)


def printed(site: Site, document: Document) -> tuple[FileLink, ...]:
    """The printed form of a document, with its size and number of pages."""
    found = site.printed(document.id)
    if found is None:
        return ()
    detail = f"{size_text(len(found.data))} · {found.pages} trang · đúng thể thức văn bản"
    title = f"Bản in {document.kind.label.lower()}"
    return (FileLink(title, site.href(found.url), "PDF", detail),)


def citing_groups(site: Site, document: Document) -> tuple[Group, ...]:
    """Documents that refer to a page, grouped by type."""
    keys = [f"{document.id} {kind}" for kind in site.parts("cited/kind", document.id)]
    found = [(site.latest("cited/kind", key, _SHOWN), key) for key in keys]
    shown = [(newest, key) for newest, key in found if not newest[0].kind.hidden]
    shown.sort(key=lambda each: each[0][0].kind.plural)
    return tuple(_citing(site, newest, key) for newest, key in shown)


def _citing(site: Site, newest: tuple[Document, ...], key: str) -> Group:
    """The newest few of a type; the rest by number and a link to where all stand."""
    index = None
    if site.exceeds("cited/kind", key, _SHOWN):
        number = site.count("cited/kind", key)
        index = Link(f"Tất cả ({number})", site.href(index_of(newest[0])))
    items = tuple(item_of(site, document) for document in newest)
    return Group(newest[0].kind.plural, items, index)
