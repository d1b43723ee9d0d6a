"""What stands at an address whose document was withdrawn, has expired or went back to its desk: a
published address never dies."""

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from cchc.pages.artifact import Artifact, Job
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


def jobs(site: Site) -> Iterator[Job]:
    """A notice per withdrawn or expired document, ordinary pages among them, and per address of
    the URL ledger at which nothing else stands; of these the job's name says all that is shown."""
    for document in site.placed("withdrawn", "expired"):
        path = page_path(document.url)
        if path is not None and _lead(site, document):
            yield Job(f"notice {path}", partial(_of_document, site, path, document.path))
    for address, lead in vacant(site).items():
        path = page_path(address)
        if path is not None:
            name = f"{'gone' if lead == GONE else 'paused'} {address}"
            yield Job(name, partial(_of_address, site, path, address, lead))


def _of_document(site: Site, file: str, path: str) -> Iterator[Artifact]:
    document = site.store.at(path)
    if document is not None:
        title, label, lead = document.title, document.kind.label, _lead(site, document)
        yield _notice(site, file, document.url, Head(title, (), label, lead), index_of(document))


def _of_address(site: Site, file: str, address: str, lead: str) -> Iterator[Artifact]:
    title = "Nội dung đã gỡ" if lead == GONE else "Nội dung đang sửa"
    index = f"/{address.strip('/').partition('/')[0]}/"
    yield _notice(site, file, address, Head(title, (), "Thông báo", lead), index)


def addresses(site: Site) -> set[str]:
    """The addresses of the documents that open now."""
    return site.once("addresses", partial(_addresses, site))


def _addresses(site: Site) -> set[str]:
    return {d.url for d in site.placed("published", "withdrawn", "expired") if site.opens(d)}


def vacant(site: Site) -> dict[str, str]:
    """Addresses of the ledger without a document that opens now, with what their notice says.

    An address that the ledger withdraws, or whose document is a draft or embargoed again; not
    before its first publication, so that a build of an earlier day stays what it was.
    """
    return site.once("vacant", partial(_vacant, site))


def _vacant(site: Site) -> dict[str, str]:
    entries = site.store.ledger().entries
    opened = addresses(site) if entries else ()
    return {
        entry.address: GONE if entry.state == "withdrawn" else PAUSED
        for entry in entries
        if entry.state != "redirect"
        and entry.address not in opened
        and entry.instant is not None
        and entry.instant <= site.as_of
    }


def _lead(site: Site, document: Document) -> str:
    """What the notice of a document says; empty when it needs none."""
    if document.state != "gỡ" and not document.brief.expires:
        return ""  # soon said of nearly every document
    state = site.state(document)
    if state not in ("withdrawn", "expired") or not site.opens(document):
        return ""
    if state == "expired" and document.expires:
        return f"Nội dung ở địa chỉ này đã hết hạn lúc {format_instant(document.expires)}."
    return GONE


def _notice(site: Site, file: str, url: str, head: Head, index: str) -> Artifact:
    above = index_above(site, index)
    whole = replace(head, crumbs=crumbs(site, *above))
    target = next(iter(above), "/")
    further = Link(f"Xem {title_of(target).lower()}", site.href(target))
    made = page(site, url, whole, NoticeView(whole, links=(further,)), "notice")
    return Artifact(file, made)
