"""Where the links of a body lead: documents by file, own files, addresses of the site."""

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from cchc.pages.addresses import is_relative, join
from cchc.pages.body import Resolve
from cchc.source.documents import PAGES, Document
from cchc.source.store import Store
from cchc.vietnamese.text import nfc

NOWHERE = ""


def resolver(
    store: Store,
    document: Document,
    href: Callable[[str], str],
    opens: Callable[[Document], bool],
    withheld: Callable[[], frozenset[str]] = frozenset,
) -> Resolve:
    """Turn an address written in a document's body into one of the built site.

    `bai-khac.md#muc` becomes the other document's address, `tep.pdf` the document's own file,
    `/tin/…` gets the site's prefix; everything else stays. NOWHERE where the site has nothing to
    show yet: a document that `opens` denies, a file that is `withheld`. Broken links are the
    checker's.
    """

    def resolve(address: str) -> str:
        if address.startswith("/") and not address.startswith("//"):
            return _prefixed(address, store.settings.prefix, href)
        if not is_relative(address):
            return address
        target, tail = target_of(document, address)
        linked = store.linked(target)
        if (linked and not opens(linked)) or target in withheld():
            return NOWHERE
        if linked:
            return href(quote(linked.url)) + tail
        known = not target.endswith(".md") and store.has(target)
        return href(quote(file_url(document, target))) + tail if known else address

    return resolve


def target_of(document: Document, address: str) -> tuple[str, str]:
    """(path in the site root, "?…" and "#…") of a relative address in a document."""
    path, tail = re.fullmatch(r"([^?#]*)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    return join(document.folder, nfc(unquote(path))), tail


def own_file(store: Store, document: Document, address: str) -> str | None:
    """The path of the file that a relative address means, None when it means none."""
    if not is_relative(address):
        return None
    target, _ = target_of(document, address)
    return target if not target.endswith(".md") and store.has(target) else None


def file_url(document: Document, path: str) -> str:
    """The address of a document's own file, given by its path in the site root.

    It lies inside the document's own address, so that two documents never share a file; files of
    ordinary pages lie where MkDocs puts them.
    """
    if document.kind.id == "page":
        return "/" + path.removeprefix(PAGES)
    inner = path.removeprefix(f"{document.folder}/")
    return document.url + (inner if inner != path else path.rpartition("/")[2])


def _prefixed(address: str, prefix: str, href: Callable[[str], str]) -> str:
    """Authors may write an address with the prefix or without."""
    under = prefix != "/" and (address.startswith(prefix) or address == prefix.rstrip("/"))
    return address if under else href(address)
