from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from tests.api.stores.test_conformance import MONDAY, row

from cchc_api.stores.copying import back_up, restore
from cchc_api.stores.protocol import Store, StoreError, Tally, Totals
from cchc_api.stores.sqlite import SqliteStore
from cchc_api.stores.urls import open_store

ENGINES = [
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.e2e),
    pytest.param("redis", marks=pytest.mark.e2e),
]


def fill(store: Store) -> None:
    store.commit({row(date(2025, 12, 31), "/a/"): Tally(9, 4, 2, 1)})
    store.commit({row(MONDAY, "/a/"): Tally(5, 3, 2), row(MONDAY, "/b/"): Tally(1, 1, 1)})


@pytest.mark.parametrize("engine", ENGINES)
def test_counts_come_back_as_they_were(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    with closing(SqliteStore(tmp_path / "c.sqlite")) as store:
        fill(store)
        assert back_up(store, tmp_path / "copy.sqlite") == 3
        expected = store.pages(date.min, date.max)
    url = f"sqlite:{tmp_path}/new.sqlite"
    if engine != "sqlite":
        url = request.getfixturevalue(f"{engine}_engine").url()
    with closing(open_store(url, tmp_path)) as store:
        assert restore(tmp_path / "copy.sqlite", store) == 3
        assert store.pages(date.min, date.max) == expected
        assert store.totals(MONDAY) == Totals(8, 4, 3)
        assert back_up(store, tmp_path / "again.sqlite") == 3
    with closing(SqliteStore(tmp_path / "again.sqlite")) as copy:
        assert copy.pages(date.min, date.max) == expected


def test_nothing_is_written_over_or_added_up(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "c.sqlite")) as store:
        fill(store)
        copy = tmp_path / "copy.sqlite"
        back_up(store, copy)
        with pytest.raises(FileExistsError):
            back_up(store, copy)
        with pytest.raises(StoreError, match="kho trống"):
            restore(copy, store)
        with pytest.raises(StoreError, match="Không có tệp sao lưu"):
            restore(tmp_path / "khong.sqlite", store)
        assert store.totals(MONDAY).visits == 8
    assert not list(tmp_path.glob(".*"))
