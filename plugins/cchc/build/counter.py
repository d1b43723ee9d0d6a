"""The number of visits that a build bakes into its pages."""

import json
from datetime import date, datetime

from cchc.pages.site import Counter
from cchc.source.layout import COUNTER
from cchc.source.store import Store
from cchc.source.visibility import is_draft
from cchc.types.visit_count import VisitCount
from cchc.vietnamese.dates import format_date


def offset(store: Store) -> int:
    """Visits counted before this counter existed: the sum of the ledger's rows."""
    return sum(row.amount for row in _rows(store))


def read_counter(store: Store) -> Counter:
    """The counter's last snapshot; without one the ledger's sum with its latest date.

    A build never asks a server: the same files give the same bytes.
    """
    try:
        content = json.loads((store.root / COUNTER).read_bytes())
        return Counter(int(content["total"]), datetime.fromisoformat(content["as_of"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Counter(offset(store), None)


def counted_until(store: Store, counter: Counter) -> str:
    """The day of the number, or an empty text when nothing dates it."""
    ledger: date | None = max((row.date for row in _rows(store)), default=None)
    day = counter.as_of.date() if counter.as_of else ledger
    return format_date(day) if day else ""


def _rows(store: Store) -> list[VisitCount]:
    documents = (d for d in store.of("visit_count") if not is_draft(d))
    return [d.record for d in documents if isinstance(d.record, VisitCount)]
