"""Redis or Valkey: several nodes add to one server, whose append-only file is flushed each time.

Keys: ``cchc:pages:<day>`` is a hash of ``<figure>:<page>``, ``cchc:site:<day>`` one of figures,
``cchc:days`` the set of days, ``cchc:ever`` a hash of figures of all days.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from msgspec.structs import fields
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

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

CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 10.0

FORCE = "durability=any"
"""Address parameter ``?durability=any``: a server that may lose hits is accepted."""

_FIGURES = tuple(field.name for field in fields(Tally))
_DAYS, _EVER = "cchc:days", "cchc:ever"


class RedisStore:
    """Connects and looks at the server's settings.

    Raises StoreError for a server that cannot be reached, or that keeps no append-only file: it
    would forget everything when it ends. ``check`` raises it, too, for one that flushes later than
    it answers.
    """

    shared = True

    def __init__(self, url: str) -> None:
        url, self._forced = _split(url)
        with self._failures():
            # No retry: a batch sent twice is counted twice.
            self._redis: Redis = Redis.from_url(
                url,
                decode_responses=True,
                socket_connect_timeout=CONNECT_SECONDS,
                socket_timeout=ANSWER_SECONDS,
                retry=Retry(NoBackoff(), 0),
            )
        try:
            self._refuse_forgetful()
        except StoreError:
            self.close()
            raise

    def commit(self, rows: Rows) -> None:
        """Add the rows in one transaction; with ``appendfsync always`` durable on return."""
        with self._failures(), self._redis.pipeline(transaction=True) as batch:
            for (day, path), tally in rows.items():
                _add(batch, f"cchc:pages:{date_of(day)}", tally, f":{path}")
            for day, tally in by_day(rows).items():
                _add(batch, f"cchc:site:{date_of(day)}", tally)
                _add(batch, _EVER, tally)
                batch.sadd(_DAYS, str(date_of(day)))
            batch.execute()

    def totals(self, today: date) -> Totals:
        """Visits ever stored, and the figures of one day."""
        with self._failures(), self._redis.pipeline(transaction=True) as batch:
            batch.hget(_EVER, "visits")
            batch.hmget(f"cchc:site:{today}", ["visits", "uniques"])
            ever, (visits, uniques) = batch.execute()
        return Totals(int(ever or 0), int(visits or 0), int(uniques or 0))

    def top(self, first: date, last: date, count: int) -> list[PageCount]:
        """The most viewed pages."""
        pages: defaultdict[str, Tally] = defaultdict(Tally)
        for row in self.pages(first, last):
            pages[row.path].add(row.tally)
        found = [PageCount(path, t.views, t.visits) for path, t in pages.items() if t.views]
        return sorted(found, key=lambda page: (-page.views, page.path))[:count]

    def pages(self, first: date, last: date) -> list[PageDay]:
        """All that is stored of a period."""
        found = []
        for day in self._days():
            if first <= day <= last:
                found += self._day(day)
        return found

    def page_views(self) -> dict[str, int]:
        """Views ever stored, by page."""
        views: defaultdict[str, int] = defaultdict(int)
        for day in self._days():
            for row in self._day(day):
                views[row.path] += row.tally.views
        return dict(views)

    def check(self) -> None:
        """Make sure that the server takes commits and flushes each before it answers."""
        self._refuse_forgetful()
        if not self._forced:
            self._refuse_late()
        with self._failures():
            if self._redis.info("replication").get("role") != "master":
                raise StoreError("Máy chủ Redis là bản sao chỉ đọc; hãy nối tới bản chính.")
            state = self._redis.info("persistence")
        if state.get("aof_enabled") and state.get("aof_last_write_status") != "ok":
            raise StoreError("Redis không ghi được tệp AOF; hãy xem đĩa của máy chủ Redis.")

    def close(self) -> None:
        """End the connections."""
        self._redis.close()

    def _refuse_forgetful(self) -> None:
        if not self._forced and self._setting("appendonly") != "yes":
            raise StoreError(
                "Redis không giữ tệp AOF (appendonly no) nên sẽ mất số đếm khi dừng. Hãy đặt "
                "appendonly yes và appendfsync always; nếu vẫn muốn dùng, thêm "
                "?durability=any vào địa chỉ kho."
            )

    def _refuse_late(self) -> None:
        for name, wanted in (("appendfsync", "always"), ("no-appendfsync-on-rewrite", "no")):
            found = self._setting(name)
            if found != wanted:
                raise StoreError(
                    f"Redis trả lời trước khi ghi xuống đĩa ({name} {found}); hãy đặt "
                    f"{name} {wanted}."
                )
        policy = self._setting("maxmemory-policy")
        if policy.startswith("allkeys"):
            raise StoreError(
                f"Redis được phép xóa số đếm khi hết bộ nhớ (maxmemory-policy {policy}); hãy đặt "
                "maxmemory-policy noeviction."
            )

    def _setting(self, name: str) -> str:
        with self._failures():
            return str(self._redis.config_get(name).get(name, ""))

    def _days(self) -> list[date]:
        with self._failures():
            return sorted(date.fromisoformat(str(day)) for day in self._redis.smembers(_DAYS))

    def _day(self, day: date) -> list[PageDay]:
        pages: defaultdict[str, Tally] = defaultdict(Tally)
        with self._failures():
            stored: dict[Any, Any] = self._redis.hgetall(f"cchc:pages:{day}")
        for name, number in stored.items():
            figure, _, path = name.partition(":")
            setattr(pages[path], figure, int(number))
        return [PageDay(day, path, pages[path]) for path in sorted(pages)]

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except (RedisError, OSError) as error:
            raise StoreError(f"Không dùng được kho Redis: {error}.") from error
        except ValueError as error:
            # Its text may repeat the address, and with it a password.
            raise StoreError("Không dùng được kho Redis: địa chỉ không đúng.") from error


def _add(batch: Any, key: str, tally: Tally, suffix: str = "") -> None:
    for figure in _FIGURES:
        if number := getattr(tally, figure):
            batch.hincrby(key, figure + suffix, number)


def _split(url: str) -> tuple[str, bool]:
    """The address without our own parameter, and whether it was there. Valkey speaks Redis."""
    address, _, query = url.partition("?")
    scheme, _, rest = address.partition(":")
    scheme = scheme.lower().replace("valkeys", "rediss").replace("valkey", "redis")
    pairs = query.split("&") if query else []
    others = "&".join(pair for pair in pairs if pair != FORCE)
    return f"{scheme}:{rest}" + (f"?{others}" if others else ""), FORCE in pairs
