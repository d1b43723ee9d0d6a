"""Reports are durable before they are acknowledged, many in one sync.

The idea of ``batcher.py``: no timer; while one transaction is being synced the next one gathers.
There hits are summed into rows, here every report keeps its own answer, so the two share no code.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Overloaded(Exception):  # noqa: N818 - says what is the matter
    """Too many wait, or it is closing."""


class GroupCommit(Generic[Item, Result]):
    """Belongs to one event loop; ``write`` runs in the executor's one thread."""

    def __init__(
        self,
        write: Callable[[Sequence[Item]], Sequence[Result]],
        writer: ThreadPoolExecutor,
        limit: int,
    ) -> None:
        """``limit``: items that may wait."""
        self._write = write
        self._writer = writer
        self._limit = limit
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._task: asyncio.Task[None] | None = None
        self._closed = False

    async def add(self, item: Item) -> Result:
        """The result once it is durable. Raises Overloaded, and what ``write`` raises."""
        if self._closed or len(self._waiting) >= self._limit:
            raise Overloaded
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        return await future

    async def close(self) -> None:
        """Refuse new items and finish the waiting ones."""
        self._closed = True
        if self._task is not None:
            await self._task

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch, self._waiting = self._waiting, []
            items = [item for item, _ in batch]
            try:
                results = await loop.run_in_executor(self._writer, self._write, items)
            except Exception as error:
                # Everyone who waits is told.
                for _, future in batch:
                    if not future.done():
                        future.set_exception(error)
                continue
            for (_, future), result in zip(batch, results, strict=True):
                if not future.done():
                    future.set_result(result)
