"""The figures shown, kept in the process and raised at each commit: no query per request."""

from cchc_api.days import date_of, day_number
from cchc_api.stores.protocol import Rows, Store, Totals


class Counts:
    """Visits since the offset, and the visits and unique visitors of the running day."""

    def __init__(self, store: Store, now: float) -> None:
        """Read what is stored. Raises StoreError."""
        self._day = day_number(now)
        self._pages = store.page_views()
        self.take(store.totals(date_of(self._day)), self._day)

    def add(self, rows: Rows) -> None:
        """Take up a batch that has become durable."""
        pages = self._pages
        for (day, page), tally in rows.items():
            pages[page] = pages.get(page, 0) + tally.views
            if day > self._day:
                self._day, self._visits_today, self._uniques_today = day, 0, 0
            self.visits += tally.visits
            if day == self._day:
                self._visits_today += tally.visits
                self._uniques_today += tally.uniques

    def take(self, totals: Totals, day: int) -> None:
        """Take up what the store holds for a local day: other nodes add to it as well."""
        self._day = day
        self.visits = totals.visits
        self._visits_today = totals.visits_today
        self._uniques_today = totals.uniques_today

    def take_pages(self, views: dict[str, int]) -> None:
        """Take up the views of every page."""
        self._pages = views

    def views(self, page: str) -> int:
        """Views of one page, ever."""
        return self._pages.get(page, 0)

    def today(self, now: float) -> tuple[int, int]:
        """Visits and unique visitors of the local day of an instant in seconds."""
        if day_number(now) != self._day:
            return 0, 0
        return self._visits_today, self._uniques_today
