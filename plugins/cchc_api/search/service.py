"""The search of one running API: a small bounded pool beside the event loop."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from cchc_api.problems import BUSY, NOT_READY, RequestError
from cchc_api.release import Releases
from cchc_api.search.index import Found, NotCurrent, SearchIndex, TooLong
from cchc_api.search.page import SearchPage
from cchc_api.search.query import Query

THREADS = 2
RETRY = {"Retry-After": "2"}
UPDATING = "Chỉ mục tìm kiếm đang được cập nhật."

_Result = TypeVar("_Result")


class Search:
    """Queries never run on the event loop, where they would delay the acknowledgement of hits."""

    def __init__(
        self,
        index_file: Path,
        page_file: Path,
        releases: Releases,
        waiting: int,
        patience: float,
        observe: Callable[[float], None],
    ) -> None:
        """``waiting``: queries that may wait; ``patience``: seconds one may take; ``observe`` is
        told the seconds each took."""
        self._observe = observe
        self.page = SearchPage(page_file)
        self._index = SearchIndex(index_file, patience)
        self._releases = releases
        self._limit = waiting
        self._waiting = 0
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="cchc-search")

    async def find(self, query: Query) -> Found:
        """Raises RequestError: too many wait, the query lasts too long, no current index."""
        release = self._release()
        began = time.perf_counter()
        try:
            return await self._run(lambda: self._index.find(query, release))
        finally:
            self._observe(time.perf_counter() - began)

    async def check(self) -> None:
        """Raises RequestError unless the index is that of the published release."""
        release = self._release()
        await self._run(lambda: self._index.check(release))

    async def close(self) -> None:
        """Let running queries end, then close the file."""
        await asyncio.to_thread(self._pool.shutdown)
        self._index.close()

    def _release(self) -> str:
        release = self._releases.current()
        if release is None:
            raise RequestError(NOT_READY, "Chưa công bố bản nào.", RETRY)
        return release.id

    async def _run(self, work: Callable[[], _Result]) -> _Result:
        if self._waiting >= self._limit:
            raise RequestError(BUSY, headers=RETRY)
        self._waiting += 1
        running = asyncio.get_running_loop().run_in_executor(self._pool, work)
        running.add_done_callback(self._done)
        try:
            return await running
        except NotCurrent:
            raise RequestError(NOT_READY, UPDATING, RETRY) from None
        except TooLong:
            raise RequestError(BUSY, "Truy vấn mất quá nhiều thời gian.", RETRY) from None

    def _done(self, _running: "asyncio.Future[_Result]") -> None:
        self._waiting -= 1
