"""The page views of the last ten seconds, so that the same one is not counted again."""

import asyncio
from collections import deque
from collections.abc import Callable

REPEAT = 10.0
"""Seconds in which the same visitor's same page is one page view."""

_PARTS = 8
_TURN = REPEAT / 5


class Stored(asyncio.Future[bool]):
    """True once the hits of a batch are durable, False if they were not stored.

    Shared by all of them, so one request that is cancelled must not cancel it.
    """

    at = 0.0
    """The instant of the latest view in it, in seconds."""

    def __init__(self, *, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop=loop)
        self._told: list[Callable[[bool], None]] = []

    def then(self, tell: Callable[[bool], None]) -> None:
        """Call with the result, at once if it is known; far cheaper than a callback's turn of the
        loop for each hit. ``tell`` must not raise."""
        if self.done():
            tell(self.result())
        else:
            self._told.append(tell)

    def finish(self, *, stored: bool) -> None:
        """Tell all who wait."""
        told, self._told = self._told, []
        self.set_result(stored)
        for tell in told:
            tell(stored)

    def cancel(self, msg: object = None) -> bool:
        """Refuse: the other hits still wait for it."""
        return False


class Recent:
    """Views by a hash of visitor and page. Whole parts of them are forgotten, not single ones."""

    def __init__(self, capacity: int) -> None:
        self._each = max(capacity // _PARTS, 1)
        self._parts: deque[dict[int, Stored]] = deque([{}], maxlen=_PARTS)
        self._begun: deque[float] = deque([0.0], maxlen=_PARTS)

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def first(self, view: int, now: float) -> Stored | None:
        """What a repeat must wait for; None if the view is none: it is new, or its first failed."""
        for part in self._parts:
            found = part.get(view)
            if found is not None:
                if found.at <= now - REPEAT or (found.done() and not found.result()):
                    return None
                return found
        return None

    def add(self, view: int, now: float, stored: Stored) -> None:
        """Remember a view that joins a batch at an instant."""
        if now - self._begun[0] >= _TURN or len(self._parts[0]) >= self._each:
            self._parts.appendleft({})
            self._begun.appendleft(now)
        stored.at = now
        self._parts[0][view] = stored

    def undo(self, view: int, stored: Stored) -> None:
        """Forget a view that was not stored."""
        for part in self._parts:
            if part.get(view) is stored:
                del part[view]

    def forget(self, now: float) -> None:
        """Drop the parts whose last view is over."""
        while len(self._parts) > 1 and self._begun[-2] <= now - REPEAT:
            self._parts.pop()
            self._begun.pop()
