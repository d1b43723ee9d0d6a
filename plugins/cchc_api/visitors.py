"""Who has been here today, without knowing who it is. Everything here lives in RAM only.

A visitor key is BLAKE2b-64 (RFC 7693) over address prefix and user agent, keyed with 32 random
bytes made for the local day and destroyed at midnight. Yesterday's key is kept for 30 minutes
more, so that a visit across midnight is not counted twice.

The marks of a hit are tentative: ``undo`` takes them back when its batch cannot be stored,
or the reader's retry would be called a repeat and lost.
"""

import math
from asyncio import Future
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b

from cchc_api.bots import AGENT_LIMIT
from cchc_api.days import day_number, midnight
from cchc_api.settings import RandomBytes

REPEAT = 10.0
"""Seconds in which the same visitor's same page is one page view."""

SILENCE = 30 * 60.0
"""Seconds of silence after which a hit begins a new visit."""

ONLINE = 5 * 60.0
"""Seconds for which a visitor counts as online after a hit."""

CAPACITY = 200_000
"""Visitor keys remembered; beyond it no further one counts as unique that day."""

_KEY_BYTES = 32


@dataclass(slots=True)
class Mark:
    """What one hit is worth, and what must be undone if it is not stored."""

    key: int
    page: str
    visit: bool
    unique: bool
    pending: "Future[bool]"
    """Resolves to True once the page view this hit stands for is durable."""

    repeat: bool = False


class Visitors:
    """The marks of the running day."""

    def __init__(self, now: float, random_bytes: RandomBytes, capacity: int = CAPACITY) -> None:
        self._random_bytes = random_bytes
        self._capacity = capacity
        self._day = day_number(now)
        self._secret = bytearray(random_bytes(_KEY_BYTES))
        self._old_secret: bytearray | None = None
        self._old_until = now
        self._today: set[int] = set()
        self._seen: OrderedDict[int, float] = OrderedDict()
        self._online: OrderedDict[int, float] = OrderedDict()
        self._forgot = -math.inf
        self._recent: OrderedDict[tuple[int, str], tuple[float, Future[bool]]] = OrderedDict()

    def mark(
        self, prefix: bytes, agent: bytes, page: str, now: float, pending: "Future[bool]"
    ) -> Mark:
        """Mark a hit at an instant in seconds; ``pending`` is the future of its batch."""
        if not self._forgot <= now < self._forgot + 1 or self._is_full():
            self.forget(now)
        key = self._key(prefix, agent, page)
        first = self._first_of_repeat(key, page, now)
        if first is not None:
            return Mark(key, page, visit=False, unique=False, pending=first, repeat=True)
        visit = self._seen.get(key, -SILENCE) <= now - SILENCE
        mark = Mark(key, page, visit, self._is_new_today(key), pending)
        self._remember(mark, now)
        return mark

    def undo(self, mark: Mark) -> None:
        """Take back the marks of a hit that was not stored."""
        recent = self._recent.get((mark.key, mark.page))
        if recent is not None and recent[1] is mark.pending:
            del self._recent[mark.key, mark.page]
        if mark.unique:
            self._today.discard(mark.key)
        if mark.visit:
            self._seen.pop(mark.key, None)
            self._online.pop(mark.key, None)

    def online(self, now: float) -> int:
        """Distinct visitors of the last five minutes."""
        self.forget(now)
        return len(self._online)

    def forget(self, now: float) -> None:
        """Drop what has run out: keys of ended days, old marks. Called by every hit and timer."""
        # A new day or the end of an old key waits for no second.
        until = midnight(day_number(now) + 1) if self._old_secret is None else self._old_until
        self._forgot = now if until - now > 1 else -math.inf
        self._turn(now)
        _drop(self._seen, now - SILENCE, self._capacity)
        _drop(self._online, now - ONLINE, self._capacity)
        recent = self._recent
        while recent:
            first = next(iter(recent))
            if recent[first][0] > now - REPEAT and len(recent) < self._capacity:
                break
            del recent[first]

    def _is_full(self) -> bool:
        return max(len(self._seen), len(self._recent)) >= self._capacity

    def _remember(self, mark: Mark, now: float) -> None:
        if mark.unique:
            self._today.add(mark.key)
        for order in (self._seen, self._online):
            order[mark.key] = now
            order.move_to_end(mark.key)
        self._recent[mark.key, mark.page] = (now, mark.pending)
        self._recent.move_to_end((mark.key, mark.page))

    def _first_of_repeat(self, key: int, page: str, now: float) -> "Future[bool] | None":
        at, pending = self._recent.get((key, page), (-REPEAT, None))
        if pending is None or at <= now - REPEAT or _failed(pending):
            return None
        return pending

    def _is_new_today(self, key: int) -> bool:
        return key not in self._today and len(self._today) < self._capacity

    def _key(self, prefix: bytes, agent: bytes, page: str) -> int:
        # The first byte keeps an IPv4 address apart from the start of an IPv6 one.
        person = bytes((len(prefix),)) + prefix + agent[:AGENT_LIMIT]
        key = _digest(self._secret, person)
        if self._old_secret is not None:
            self._carry_over(_digest(self._old_secret, person), key, page)
        return key

    def _carry_over(self, old: int, new: int, page: str) -> None:
        """Give yesterday's marks of a visitor to the key the same visitor has today."""
        for order in (self._seen, self._online):
            if old in order:
                order[new] = order.pop(old)
        if (old, page) in self._recent:
            self._recent[new, page] = self._recent.pop((old, page))

    def _turn(self, now: float) -> None:
        day = day_number(now)
        if day != self._day:
            self._destroy_old_secret()
            self._old_secret = self._secret
            self._secret = bytearray(self._random_bytes(_KEY_BYTES))
            self._today = set()
            self._old_until = midnight(self._day + 1) + SILENCE
            self._day = day
        if self._old_secret is not None and now >= self._old_until:
            self._destroy_old_secret()

    def _destroy_old_secret(self) -> None:
        """Overwrite it: a dropped reference alone would leave it in memory for a while."""
        if self._old_secret is not None:
            self._old_secret[:] = bytes(_KEY_BYTES)
            self._old_secret = None


def _drop(order: OrderedDict[int, float], until: float, capacity: int) -> None:
    while order:
        first = next(iter(order))
        if order[first] > until and len(order) < capacity:
            return
        del order[first]


def _digest(secret: bytearray, person: bytes) -> int:
    return int.from_bytes(blake2b(person, digest_size=8, key=secret).digest(), "big")


def _failed(pending: "Future[bool]") -> bool:
    return pending.done() and not pending.result()
