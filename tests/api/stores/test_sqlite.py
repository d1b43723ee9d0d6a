import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.api.stores.test_conformance import MONDAY, row

from cchc_api.days import number_of
from cchc_api.stores import sqlite
from cchc_api.stores.protocol import StoreError, Tally
from cchc_api.stores.sqlite import MIGRATIONS, SqliteStore


def pragma(file: Path, name: str) -> object:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_the_file_is_flushed_before_a_commit_returns(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "c.sqlite")
    connection = store._connection
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,), "FULL"
    store.close()


def test_a_new_file_has_the_newest_schema(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "deep" / "c.sqlite").close()
    assert pragma(tmp_path / "deep" / "c.sqlite", "user_version") == len(
        list(MIGRATIONS.glob("*.sql"))
    )


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = [int(file.name[:3]) for file in sorted(MIGRATIONS.glob("*.sql"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_failing_migration_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "c.sqlite"
    store = SqliteStore(file)
    store.commit({row(MONDAY, "/"): Tally(1, 1, 1)})
    store.close()
    later = tmp_path / "later"
    later.mkdir()
    for sql in MIGRATIONS.glob("*.sql"):
        (later / sql.name).write_text(sql.read_text())
    (later / "099_bad.sql").write_text("CREATE TABLE extra (a); INSERT INTO nowhere VALUES (1);")
    monkeypatch.setattr(sqlite, "MIGRATIONS", later)
    with pytest.raises(StoreError, match="nowhere"):
        SqliteStore(file)
    monkeypatch.undo()
    again = SqliteStore(file)
    assert again.totals(MONDAY).visits == 1
    assert pragma(file, "user_version") == 1
    again.close()


def test_a_file_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "c.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(StoreError, match="phiên bản mới hơn \\(999\\)"):
        SqliteStore(tmp_path / "c.sqlite")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.sqlite").write_text("Tệp này không phải cơ sở dữ liệu. " * 50, encoding="utf-8")
    with pytest.raises(StoreError, match="Không dùng được tệp bộ đếm"):
        SqliteStore(tmp_path / "c.sqlite")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="Không dùng được tệp bộ đếm"):
        SqliteStore(tmp_path / "file" / "c.sqlite")


def test_a_store_that_can_only_be_read_is_not_ready(tmp_path: Path) -> None:
    with closing(SqliteStore(tmp_path / "c.sqlite")) as store:
        store.check()
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="không có quyền ghi"):
            store.check()
        store._connection.execute("PRAGMA query_only = OFF")
        store.commit({row(MONDAY, "/"): Tally(1, 1, 1)})
        assert store.totals(MONDAY).visits == 1


def test_a_batch_is_stored_whole_or_not_at_all(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "c.sqlite")
    many = {row(MONDAY, f"/{number}/"): Tally(1, 1, 1) for number in range(100)}
    with pytest.raises(StoreError):
        store.commit({**many, row(MONDAY, "/b/"): Tally(2**70, 1, 1)})
    assert store.totals(MONDAY).visits == 0
    assert store.page_views() == {}
    store.commit({row(MONDAY, "/a/"): Tally(1, 1, 1)})
    assert store.totals(MONDAY).visits == 1
    store.close()


def test_batches_of_every_size_are_stored_whole(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "c.sqlite", "OFF")
    for size in (1, 7, 8, 9, 63, 64, 65, 130):
        store.commit({row(MONDAY, f"/{number}/"): Tally(1, 1, 1) for number in range(size)})
    views = store.page_views()
    assert sum(views.values()) == 1 + 7 + 8 + 9 + 63 + 64 + 65 + 130
    assert (views["/0/"], views["/64/"], len(views)) == (8, 2, 130)
    store.close()


def test_robots_stand_apart(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite"
    store = SqliteStore(file)
    store.commit({row(MONDAY, "/"): Tally(2, 1, 1, 40)})
    store.close()
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT * FROM site_day").fetchall()
    assert found == [("2026-11-23", 2, 1, 1, 40)]


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "c.sqlite")
    store.close()
    with pytest.raises(StoreError):
        store.commit({(number_of(MONDAY), "/"): Tally(1)})
