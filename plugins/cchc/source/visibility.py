"""Which documents the public sees at an instant."""

from datetime import datetime
from typing import Literal

from cchc.source.documents import Document
from cchc.source.store import Store

State = Literal["published", "draft", "embargoed", "expired", "withdrawn"]

_DRAFTS = ("nháp", "chờ duyệt", "nhận", "biên tập", "trả lại")


def is_draft(document: Document) -> bool:
    """A draft counts for nothing: neither as a page nor as evidence."""
    return document.state in _DRAFTS


def state_of(document: Document, as_of: datetime) -> State:
    """The state of a document at an instant; the file states drafts, the instant the rest."""
    if is_draft(document):
        return "draft"
    if document.state == "gỡ":
        return "withdrawn"
    published, expires = document.published, document.expires
    if published is not None and published > as_of:
        return "embargoed"
    if expires is not None and expires <= as_of:
        return "expired"
    return "published"


def public(store: Store, as_of: datetime, *kinds: str) -> tuple[Document, ...]:
    """The published documents of these types (none named = all types)."""
    documents = store.of(*kinds) if kinds else store.documents
    return tuple(d for d in documents if state_of(d, as_of) == "published")
