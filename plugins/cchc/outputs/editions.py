"""The page behind the QR code of a printed edition: whether the sheet in hand is still current."""

import hashlib
from collections.abc import Iterator
from functools import partial

from cchc.pages.artifact import Job, page_job
from cchc.pages.facts import document_link
from cchc.pages.heads import crumbs, page
from cchc.pages.page import Page
from cchc.pages.parts import Fact, Head, Link
from cchc.pages.site import Site
from cchc.pages.views import DocumentView
from cchc.source.documents import Document
from cchc.source.editions import Edition, changed_inputs, read_editions
from cchc.source.packs import inputs_of
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.numbers import format_int

CURRENT = "Còn đúng: nguồn không đổi từ khi in."
OUTDATED = "Đã cũ: nguồn đã sửa sau khi in."
REPLACED = "Đã có bản in mới hơn."
GONE = "Ấn phẩm này không còn trên trang web."


def jobs(site: Site) -> Iterator[Job]:
    """One page per edition of the ledger, for as long as the ledger names it."""
    for edition in read_editions(site.store).entries:
        yield page_job(edition.address, partial(_page, site, edition.address))


def _page(site: Site, address: str) -> Page:
    editions = read_editions(site.store)
    edition = next(each for each in editions.entries if each.address == address)
    last = editions.last(edition.pack) or edition
    document = site.store.get(edition.pack, "booklet")
    public = document is not None and site.state(document) == "published"
    shown = document if public else None
    changed = _changed(site, shown, edition) if shown else ()
    title = f"{shown.title if shown else edition.pack}, bản in lần {edition.number}"
    head = Head(title, crumbs(site, "/an-pham/"), "Bản in", _lead(shown, edition, last, changed))
    found = (
        *_facts(site, shown, edition, last),
        *_file(site, shown, edition, changed),
        *_differences(site, shown, edition, changed),
    )
    return page(site, address, head, DocumentView(head, found), "document")


def _lead(
    document: Document | None, edition: Edition, last: Edition, changed: tuple[str, ...]
) -> str:
    if document is None:
        return GONE
    if last.number > edition.number:
        return REPLACED
    return OUTDATED if changed else CURRENT


def _changed(site: Site, document: Document, edition: Edition) -> tuple[str, ...]:
    return changed_inputs(edition.inputs, inputs_of(site.store, document, site.state))


def _facts(
    site: Site, document: Document | None, edition: Edition, last: Edition
) -> Iterator[Fact]:
    if document is not None:
        yield Fact("Ấn phẩm", links=(Link(document.title, site.href(document.url)),))
    yield Fact("Lần in", f"{edition.number}, ngày {format_date(edition.day)}")
    if last.number > edition.number:
        newer = Link(f"Bản in lần {last.number}, {format_date(last.day)}", site.href(last.address))
        yield Fact("Bản in mới nhất", links=(newer,))
    copies = "chưa có số liệu" if edition.copies is None else format_int(edition.copies)
    yield Fact("Số bản in", copies)
    yield Fact("Khổ giấy, số trang", f"{edition.paper}, {len(edition.pages)} trang")
    yield Fact("SHA-256 của tệp PDF", edition.sha256)
    yield Fact("Mã kiểm tra đầu vào", edition.checksum)


def _file(
    site: Site, document: Document | None, edition: Edition, changed: tuple[str, ...]
) -> Iterator[Fact]:
    """Whether the file on the website is the printed one; a newer program may set it otherwise."""
    printed = site.printed(document.id) if document is not None and not changed else None
    if printed is not None and document is not None:
        same = hashlib.sha256(printed.data).hexdigest() == edition.sha256
        said = "đúng tệp đã in, từng byte" if same else "cùng nội dung, được dàn trang lại"
        yield Fact("Tệp trên trang web", links=(Link(said, site.href(printed.url)),))


def _differences(
    site: Site, document: Document | None, edition: Edition, changed: tuple[str, ...]
) -> Iterator[Fact]:
    """What has changed since, document by document and page by page."""
    if document is None or not changed:
        return
    yield Fact("Đã sửa, thêm hoặc bỏ", links=tuple(document_link(site, each) for each in changed))
    pages = site.pages_since(document.id, edition.number)
    words = "; ".join(f"{number} ({what})" if what else str(number) for number, what in pages)
    none = "không trang nào khác về mặt chữ và hình"
    if site.printed(document.id) is None:
        none = "chưa so được, vì nay không in được"
    yield Fact("Các trang đã khác", words or none)
