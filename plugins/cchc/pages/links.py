"""Where the links of a body lead: documents by file or id, own files, addresses of the site."""

from collections.abc import Callable

from cchc.pages.markdown import Resolve, is_relative, join
from cchc.source.documents import Document
from cchc.source.store import Store


def resolver(store: Store, document: Document, href: Callable[[str], str]) -> Resolve:
    """Turn an address written in a document's body into one of the built site.

    `bai-khac.md#muc` becomes the other document's address, `tep.pdf` the document's own file,
    `/tin/…` gets the site's prefix; everything else stays. Broken links are the checker's.
    """

    def resolve(address: str) -> str:
        if address.startswith("/") and not address.startswith("//"):
            return href(address)
        if not is_relative(address):
            return address
        path, mark, anchor = address.partition("#")
        target = join(document.folder, path)
        if path.endswith(".md"):
            linked = store.by_path.get(target)
            return href(linked.url) + mark + anchor if linked else address
        if target in store.files:
            return href(file_url(document, path)) + mark + anchor
        return address

    return resolve


def file_url(document: Document, name: str) -> str:
    """The address of a document's own file: inside the document's own address."""
    return document.url + join("", name)
