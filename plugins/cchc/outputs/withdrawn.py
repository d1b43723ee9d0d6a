"""What stands at an address whose document was withdrawn, has expired or went back to its desk: a
published address never dies."""

from collections.abc import Iterator

from cchc.pages.artifact import Artifact
from cchc.pages.heads import crumbs, index_of, page
from cchc.pages.menu import index_above, title_of
from cchc.pages.parts import Head, Link
from cchc.pages.site import Site
from cchc.pages.views import NoticeView
from cchc.source.documents import Document
from cchc.source.ledger import page_path
from cchc.vietnamese.dates import format_instant

GONE = "Nội dung ở địa chỉ này đã được gỡ."
PAUSED = "Nội dung ở địa chỉ này đang được sửa, tạm thời chưa xem được."


def artifacts(site: Site) -> Iterator[Artifact]:
    """A notice per withdrawn or expired document, ordinary pages among them, and per address of
    the URL ledger at which nothing else stands."""
    for document in site.store.documents:
        if lead := _lead(site, document):
            label = document.kind.label
            yield from _notice(site, document.url, document.title, label, lead, index_of(document))
    for address, lead in vacant(site).items():
        first = address.strip("/").partition("/")[0]
        title = "Nội dung đã gỡ" if lead == GONE else "Nội dung đang sửa"
        yield from _notice(site, address, title, "Thông báo", lead, f"/{first}/")


def vacant(site: Site) -> dict[str, str]:
    """Addresses of the ledger without a document that opens now, with what their notice says.

    An address that the ledger withdraws, or whose document is a draft or embargoed again; not
    before its first publication, so that a build of an earlier day stays what it was.
    """
    opened = {document.url for document in site.store.documents if site.opens(document)}
    return {
        entry.address: GONE if entry.state == "withdrawn" else PAUSED
        for entry in site.store.ledger().entries
        if entry.state != "redirect"
        and entry.address not in opened
        and entry.instant is not None
        and entry.instant <= site.as_of
    }


def _lead(site: Site, document: Document) -> str:
    """What the notice of a document says; empty when it needs none."""
    state = site.state(document)
    if state not in ("withdrawn", "expired") or not site.opens(document):
        return ""
    if state == "expired" and document.expires:
        return f"Nội dung ở địa chỉ này đã hết hạn lúc {format_instant(document.expires)}."
    return GONE


def _notice(
    site: Site, url: str, title: str, label: str, lead: str, index: str
) -> Iterator[Artifact]:
    path = page_path(url)
    if path is None:
        return
    above = index_above(site, index)
    head = Head(title, crumbs(site, *above), label, lead)
    target = next(iter(above), "/")
    further = Link(f"Xem {title_of(target).lower()}", site.href(target))
    yield Artifact(path, page(site, url, head, NoticeView(head, links=(further,)), "notice"))
