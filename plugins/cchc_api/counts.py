"""The figures shown, kept in the process and raised at each commit: no query per request."""

from cchc_api.days import date_of, day_number
from cchc_api.stores.protocol import Rows, Store


class Counts:
    """Visits since the offset, and the visits and unique visitors of the running day."""

    def __init__(self, store: Store, now: float) -> None:
        """Read what is stored. Raises StoreError."""
        self._day = day_number(now)
        totals = store.totals(date_of(self._day))
        self.visits = totals.visits
        self._visits_today = totals.visits_today
        self._uniques_today = totals.uniques_today

    def add(self, rows: Rows) -> None:
        """Take up a batch that has become durable."""
        for (day, _), tally in rows.items():
            if day > self._day:
                self._day, self._visits_today, self._uniques_today = day, 0, 0
            self.visits += tally.visits
            if day == self._day:
                self._visits_today += tally.visits
                self._uniques_today += tally.uniques

    def today(self, now: float) -> tuple[int, int]:
        """Visits and unique visitors of the local day of an instant in seconds."""
        if day_number(now) != self._day:
            return 0, 0
        return self._visits_today, self._uniques_today
