"""What every engine must do. Another engine is another line in ``ENGINES``."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from cchc_api.days import number_of
from cchc_api.stores.protocol import PageCount, Store, Tally, Totals
from cchc_api.stores.urls import open_store

ENGINES: dict[str, Callable[[Path], str]] = {"sqlite": lambda folder: f"sqlite:{folder}/c.sqlite"}
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture(params=sorted(ENGINES))
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return ENGINES[request.param](tmp_path)


@pytest.fixture
def store(url: str, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(url, tmp_path)
    yield opened
    opened.close()


def row(day: date, path: str) -> tuple[int, str]:
    return number_of(day), path


def test_an_empty_store(store: Store) -> None:
    assert store.totals(MONDAY) == Totals(0, 0, 0)
    assert store.top(MONDAY, TUESDAY, 10) == []
    store.check()


def test_batches_add_up(store: Store) -> None:
    store.commit({row(MONDAY, "/"): Tally(5, 2, 1), row(MONDAY, "/a/"): Tally(3, 1, 1, 7)})
    store.commit({row(MONDAY, "/"): Tally(1, 1, 0), row(TUESDAY, "/"): Tally(4, 2, 2)})
    assert store.totals(MONDAY) == Totals(6, 4, 2)
    assert store.totals(TUESDAY) == Totals(6, 2, 2)
    assert store.totals(date(2026, 11, 25)) == Totals(6, 0, 0)


def test_the_most_read_pages_of_a_period(store: Store) -> None:
    store.commit(
        {
            row(MONDAY, "/b/"): Tally(2, 1),
            row(MONDAY, "/a/"): Tally(2, 0),
            row(MONDAY, "/bots/"): Tally(bots=9),
            row(TUESDAY, "/b/"): Tally(5, 5),
            row(TUESDAY, "/c/"): Tally(6, 1),
        }
    )
    assert store.top(MONDAY, MONDAY, 9) == [PageCount("/a/", 2, 0), PageCount("/b/", 2, 1)]
    assert store.top(MONDAY, TUESDAY, 2) == [PageCount("/b/", 7, 6), PageCount("/c/", 6, 1)]


def test_what_is_stored_is_still_there_after_reopening(url: str, tmp_path: Path) -> None:
    first = open_store(url, tmp_path)
    first.commit({row(MONDAY, "/tin/cải-cách/"): Tally(1, 1, 1)})
    first.close()
    second = open_store(url, tmp_path)
    assert second.totals(MONDAY) == Totals(1, 1, 1)
    assert second.top(MONDAY, MONDAY, 1) == [PageCount("/tin/cải-cách/", 1, 1)]
    second.close()
