"""The page views of the last ten seconds, so that the same one is not counted again."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from cchc_api.key_table import KeyTable

REPEAT = 10.0
"""Seconds in which the same visitor's same page is one page view."""

_TURN = REPEAT / 3
_PARTS = 4
"""The last view of a fifth one would be over."""


class Stored(asyncio.Future[bool]):
    """True once the hits of a batch are durable, False if they were not stored.

    Shared by all of them, so one request that is cancelled must not cancel it.
    """

    # Thousands of them are remembered: without slots each has a dict of its own.
    __slots__ = ("_told", "at")

    at: float
    """The instant of the latest view in it, in seconds."""

    def __init__(self, *, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop=loop)
        self.at = 0.0
        self._told: list[tuple[Callable[..., None], tuple[Any, ...]]] = []

    def then(self, tell: Callable[..., None], *given: Any) -> None:
        """Call with the result and what was given, at once if it is known; far cheaper than a
        callback's turn of the loop for each hit. ``tell`` must not raise."""
        if self.done():
            tell(self.result(), *given)
        else:
            self._told.append((tell, given))

    def finish(self, *, stored: bool) -> None:
        """Tell all who wait."""
        told, self._told = self._told, []
        self.set_result(stored)
        for tell, given in told:
            tell(stored, *given)

    def cancel(self, msg: object = None) -> bool:
        """Refuse: the other hits still wait for it."""
        return False


class Recent:
    """Views by a hash of visitor and page. Whole parts of them are forgotten, not single ones."""

    def __init__(self, capacity: int) -> None:
        """``capacity``: views that are remembered at the most, and three quarters of them however
        many come in that time."""
        self._each = max(capacity // _PARTS, 1)
        self._parts: deque[_Part] = deque([_Part(self._each, 0.0)], maxlen=_PARTS)

    def __len__(self) -> int:
        return sum(len(part.views) for part in self._parts)

    def first(self, view: int, now: float) -> Stored | None:
        """What a repeat must wait for; None if the view is none: it is new, or its first failed."""
        for part in self._parts:
            if place := part.views.get(view):
                found = part.batches[place - 1]
                if found.at <= now - REPEAT or (found.done() and not found.result()):
                    return None
                return found
        return None

    def add(self, view: int, now: float, stored: Stored) -> None:
        """Remember a view, a number from 1 to 2^64 - 1, that joins a batch at an instant."""
        part = self._parts[0]
        if now - part.begun >= _TURN or len(part.views) >= self._each:
            part = _Part(self._each, now)
            self._parts.appendleft(part)
        if not part.batches or part.batches[-1] is not stored:
            part.batches.append(stored)
        stored.at = now
        part.views.set(view, len(part.batches))

    def undo(self, view: int, stored: Stored) -> None:
        """Forget a view that was not stored."""
        for part in self._parts:
            place = part.views.get(view)
            if place and part.batches[place - 1] is stored:
                part.views.set(view, 0)

    def forget(self, now: float) -> None:
        """Drop the parts whose last view is over."""
        while len(self._parts) > 1 and self._parts[-2].begun <= now - REPEAT:
            self._parts.pop()


class _Part:
    """The views of a third of the time: the place of their batch, counted from 1."""

    __slots__ = ("batches", "begun", "views")

    def __init__(self, capacity: int, begun: float) -> None:
        self.views = KeyTable(capacity)
        self.batches: list[Stored] = []
        self.begun = begun
