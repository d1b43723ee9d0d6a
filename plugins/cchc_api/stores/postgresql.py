"""PostgreSQL: several nodes add to one database. A commit returns when its log is flushed.

asyncpg speaks to an event loop, the stores' methods block: the loop lives in a thread of its own.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import asyncpg

from cchc_api.days import date_of
from cchc_api.stores.protocol import (
    PageCount,
    PageDay,
    Rows,
    StoreError,
    Tally,
    Totals,
    by_day,
)

MIGRATIONS = Path(__file__).parent / "migrations" / "postgresql"
CONNECT_SECONDS = 5.0
QUERY_SECONDS = 10.0

_LOCK = 0x63636863
"""Number of the advisory lock under which a node brings the schema up to date."""

# A synchronous commit is the promise of every acknowledgement, whatever the server's default is.
_SESSION = {"synchronous_commit": "on", "application_name": "cchc", "TimeZone": "UTC"}

_ADD = """
INSERT INTO {table} AS kept ({keys}, views, visits, uniques, bots)
SELECT * FROM unnest({arrays}, $A::bigint[], $B::bigint[], $C::bigint[], $D::bigint[])
ON CONFLICT ({keys}) DO UPDATE SET views = kept.views + excluded.views,
  visits = kept.visits + excluded.visits, uniques = kept.uniques + excluded.uniques,
  bots = kept.bots + excluded.bots
"""
_ADD_PAGE = (
    _ADD.format(table="page_day", keys="day, path", arrays="$1::date[], $2::text[]")
    .replace("$A", "$3")
    .replace("$B", "$4")
    .replace("$C", "$5")
    .replace("$D", "$6")
)
_ADD_SITE = (
    _ADD.format(table="site_day", keys="day", arrays="$1::date[]")
    .replace("$A", "$2")
    .replace("$B", "$3")
    .replace("$C", "$4")
    .replace("$D", "$5")
)
_TOTALS = """
SELECT coalesce(sum(visits), 0)::bigint,
  coalesce(sum(visits) FILTER (WHERE day = $1), 0)::bigint,
  coalesce(sum(uniques) FILTER (WHERE day = $1), 0)::bigint FROM site_day
