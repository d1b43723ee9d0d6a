"""What every tracking table is computed from: the documents, the instant, the kind of reader."""

from datetime import date, datetime, time
from functools import cached_property

from msgspec import Struct

from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.source.visibility import is_draft, state_of
from cchc.tracking.results import Ledger
from cchc.vietnamese.dates import ZONE


class Scope(Struct, frozen=True, dict=True):
    """The documents as of an instant; the same scope gives the same tables.

    `frozen` is set for what a build writes into the site: plans are capped at their
    `tracked_until`, no day count appears that would change at midnight, and records the public
    cannot open are left out. `dated` is the day a table calls "Số liệu đến ngày"; absent, it is
    the instant's day.
    """

    store: Store
    instant: datetime
    frozen: bool = False
    dated: date | None = None
    shared: Ledger | None = None

    @property
    def day(self) -> date:
        """The instant's day in Vietnam, by which every rule counts."""
        return self.instant.astimezone(ZONE).date()

    @cached_property
    def ledger(self) -> Ledger:
        """Every recorded result, read once."""
        return self.shared or Ledger(self.store)

    def at(self, day: date) -> "Scope":
        """The same documents at noon of another day, as `table` sees them."""
        instant = datetime.combine(day, time(12), ZONE)
        return Scope(self.store, instant, shared=self.ledger)

    def records(self, *kinds: str) -> tuple[Document, ...]:
        """The documents of these types that count: no drafts, and for a site no hidden ones."""
        return tuple(d for d in self.store.of(*kinds) if self.keeps(d))

    def keeps(self, document: Document) -> bool:
        """Whether a document's records count."""
        if self.frozen:
            return state_of(document, self.instant) == "published"
        return not is_draft(document)

    def happened(self, day: date | None) -> date | None:
        """The day if it is not later than the scope's; a later one is not known yet."""
        return day if day is not None and day <= self.day else None
