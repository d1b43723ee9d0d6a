"""A copy of all counts in one SQLite file, whichever engine holds them, and the way back.

Of visits the copy holds counts per day and page and nothing else: nobody who reads it learns of a
visitor.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_api.days import number_of
from cchc_api.stores.protocol import Rows, Store, StoreError
from cchc_api.stores.sqlite import SqliteStore

_YEARS = range(1990, 2200)
"""Read year by year, so that no more than that lies in memory."""


def back_up(store: Store, file: Path, add: Callable[[Path], None] = lambda _: None) -> int:
    """Write a new file; the number of rows (day and page). The store may go on counting.

    Each year is one consistent reading. ``add`` puts more into the file before it shows. Raises
    StoreError, and FileExistsError rather than write over a file.
    """
    if file.exists():
        raise FileExistsError(17, "tệp đã có", str(file))
    beside = file.with_name(f".{file.name}.part")
    beside.unlink(missing_ok=True)
    beside.touch(mode=0o600)
    with closing(SqliteStore(beside)) as copy:
        rows = _copy(store, copy)
    with closing(sqlite3.connect(beside)) as connection:
        # Or nobody could read it where nothing can be written.
        connection.execute("PRAGMA journal_mode = DELETE")
    add(beside)
    beside.replace(file)
    return rows


def restore(file: Path, store: Store) -> int:
    """Put a copy into a store that holds nothing yet; the number of rows.

    Raises StoreError, also for a store that holds counts: they would be added up.
    """
    must_be_empty(file, store)
    with TemporaryDirectory(prefix="cchc-") as folder:
        # Opening it brings it to the newest schema, which is nothing to do to a backup.
        opened = Path(folder) / "copy.sqlite"
        shutil.copyfile(file, opened)
        with closing(SqliteStore(opened)) as copy:
            return _copy(copy, store)


def must_be_empty(file: Path, store: Store) -> None:
    """Raises StoreError unless the file is there and the store holds nothing."""
    if not file.is_file():
        raise StoreError(f"Không có tệp sao lưu {file}.")
    if store.page_views():
        raise StoreError("Kho đếm đang có số liệu; chỉ phục hồi vào kho trống.")


def _copy(source: Store, target: Store) -> int:
    count = 0
    for rows in _years(source):
        target.commit(rows)
        count += len(rows)
    return count


def _years(store: Store) -> Iterator[Rows]:
    for year in _YEARS:
        pages = store.pages(date(year, 1, 1), date(year, 12, 31))
        if pages:
            yield {(number_of(page.day), page.path): page.tally for page in pages}
