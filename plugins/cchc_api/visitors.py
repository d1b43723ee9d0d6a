"""Who has been here today, without knowing who it is. Everything here lives in RAM only.

A visitor key is BLAKE2b-64 (RFC 7693) over address prefix and user agent, keyed with 32 random
bytes made for the local day and destroyed at midnight. Yesterday's key is kept for 30 minutes
more, so that a visit across midnight is not counted twice.

The marks of a hit are tentative: ``undo`` takes them back when its batch cannot be stored,
or the reader's retry would be called a repeat and lost.
"""

import math
from hashlib import blake2b

import msgspec

from cchc_api.bots import AGENT_LIMIT
from cchc_api.days import day_number, midnight
from cchc_api.key_table import KeyTable
from cchc_api.online import Online
from cchc_api.recent import REPEAT, Recent, Stored
from cchc_api.settings import RandomBytes

SILENCE = 30 * 60
"""Seconds of silence after which a hit begins a new visit."""

CAPACITY = 200_000
"""Visitor keys remembered; beyond it no further one counts as unique that day."""

_KEY_BYTES = 32
_VIEW = (1 << 64) - 1


class Mark(msgspec.Struct):
    """What one hit is worth, and what must be undone if it is not stored."""

    key: int
    view: int
    """Visitor and page in one number."""

    visit: bool
    unique: bool
    pending: Stored
    """Says True once the page view this hit stands for is durable."""

    repeat: bool = False
    last: int = 0
    """Second of the visitor's last hit before this one; 0 for none that is remembered."""

    old: int = 0
    """The key under which yesterday knew the visitor; 0 unless this hit moved it."""

    yesterday: int = 0
    """The key the visitor had yesterday; 0 once that day's secret is gone."""

    views: int = 0
    """Of this visitor on this day, this one included."""


class Visitors:
    """The marks of the running day."""

    def __init__(self, now: float, random_bytes: RandomBytes, capacity: int = CAPACITY) -> None:
        self._random_bytes = random_bytes
        self._capacity = capacity
        self._day = day_number(now)
        self._secret = bytearray(random_bytes(_KEY_BYTES))
        self._old_secret: bytearray | None = None
        self._old_until = now
        self._seen = KeyTable(capacity)
        self._before: KeyTable | None = None
        self._uniques = 0
        self._online = Online()
        self._recent = Recent(capacity)
        self._forgot = -math.inf

    def mark(self, prefix: bytes, agent: bytes, page: str, now: float, pending: Stored) -> Mark:
        """Mark a hit at an instant in seconds; ``pending`` is the future of its batch."""
        if not self._forgot <= now < self._forgot + 1:
            self.forget(now)
        # The first byte keeps an IPv4 address apart from the start of an IPv6 one.
        person = b"%c%b%b" % (len(prefix), prefix, agent[:AGENT_LIMIT])
        key = _digest(self._secret, person)
        old = 0 if self._old_secret is None else _digest(self._old_secret, person)
        view = (key ^ hash(page)) & _VIEW or 1
        second, last = int(now), self._seen.get(key)
        first = None
        if second - last <= REPEAT:  # else nobody's view can be a repeat
            first = self._recent.first(view, now)
        if old and first is None:
            first = self._recent.first((old ^ hash(page)) & _VIEW or 1, now)
        if first is not None:
            return Mark(key, view, False, False, first, True)
        mark = self._new(key, view, last, old, second, pending)
        self._recent.add(view, now, pending)
        return mark

    def undo(self, mark: Mark) -> None:
        """Take back the marks of a hit that was not stored."""
        self._recent.undo(mark.view, mark.pending)
        last = self._seen.get(mark.key)
        if not last:
            return  # forgotten meanwhile: the day has ended, or room was needed
        if mark.unique or mark.visit:
            self._online.undo(mark.last, last)
            self._uniques -= mark.unique
            last = 0 if mark.old else mark.last
            if mark.old and self._before is not None:
                self._before.set(mark.old, mark.last)
        self._seen.set(mark.key, last, -1)

    def online(self, now: float) -> int:
        """Distinct visitors of the last five minutes."""
        self.forget(now)
        return self._online.now(int(now))

    def forget(self, now: float) -> None:
        """Drop what has run out: keys of ended days, old marks. Called by every hit and timer."""
        # A new day or the end of an old key waits for no second.
        until = midnight(day_number(now) + 1) if self._old_secret is None else self._old_until
        self._forgot = now if until - now > 1 else -math.inf
        self._turn(now)
        self._recent.forget(now)
        self._online.now(int(now))

    def _new(self, key: int, view: int, last: int, old: int, second: int, pending: Stored) -> Mark:
        """A page view that is none again: visit, unique, online."""
        unique = not last and self._uniques < self._capacity
        moved = 0
        if not last:
            if old and self._before is not None and (last := self._before.get(old)):
                self._before.set(old, 0)
                moved = old
            if len(self._seen) >= self._capacity:
                self._make_room(second)
        visit = last <= second - SILENCE
        views = self._seen.set(key, second, 1)
        if last != second:
            self._online.move(last, second)
        self._uniques += unique
        return Mark(key, view, visit, unique, pending, False, last, moved, old, views)

    def _make_room(self, second: int) -> None:
        """Forget those who have been silent the longest, an eighth of all at least.

        Those whose visit is over cost nothing: the day has had all the unique visitors it counts.
        """
        silence = SILENCE
        kept = self._seen
        while len(kept) > self._capacity * 7 // 8:
            since, kept = second - silence, KeyTable(self._capacity)
            for key, last, views in self._seen.items():
                if last > since:
                    kept.set(key, last, views)
            silence = silence // 2 if silence else -1
        self._seen = kept

    def _turn(self, now: float) -> None:
        day = day_number(now)
        if day != self._day:
            self._destroy_old_secret()
            self._old_secret = self._secret
            self._secret = bytearray(self._random_bytes(_KEY_BYTES))
            self._before, self._seen, self._uniques = self._seen, KeyTable(self._capacity), 0
            self._old_until = midnight(self._day + 1) + SILENCE
            self._day = day
        if self._old_secret is not None and now >= self._old_until:
            self._destroy_old_secret()

    def _destroy_old_secret(self) -> None:
        """Overwrite it: a dropped reference alone would leave it in memory for a while."""
        self._before = None
        if self._old_secret is not None:
            self._old_secret[:] = bytes(_KEY_BYTES)
            self._old_secret = None


def _digest(secret: bytearray, person: bytes) -> int:
    # 0 stands for nobody in the table.
    return int.from_bytes(blake2b(person, digest_size=8, key=secret).digest(), "big") or 1
