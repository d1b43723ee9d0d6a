"""The evidence gate: what proves a result, if it exists."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from cchc.schema.record import Evidence, ResultFields
from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.source.visibility import is_draft

SELF_EVIDENT = ("news",)
"""Types whose documents prove the results they record: a published article is evidence."""


class Proof(Struct, frozen=True):
    """One piece of evidence.

    `id` is the document that is the evidence or, for a file or an address, that names it; `url`
    is None for what the public cannot open; `date` is the day of the result it proves. `document`
    is the evidence itself where it is a document of the site.
    """

    id: str
    url: str | None
    date: date
    document: Document | None = None


def proofs(store: Store, document: Document, fields: ResultFields) -> tuple[Proof, ...]:
    """The existing evidence of a result recorded in `document`, each piece once."""
    found = dict.fromkeys(_found(store, document, fields))
    return tuple(found)


def _found(store: Store, document: Document, fields: ResultFields) -> Iterator[Proof]:
    if document.kind.id in SELF_EVIDENT and not is_draft(document):
        yield _document_proof(store, document, fields.date, hidden=False)
    for evidence in fields.evidence:
        yield from _named(store, document, evidence, fields.date)


def _named(store: Store, document: Document, evidence: Evidence, day: date) -> Iterator[Proof]:
    hidden = evidence.access == "nội bộ"
    cited = store.get(evidence.ref) if evidence.ref else None
    if cited is not None and not is_draft(cited):
        yield _document_proof(store, cited, day, hidden=hidden)
    if evidence.file and store.has(f"{document.folder}/{evidence.file}"):
        open_to_all = not hidden and _has_page(document)
        url = _href(store, document.url + evidence.file) if open_to_all else None
        yield Proof(document.id, url, day)
    if evidence.url:
        yield Proof(document.id, None if hidden else evidence.url, day)


def _document_proof(store: Store, document: Document, day: date, *, hidden: bool) -> Proof:
    url = None if hidden or not _has_page(document) else _href(store, document.url)
    return Proof(document.id, url, day, document)


def _has_page(document: Document) -> bool:
    return not document.kind.hidden and not is_draft(document) and document.state != "gỡ"


def _href(store: Store, url: str) -> str:
    return store.settings.prefix + url.lstrip("/")
