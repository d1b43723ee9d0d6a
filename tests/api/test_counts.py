from datetime import date
from pathlib import Path

from tests.api.support import local

from cchc_api.counts import Counts
from cchc_api.days import number_of
from cchc_api.stores.protocol import Tally
from cchc_api.stores.sqlite import SqliteStore

MORNING = local("2026-11-24T08:15:00")
TODAY, TOMORROW = number_of(date(2026, 11, 24)), number_of(date(2026, 11, 25))


def counts(tmp_path: Path) -> Counts:
    store = SqliteStore(tmp_path / "c.sqlite")
    store.commit({(TODAY - 1, "/"): Tally(9, 7, 5), (TODAY, "/"): Tally(4, 3, 2)})
    found = Counts(store, MORNING)
    store.close()
    return found


def test_begins_with_what_is_stored(tmp_path: Path) -> None:
    found = counts(tmp_path)
    assert (found.visits, found.today(MORNING)) == (10, (3, 2))


def test_rises_with_each_batch(tmp_path: Path) -> None:
    found = counts(tmp_path)
    found.add({(TODAY, "/a/"): Tally(2, 1, 1), (TODAY, "/b/"): Tally(2, 0, 0, 5)})
    assert (found.visits, found.today(MORNING)) == (11, (4, 3))


def test_a_new_day_begins_at_nought_even_without_a_hit(tmp_path: Path) -> None:
    found = counts(tmp_path)
    assert found.today(local("2026-11-25T00:00:00")) == (0, 0)
    assert found.today(local("2026-11-24T23:59:59")) == (3, 2)


def test_a_batch_across_midnight(tmp_path: Path) -> None:
    found = counts(tmp_path)
    found.add({(TOMORROW, "/"): Tally(1, 1, 1), (TODAY, "/"): Tally(1, 1, 0)})
    assert found.visits == 12
    assert found.today(local("2026-11-25T00:00:01")) == (1, 1)
