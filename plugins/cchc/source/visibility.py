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
    brief = document.brief
    if brief.state in _DRAFTS:
        return "draft"
    if brief.state == "gỡ":
        return "withdrawn"
    if brief.published and _lies_ahead(brief.published, as_of):
        return "embargoed"
    if brief.expires and not _lies_ahead(brief.expires, as_of):
        return "expired"
    return "published"


def _lies_ahead(instant: str, as_of: datetime) -> bool:
    """Whether a stated instant is later; of thousands of old ones the year alone says it."""
    return int(instant[:4]) >= as_of.year - 1 and datetime.fromisoformat(instant) > as_of


def public(store: Store, as_of: datetime, *kinds: str) -> tuple[Document, ...]:
    """The published documents of these types (none named = all types)."""
    documents = store.of(*kinds) if kinds else store.documents
    return tuple(d for d in documents if state_of(d, as_of) == "published")
