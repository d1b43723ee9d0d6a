"""What every store can do. Methods block; the callers keep them off the event loop."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import msgspec


class StoreError(Exception):
    """A store that cannot be used; the text is a Vietnamese sentence for the operator."""


class Tally(msgspec.Struct):
    """Counts of one page on one day, or of several."""

    views: int = 0
    """Lượt xem."""

    visits: int = 0
    """Lượt truy cập that began on this page."""

    uniques: int = 0
    """Visitors whose first page of the day this was; so pages add up to the site."""

    bots: int = 0
    """Hits of known robots; in none of the other figures."""

    def add(self, other: "Tally") -> None:
        """Add another tally to this one."""
        self.views += other.views
        self.visits += other.visits
        self.uniques += other.uniques
        self.bots += other.bots


Rows = Mapping[tuple[int, str], Tally]
"""What a batch adds: (local day, page) -> counts. Days as in ``cchc_api.days``."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What is stored up to now."""

    visits: int
    visits_today: int
    uniques_today: int


@dataclass(frozen=True, slots=True)
class PageCount:
    """One line of the list of most read pages."""

    path: str
    views: int
    visits: int


@dataclass(frozen=True, slots=True)
class PageDay:
    """What is stored of one page on one local day."""

    day: date
    path: str
    tally: Tally


def by_day(rows: Rows) -> dict[int, Tally]:
    """The rows of a batch added up per local day, days in order."""
    days: dict[int, Tally] = {}
    for (day, _), tally in rows.items():
        if day not in days:
            days[day] = Tally()
        days[day].add(tally)
    return dict(sorted(days.items()))


class Store(Protocol):
    """One engine. Every method raises ``StoreError`` when the engine fails."""

    shared: bool
    """True if other processes may add to it, so that its figures must be read again."""

    def commit(self, rows: Rows) -> None:
        """Add the rows, all or none; return when they are durable."""

    def totals(self, today: date) -> Totals:
        """Visits ever stored, and the figures of one day."""

    def top(self, first: date, last: date, count: int) -> list[PageCount]:
        """The most viewed pages of a period, both ends included; ties in order of address."""

    def pages(self, first: date, last: date) -> list[PageDay]:
        """All that is stored of a period, both ends included, in order of day and address."""

    def page_views(self) -> dict[str, int]:
        """Views ever stored, by page."""

    def check(self) -> None:
        """Make sure that a commit could be made now."""

    def close(self) -> None:
        """Release what the engine holds."""
