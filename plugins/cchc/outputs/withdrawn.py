"""What stands at an address whose document was withdrawn or has expired: a published address
never dies."""

from collections.abc import Iterator

from cchc.pages.artifact import Artifact, page_artifact
from cchc.pages.heads import crumbs, index_of, page
from cchc.pages.menu import index_above, title_of
from cchc.pages.parts import Head, Link
from cchc.pages.site import Site
from cchc.pages.views import NoticeView
from cchc.source.visibility import state_of
from cchc.vietnamese.dates import format_instant


def artifacts(site: Site) -> Iterator[Artifact]:
    """A notice per withdrawn or expired document, ordinary pages among them."""
    for document in site.store.documents:
        state = state_of(document, site.as_of)
        if state not in ("withdrawn", "expired") or not site.opens(document):
            continue
        lead = "Nội dung ở địa chỉ này đã được gỡ."
        if state == "expired" and document.record.expires:
            lead = (
                f"Nội dung ở địa chỉ này đã hết hạn lúc {format_instant(document.record.expires)}."
            )
        above = index_above(site, index_of(document))
        head = Head(document.title, crumbs(site, *above), document.kind.label, lead)
        index = next(iter(above), "/")
        further = Link(f"Xem {title_of(index).lower()}", site.href(index))
        view = NoticeView(head, links=(further,))
        yield page_artifact(page(site, document.url, head, view, "notice"))
