"""Who has been here today, known to several nodes: in a Redis that keeps nothing on any disk.

Each node marks in its own memory first (``visitors.py``). Before a batch is stored its marks are
put to the shared memory, in one question, and what another node knows already is taken off the
batch. What is unknown to either is counted, so a shared memory that has been emptied costs nothing.
Without an answer the node goes on with what it knows itself: no hit is lost for that.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from cchc_api.batcher import Claim
from cchc_api.days import day_number, midnight
from cchc_api.online import WINDOW
from cchc_api.recent import REPEAT
from cchc_api.settings import Clock, RandomBytes
from cchc_api.stores.protocol import Rows, StoreError, Tally
from cchc_api.visitors import SILENCE, Mark

SECONDS = 1.0
"""For a connection and for an answer; hits wait for it."""

_LIFE = 86_400 + SILENCE
_MARK = """
local now, life, silence = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3])
local found = {}
for i = 4, #ARGV, 3 do
  local key, old = ARGV[i], ARGV[i + 1]
  if redis.call('EXISTS', 'cchc:view:' .. key .. ARGV[i + 2]) == 1 then
    table.insert(found, -2)
  else
    local last = redis.call('GET', 'cchc:seen:' .. key)
    table.insert(found, tonumber(last or -1))
    if not last and old ~= '0' then
      last = redis.call('GET', 'cchc:seen:' .. old)
      redis.call('DEL', 'cchc:seen:' .. old)
      redis.call('ZREM', 'cchc:online', old)
      if last and tonumber(last) > now - silence then found[#found] = -3 end
    end
    redis.call('SET', 'cchc:seen:' .. key, now, 'EX', life)
    redis.call('ZADD', 'cchc:online', now, key)
  end
end
return found
"""
_REPEAT, _NEVER, _GOES_ON = -2, -1, -3
"""What the script says instead of the second of a visitor's last hit of this day: the same view was
stored a moment ago; this visitor was not here today; nor that, but a visit of yesterday goes on."""

_log = logging.getLogger(__name__)


class SharedVisitors:
    """Connects and makes sure that nothing is written to a disk there. Raises StoreError."""

    def __init__(self, url: str, clock: Clock, random_bytes: RandomBytes) -> None:
        self._clock, self._random_bytes = clock, random_bytes
        self._online = 0
        try:
            self._redis: Redis = Redis.from_url(
                url,
                socket_connect_timeout=SECONDS,
                socket_timeout=SECONDS,
                retry=Retry(NoBackoff(), 0),
            )
            self._mark = self._redis.register_script(_MARK)
            self._must_forget()
        except (RedisError, ValueError) as error:
            # The address itself is not repeated: it may hold a password.
            said = "địa chỉ không đúng" if isinstance(error, ValueError) else "không trả lời"
            raise StoreError(f"Không dùng được Redis giữ dấu khách: {said}.") from None

    def _must_forget(self) -> None:
        settings = self._redis.config_get("save", "appendonly")
        if settings.get("save") or settings.get("appendonly") != "no":
            self.close()
            raise StoreError(
                "Redis giữ dấu khách không được ghi gì xuống đĩa: "
                'đặt save "" và appendonly no. Không dùng chung với Redis của kho đếm.'
            )

    def day_key(self, count: int) -> bytes:
        """The key of the running day, the same for all nodes; forgotten when it is of no more use.

        A key of this node's own where the shared memory does not answer.
        """
        own, now = self._random_bytes(count), self._clock()
        day = day_number(now)
        name = f"cchc:day-key:{day}"
        try:
            left = int(midnight(day + 1) + SILENCE - now)
            self._redis.set(name, own, nx=True, ex=left)
            shared: Any = self._redis.get(name)
        except RedisError as error:
            _tell(error)
            return own
        return shared or own

    @contextmanager
    def settled(self, rows: Rows, claims: Sequence[Claim]) -> Iterator[None]:
        """While a batch is stored: its figures corrected before, its marks made good after.

        A batch that fails leaves no mark. Called in the thread that stores.
        """
        now = int(self._clock())
        found = self._ask(claims, now)
        for (day, page, mark), last in zip(claims, found, strict=False):
            _correct(rows[day, page], mark, last, now)
        try:
            yield
        except BaseException:
            self._take_back(claims, found)
            raise
        self._confirm(claims, found)

    def online(self) -> int:
        """Distinct visitors of the last five minutes at all nodes, as last asked."""
        return self._online

    def ask_online(self) -> None:
        """Ask anew; blocks."""
        now = int(self._clock())
        try:
            with self._redis.pipeline(transaction=False) as questions:
                questions.zremrangebyscore("cchc:online", "-inf", now - WINDOW)
                questions.zcard("cchc:online")
                self._online = questions.execute()[1]
        except RedisError as error:
            _tell(error)

    def close(self) -> None:
        """End the connections."""
        self._redis.close()

    def _ask(self, claims: Sequence[Claim], now: int) -> Sequence[int]:
        if not claims:
            return ()
        words: list[Any] = [now, _LIFE, SILENCE]
        for _, page, mark in claims:
            words += (mark.key, mark.yesterday, page)
        try:
            found: list[int] = self._mark(args=words)
        except RedisError as error:
            _tell(error)
            return ()
        return found

    def _confirm(self, claims: Sequence[Claim], found: Sequence[int]) -> None:
        """Only what is stored may turn another node's hit into a repeat, which would be lost."""
        with self._told() as orders:
            for (_, page, mark), last in zip(claims, found, strict=False):
                if last != _REPEAT:
                    orders.set(f"cchc:view:{mark.key}{page}", 1, ex=int(REPEAT))

    def _take_back(self, claims: Sequence[Claim], found: Sequence[int]) -> None:
        with self._told() as orders:
            for (_, _, mark), last in reversed(list(zip(claims, found, strict=False))):
                key = mark.key
                if last >= 0:
                    orders.set(f"cchc:seen:{key}", last, ex=_LIFE)
                    orders.zadd("cchc:online", {str(key): last})
                elif last != _REPEAT:
                    orders.delete(f"cchc:seen:{key}")
                    orders.zrem("cchc:online", str(key))

    @contextmanager
    def _told(self) -> Iterator[Any]:
        with self._redis.pipeline(transaction=False) as orders:
            yield orders
            try:
                if len(orders):
                    orders.execute()
            except RedisError as error:
                _tell(error)


def _correct(row: Tally, mark: Mark, last: int, now: int) -> None:
    """Take off what another node has counted; what this node knows of stays uncounted."""
    if last == _REPEAT:
        row.views -= 1
    if mark.visit and (last in (_REPEAT, _GOES_ON) or last > now - SILENCE):
        row.visits -= 1
    if mark.unique and last not in (_NEVER, _GOES_ON):
        row.uniques -= 1


def _tell(error: RedisError) -> None:
    _log.warning("Redis giữ dấu khách không trả lời: %s", type(error).__name__)
