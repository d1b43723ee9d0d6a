"""What every engine must do. Another engine is another line in ``ENGINES``."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from cchc_api.days import number_of
from cchc_api.stores.postgresql import PostgresqlStore
from cchc_api.stores.protocol import PageCount, PageDay, Store, StoreError, Tally, Totals
from cchc_api.stores.sqlite import SqliteStore
from cchc_api.stores.urls import open_store

ENGINES = [
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.e2e),
    pytest.param("redis", marks=pytest.mark.e2e),
]
PATHS = [f"/tin/{number}/" for number in range(20)]
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:{tmp_path}/c.sqlite"
    return str(request.getfixturevalue(f"{request.param}_engine").url())


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
    assert store.pages(MONDAY, TUESDAY) == []
    assert store.page_views() == {}
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


def test_all_of_a_period_in_order(store: Store) -> None:
    rows = {row(TUESDAY, "/a/"): Tally(4, 3, 2, 1), row(MONDAY, "/b/"): Tally(bots=5)}
    store.commit({**rows, row(MONDAY, "/Đ:x/"): Tally(7)})
    monday = [PageDay(MONDAY, "/b/", Tally(bots=5)), PageDay(MONDAY, "/Đ:x/", Tally(7))]
    assert store.pages(MONDAY, MONDAY) == monday
    assert store.pages(MONDAY, TUESDAY) == [*monday, PageDay(TUESDAY, "/a/", Tally(4, 3, 2, 1))]
    assert store.page_views() == {"/a/": 4, "/b/": 0, "/Đ:x/": 7}


def test_two_that_add_at_once_lose_nothing(url: str, tmp_path: Path) -> None:
    nodes = [open_store(url, tmp_path) for _ in range(2)]

    def work(node: int) -> None:
        order = PATHS if node else PATHS[::-1]
        for _ in range(25):
            nodes[node].commit({row(MONDAY, path): Tally(2, 1) for path in order})

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    for node in nodes:
        assert node.totals(MONDAY) == Totals(50 * len(PATHS), 50 * len(PATHS), 0)
        assert node.page_views() == dict.fromkeys(PATHS, 100)
        node.close()


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    if isinstance(store, SqliteStore | PostgresqlStore):
        with pytest.raises(StoreError):
            store.commit({row(MONDAY, "/"): Tally(1)})