"""
_TOP = """
SELECT path, sum(views)::bigint AS views, sum(visits)::bigint FROM page_day
WHERE day BETWEEN $1 AND $2 GROUP BY path HAVING sum(views) > 0
ORDER BY views DESC, path COLLATE "C" LIMIT $3
"""
_PAGES = """
SELECT day, path, views, visits, uniques, bots FROM page_day
WHERE day BETWEEN $1 AND $2 ORDER BY day, path COLLATE "C"
"""
_PAGE_VIEWS = "SELECT path, sum(views)::bigint FROM page_day GROUP BY path"

Value = TypeVar("Value")
Connection = Any  # asyncpg is not typed


class PostgresqlStore:
    """Connects and brings the schema to the newest version.

    Raises StoreError for a server that cannot be reached or a schema of a later version. The
    writer keeps one connection and makes a new one when it is lost; readers have their own.
    """

    shared = True

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: Connection = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(
            target=self._loop.run_forever, name="cchc-postgresql", daemon=True
        )
        self._thread.start()
        try:
            self._wait(self._write(_migrate))
        except StoreError:
            self.close()
            raise

    def commit(self, rows: Rows) -> None:
        """Add the rows in one transaction; durable when this returns."""
        # Sorted: two nodes that lock the same rows in the same order cannot block each other.
        ordered = sorted(rows.items(), key=lambda row: row[0])
        keys = [[date_of(day) for (day, _), _ in ordered], [path for (_, path), _ in ordered]]
        pages = [*keys, *_columns([tally for _, tally in ordered])]
        days = by_day(rows)
        sites = [[date_of(day) for day in days], *_columns(list(days.values()))]

        async def add(connection: Connection) -> None:
            async with connection.transaction():
                await connection.execute(_ADD_PAGE, *pages)
                await connection.execute(_ADD_SITE, *sites)

        self._wait(self._write(add))

    def totals(self, today: date) -> Totals:
        """Visits ever stored, and the figures of one day."""
        return Totals(*self._read(_TOTALS, today)[0])

    def top(self, first: date, last: date, count: int) -> list[PageCount]:
        """The most viewed pages."""
        return [PageCount(*row) for row in self._read(_TOP, first, last, count)]

    def pages(self, first: date, last: date) -> list[PageDay]:
        """All that is stored of a period."""
        rows = self._read(_PAGES, first, last)
        return [PageDay(row[0], row[1], Tally(*row[2:])) for row in rows]

    def page_views(self) -> dict[str, int]:
        """Views ever stored, by page."""
        return {row[0]: row[1] for row in self._read(_PAGE_VIEWS)}

    def check(self) -> None:
        """Lock the tables as a commit does, and change nothing. A standby refuses that."""

        async def lock(connection: Connection) -> None:
            async with connection.transaction():
                await connection.execute("LOCK TABLE page_day, site_day IN ROW EXCLUSIVE MODE")

        self._wait(self._write(lock))

    def close(self) -> None:
        """End the connection and the thread."""
        if self._loop.is_closed():
            return
        asyncio.run_coroutine_threadsafe(self._leave(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _read(self, query: str, *values: object) -> list[Sequence[Any]]:
        async def read() -> list[Sequence[Any]]:
            connection = await self._connect()
            try:
                rows: list[Sequence[Any]] = await connection.fetch(query, *values)
                return rows
            finally:
                await connection.close()

        rows: list[Sequence[Any]] = self._wait(read())
        return rows

    async def _write(self, work: Callable[[Connection], Awaitable[None]]) -> None:
        if self._connection is None or self._connection.is_closed():
            self._connection = await self._connect()
        try:
            await work(self._connection)
        except BaseException:
            # What state it is in nobody knows: the next commit begins with a new one.
            self._connection.terminate()
            self._connection = None
            raise

    async def _leave(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
            # The transport lets go of its socket in the next turn of the loop.
            await asyncio.sleep(0)

    async def _connect(self) -> Connection:
        return await asyncpg.connect(
            self._url,
            timeout=CONNECT_SECONDS,
            command_timeout=QUERY_SECONDS,
            server_settings=_SESSION,
        )

    def _wait(self, work: Any) -> Any:
        """The result of a coroutine, run in the store's thread."""
        if self._loop.is_closed():
            work.close()
            raise StoreError("Kho PostgreSQL đã đóng.")
        try:
            return asyncio.run_coroutine_threadsafe(work, self._loop).result()
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            raise StoreError(f"Không dùng được kho PostgreSQL: {_reason(error)}.") from error
        except (ValueError, TimeoutError) as error:
            # Their texts may repeat the address, and with it a password.
            raise StoreError(
                "Không dùng được kho PostgreSQL: địa chỉ không đúng hoặc máy chủ không trả lời."
            ) from error


def _reason(error: BaseException) -> str:
    return str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__


def _columns(tallies: list[Tally]) -> list[list[int]]:
    return [
        [tally.views for tally in tallies],
        [tally.visits for tally in tallies],
        [tally.uniques for tally in tallies],
        [tally.bots for tally in tallies],
    ]


async def _migrate(connection: Connection) -> None:
    """The files not yet applied and their number, in one transaction; one node at a time."""
    files = sorted(MIGRATIONS.glob("*.sql"))
    async with connection.transaction():
        await connection.execute("SELECT pg_advisory_xact_lock($1)", _LOCK)
        await connection.execute("CREATE TABLE IF NOT EXISTS cchc_schema (version int NOT NULL)")
        version = await connection.fetchval("SELECT coalesce(max(version), 0) FROM cchc_schema")
        if version > len(files):
            raise StoreError(
                f"Kho PostgreSQL thuộc phiên bản mới hơn ({version}); phần mềm này chỉ biết đến "
                f"phiên bản {len(files)}. Hãy cập nhật phần mềm."
            )
        for number, file in enumerate(files[version:], start=version + 1):
            await connection.execute(file.read_text(encoding="utf-8"))
            await connection.execute("INSERT INTO cchc_schema (version) VALUES ($1)", number)
