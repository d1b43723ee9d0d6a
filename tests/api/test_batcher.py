"""Group commit on a real SQLite store whose commits can be held up or made to fail."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from cchc_api.batcher import Batcher
from cchc_api.days import number_of
from cchc_api.stores.protocol import Rows, StoreError, Tally
from cchc_api.stores.sqlite import SqliteStore

pytestmark = pytest.mark.anyio

TODAY = date(2026, 11, 24)
DAY = number_of(TODAY)


class GatedStore(SqliteStore):
    """Commits wait at a gate that the test opens."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.gate = threading.Event()
        self.gate.set()
        self.entered = threading.Event()
        self.commits: list[int] = []
        self.broken = False

    def commit(self, rows: Rows) -> None:
        self.entered.set()
        assert self.gate.wait(10)
        if self.broken:
            raise StoreError("đĩa đầy")
        super().commit(rows)
        self.commits.append(sum(tally.views for tally in rows.values()))

    async def hold(self) -> None:
        self.gate.clear()
        self.entered.clear()

    async def being_written(self) -> None:
        assert await asyncio.to_thread(self.entered.wait, 10)


@asynccontextmanager
async def batching(
    tmp_path: Path, limit: int = 100, patience: float = 2.0
) -> AsyncIterator[tuple[Batcher, GatedStore]]:
    store = GatedStore(tmp_path / "c.sqlite")
    batcher = Batcher(store, lambda rows: None, limit, patience)
    try:
        yield batcher, store
    finally:
        store.gate.set()
        await batcher.close()
        store.close()


def hit(batcher: Batcher, page: str = "/") -> "asyncio.Future[bool]":
    return batcher.join(DAY, page, Tally(1, 1))


async def test_a_hit_is_stored_when_its_future_says_so(tmp_path: Path) -> None:
    async with batching(tmp_path) as (batcher, store):
        assert await hit(batcher)
        assert store.totals(TODAY).visits == 1


async def test_hits_of_one_moment_are_one_commit(tmp_path: Path) -> None:
    async with batching(tmp_path) as (batcher, store):
        futures = {hit(batcher, f"/{number % 3}/") for number in range(50)}
        assert len(futures) == 1
        assert await futures.pop()
        assert store.commits == [50]


async def test_the_next_batch_gathers_while_one_is_written(tmp_path: Path) -> None:
    async with batching(tmp_path) as (batcher, store):
        await store.hold()
        first = hit(batcher)
        await store.being_written()
        later = [hit(batcher) for _ in range(20)]
        assert len(set(later)) == 1
        assert not first.done()
        store.gate.set()
        assert all(await asyncio.gather(first, later[0]))
        assert store.commits == [1, 20]


async def test_no_timer_a_lonely_hit_is_written_at_once(tmp_path: Path) -> None:
    async with batching(tmp_path) as (batcher, store):
        for _ in range(3):
            assert await asyncio.wait_for(hit(batcher), 5)
        assert store.commits == [1, 1, 1]


async def test_a_failed_batch_is_undone_backwards_and_says_false(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    undone: list[str] = []
    async with batching(tmp_path) as (batcher, store):
        store.broken = True
        future = batcher.join(DAY, "/", Tally(1, 1), lambda: undone.append("first"))
        batcher.join(DAY, "/", Tally(1), lambda: undone.append("second"))
        assert not await future
        assert undone == ["second", "first"]
        assert "đĩa đầy" in caplog.text
        store.broken = False
        assert await batcher.join(DAY, "/", Tally(1, 1), lambda: undone.append("third"))
        assert undone == ["second", "first"]
        assert store.totals(TODAY).visits == 1


async def test_the_figures_rise_before_the_hits_are_answered(tmp_path: Path) -> None:
    order: list[str] = []
    store = SqliteStore(tmp_path / "c.sqlite")
    batcher = Batcher(store, lambda rows: order.append("figures"), 100, 2.0)
    future = hit(batcher)
    future.add_done_callback(lambda _: order.append("answer"))
    await future
    await asyncio.sleep(0)
    assert order == ["figures", "answer"]
    await batcher.close()
    store.close()


async def test_too_many_waiting_is_busy(tmp_path: Path) -> None:
    async with batching(tmp_path, limit=3) as (batcher, store):
        await store.hold()
        hit(batcher)
        await store.being_written()
        for _ in range(2):
            hit(batcher)
        assert not batcher.is_busy()
        last = hit(batcher)
        assert batcher.is_busy()
        store.gate.set()
        assert await last
        assert not batcher.is_busy()


async def test_a_hanging_disk_is_busy(tmp_path: Path) -> None:
    async with batching(tmp_path, patience=0.05) as (batcher, store):
        await store.hold()
        future = hit(batcher)
        await store.being_written()
        await asyncio.sleep(0.1)
        assert batcher.is_busy()
        with pytest.raises(StoreError):
            await batcher.check()
        store.gate.set()
        assert await future
        assert not batcher.is_busy()


async def test_a_cancelled_request_does_not_cancel_the_others(tmp_path: Path) -> None:
    async def request() -> bool:
        return await hit(batcher)

    async with batching(tmp_path) as (batcher, store):
        await store.hold()
        tasks = [asyncio.create_task(request()) for _ in range(3)]
        await store.being_written()
        tasks[0].cancel()
        store.gate.set()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(results[0], asyncio.CancelledError)
        assert results[1:] == [True, True]
        assert store.totals(TODAY).visits == 3


async def test_closing_stores_what_waits_and_takes_no_more(tmp_path: Path) -> None:
    async with batching(tmp_path) as (batcher, store):
        await store.hold()
        first = hit(batcher)
        await store.being_written()
        second = hit(batcher)
        closing = asyncio.create_task(batcher.close())
        await asyncio.sleep(0)
        assert batcher.is_busy()
        store.gate.set()
        await closing
        assert (first.result(), second.result()) == (True, True)
        assert store.totals(TODAY).visits == 2


async def test_a_batch_nobody_joins_is_no_commit(tmp_path: Path) -> None:
    async with batching(tmp_path) as (batcher, store):
        future = batcher.batch().done
        assert await asyncio.wait_for(future, 5)
        assert store.commits == []
