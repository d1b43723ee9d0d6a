"""A copy of all counts in one SQLite file, whichever engine holds them, and the way back.

The copy holds counts per day and page and nothing else: nobody who reads it learns of a visitor.
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from cchc_api.days import number_of
from cchc_api.stores.protocol import Rows, Store, StoreError
from cchc_api.stores.sqlite import SqliteStore

_YEARS = range(1990, 2200)
"""Read year by year, so that no more than that lies in memory."""


def back_up(store: Store, file: Path) -> int:
    """Write a new file; the number of rows (day and page). The store may go on counting.

    Each year is one consistent reading. Raises StoreError, and FileExistsError rather than write
    over a file.
    """
    if file.exists():
        raise FileExistsError(17, "tệp đã có", str(file))
    beside = file.with_name(f".{file.name}.part")
    beside.unlink(missing_ok=True)
    with closing(SqliteStore(beside)) as copy:
        rows = _copy(store, copy)
    beside.replace(file)
    return rows


def restore(file: Path, store: Store) -> int:
    """Put a copy into a store that holds nothing yet; the number of rows.

    Raises StoreError, also for a store that holds counts: they would be added up.
    """
    if not file.is_file():
        raise StoreError(f"Không có tệp sao lưu {file}.")
    if store.page_views():
        raise StoreError("Kho đếm đang có số liệu; chỉ phục hồi vào kho trống.")
    with closing(SqliteStore(file)) as copy:
        return _copy(copy, store)


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
