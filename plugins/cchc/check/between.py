"""The site as rules between files see it: facts of every file, and light documents."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from msgspec import Struct

from cchc.check.facts import Facts
from cchc.check.known import Known
from cchc.source.ledger import UrlLedger, read_ledger
from cchc.source.store import Store
from cchc.source.visibility import is_draft


class Between(Struct, frozen=True, dict=True):
    """What a rule between files may use: `facts` by path, in order of path, and the store.

    Of the store's documents only what is light (path, kind, id, slug, url, title, day, state) may
    be asked of all of them; the record of a document of a small type, or of one that records
    results, may be asked too, because each of them is read again for it.
    """

    store: Store
    facts: Mapping[str, Facts]
    as_of: datetime

    @cached_property
    def known(self) -> Known:
        """What a reference may mean."""
        return Known(self.store, self.facts)

    @cached_property
    def ledger(self) -> UrlLedger:
        """The URL ledger of the site."""
        return read_ledger(self.store.root)

    @cached_property
    def drafts(self) -> frozenset[str]:
        """The paths of drafts."""
        return frozenset(document.path for document in self.store.documents if is_draft(document))
