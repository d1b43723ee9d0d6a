"""Group commit: every hit is durable before it is acknowledged, and still they are fast.

One writer thread. While one batch is being synced to disk the next one gathers; all hits of a batch
wait for the same future. A batch is held back a moment, and no longer than half a commit, while
those are expected who have just been answered: without it the same readers come back in two groups
of which each waits for the other's commit. A lonely hit waits for nobody.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from cchc_api.recent import Stored
from cchc_api.stores.protocol import Rows, Store, StoreError, Tally
from cchc_api.visitors import Mark

_log = logging.getLogger(__name__)

LONGEST_HOLD = 0.005
"""Seconds for which a batch is held back at the most, however slow the disk."""

Undo = Callable[[], None]
Claim = tuple[int, str, Mark]
"""Day, page, and what this node believes of the visitor; for nodes that share what they know."""

Settled = Callable[[Rows, Sequence[Claim]], AbstractContextManager[None]]


class Observe(Protocol):
    """Told of each commit that has ended."""

    def __call__(self, hits: int, seconds: float, *, stored: bool) -> None:
        """Hits of the batch, seconds the commit took."""


Value = TypeVar("Value")


class Batch:
    """Hits that become durable together."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.done = Stored(loop=loop)
        self.rows: dict[tuple[int, str], Tally] = {}
        self.undo: list[Undo] = []
        self.claims: list[Claim] = []
        self.waiting = 0


class Batcher:
    """Belongs to one event loop. ``on_commit`` is called with each batch that became durable."""

    def __init__(
        self,
        store: Store,
        on_commit: Callable[[Rows], None],
        limit: int,
        patience: float,
        observe: Observe | None = None,
        settled: Settled | None = None,
    ) -> None:
        """``limit``: hits that may wait; ``patience``: seconds a commit may last; ``observe`` is
        told of each commit: its hits, its seconds, whether it was stored; ``settled`` is entered
        around each commit, in the writer thread, and may correct the rows."""
        self._settled = settled
        self._observe = observe
        self._store = store
        self._on_commit = on_commit
        self._limit = limit
        self._patience = patience
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="cchc-writer")
        self._open: Batch | None = None
        self._writing: Batch | None = None
        self._began = 0.0
        self._closed = False
        self._expected = 0
        self._hold_until = 0.0
        self._held: asyncio.TimerHandle | None = None

    def is_busy(self) -> bool:
        """True if new hits must be refused: too many wait, the disk hangs, or it is closing."""
        if self._closed or (self._open is not None and self._open.waiting >= self._limit):
            return True
        if self._writing is None:
            return False
        return asyncio.get_running_loop().time() - self._began > self._patience

    def depth(self) -> int:
        """Hits that are not durable yet."""
        return sum(batch.waiting for batch in (self._open, self._writing) if batch is not None)

    def batch(self) -> Batch:
        """The batch that is gathering now."""
        if self._open is None:
            loop = asyncio.get_running_loop()
            self._open = Batch(loop)
            if self._writing is None:
                # Not at once: the hits that arrived in the same turn of the loop come along.
                loop.call_soon(self._hold_or_start)
        return self._open

    def join(self, day: int, page: str, tally: Tally, undo: Undo | None = None) -> Stored:
        """Add a hit; the future says True once it is durable, False if it was not stored.

        ``undo`` is called if it was not, before the future is done.
        """
        batch = self.batch()
        batch.waiting += 1
        row = batch.rows.get((day, page))
        if row is None:
            batch.rows[day, page] = tally
        else:
            row.add(tally)
        if undo is not None:
            batch.undo.append(undo)
        if self._held is not None and batch.waiting >= self._expected:
            self._held.cancel()
            self._held = None
            asyncio.get_running_loop().call_soon(self._start)
        return batch.done

    async def check(self) -> None:
        """Let the writer thread make sure that the store takes commits. Raises StoreError."""
        if self.is_busy():
            raise StoreError("Kho lưu lượt truy cập đang quá tải.")
        await self.between_commits(self._store.check)

    async def between_commits(self, work: Callable[[], Value]) -> Value:
        """The result of a call made in the writer thread, so while no commit is under way.

        ``on_commit`` has been called for every commit before it and for none after it. Raises what
        the call raises.
        """
        return await asyncio.get_running_loop().run_in_executor(self._writer, work)

    async def close(self) -> None:
        """Refuse new hits, make the waiting ones durable, end the writer thread."""
        self._closed = True
        while batch := self._open or self._writing:
            await batch.done
        await asyncio.to_thread(self._writer.shutdown)

    def _hold_or_start(self) -> None:
        """Begin a commit, or wait a moment for those who have just been answered."""
        loop, batch = asyncio.get_running_loop(), self._open
        left = self._hold_until - loop.time()
        if batch is not None and 0 < batch.waiting < self._expected and left > 0:
            self._held = loop.call_later(left, self._start)
        else:
            self._start()

    def _start(self) -> None:
        self._held = None
        batch, self._open = self._open, None
        if batch is None:
            return
        if not batch.waiting:
            batch.done.finish(stored=True)
            return
        loop = asyncio.get_running_loop()
        self._writing, self._began = batch, loop.time()
        self._writer.submit(self._write, batch, loop)

    def _write(self, batch: Batch, loop: asyncio.AbstractEventLoop) -> None:
        """In the writer thread; two futures for each batch would cost more than all its rows."""
        error: BaseException | None = None
        try:
            self._commit(batch)
        except BaseException as failure:
            error = failure
        # A turn later, so that who waits in ``between_commits`` goes on first.
        loop.call_soon_threadsafe(loop.call_soon, self._finish, batch, error)

    def _commit(self, batch: Batch) -> None:
        if self._settled is None:
            self._store.commit(batch.rows)
            return
        with self._settled(batch.rows, batch.claims):
            self._store.commit(batch.rows)

    def _finish(self, batch: Batch, error: BaseException | None) -> None:
        self._writing = None
        now = asyncio.get_running_loop().time()
        seconds = now - self._began
        if self._observe is not None:
            self._observe(batch.waiting, seconds, stored=error is None)
        if error is None:
            self._on_commit(batch.rows)
        else:
            _log.error("Không ghi được lượt truy cập: %s", error)
            for undo in reversed(batch.undo):
                undo()
        batch.undo.clear()
        self._expected = batch.waiting + (self._open.waiting if self._open is not None else 0)
        self._hold_until = now + min(seconds / 2, LONGEST_HOLD)
        if self._open is not None:
            self._hold_or_start()
        batch.done.finish(stored=error is None)
