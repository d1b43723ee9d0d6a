"""Two nodes on one engine, and what they know of visitors in a Redis that keeps no file."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.api.engines import RedisServer, redis_server
from tests.api.support import HOME, NEWS, OFFSET, Clock, Running, failing_store, publish, running

from cchc_api.following import take_up
from cchc_api.shared_visitors import SharedVisitors
from cchc_api.stores.protocol import StoreError
from cchc_api.stores.urls import open_store

pytestmark = [pytest.mark.e2e, pytest.mark.anyio]


@pytest.fixture(scope="module")
def memory() -> Iterator[RedisServer]:
    with redis_server("--save", "", "--appendonly", "no") as server:
        yield server


@asynccontextmanager
async def node(root: Path, clock: Clock, store: str, visitors: str) -> AsyncIterator[Running]:
    async with running(root, clock, open_store(store, root), visitors=visitors) as started:
        yield started


@asynccontextmanager
async def two_nodes(
    root: Path, engine: RedisServer, memory: RedisServer, clock: Clock
) -> AsyncIterator[tuple[Running, Running]]:
    publish(root)
    store, visitors = engine.url(), memory.url()
    async with (
        node(root, clock, store, visitors) as one,
        node(root, clock, store, visitors) as two,
    ):
        yield one, two


async def figures(*nodes: Running) -> list[tuple[int, int, int, int]]:
    """Total, visits and uniques of the day, online: as each node tells them."""
    found = []
    for each in nodes:
        await take_up(each.services, pages=True)
        assert each.services.shared is not None
        each.services.shared.ask_online()
        told = await each.reader().figures()
        today = told["visits_today"], told["uniques_today"]
        found.append((told["total"] - OFFSET, *today, told["online"]))
    return found


def marks(memory: RedisServer) -> list[bytes]:
    """All that lies there but the keys of days."""
    with memory.client() as client:
        return [key for key in client.scan_iter() if b"day-key" not in key]


def views(node: Running) -> int:
    return sum(node.services.store.page_views().values())


async def test_a_visitor_of_two_nodes_is_one(
    tmp_path: Path, redis_engine: RedisServer, memory: RedisServer
) -> None:
    clock = Clock()
    async with two_nodes(tmp_path, redis_engine, memory, clock) as (one, two):
        for each in (one, two, one, two):
            assert (await each.reader().hit(NEWS)).status_code == 204
        assert await figures(one, two) == [(1, 1, 1, 1)] * 2
        assert views(one) == 1, "the same page within ten seconds"
        assert (await two.reader().hit(HOME)).status_code == 204
        assert (await two.reader("203.0.113.8").hit(HOME)).status_code == 204
        assert await figures(one, two) == [(2, 2, 2, 2)] * 2
        assert views(one) == 3
        clock.forward(31 * 60)
        with memory.client() as client:
            client.delete(*client.keys("cchc:view:*"))  # ten seconds of a clock that stands still
        for each in (two, one):
            assert (await each.reader().hit(NEWS)).status_code == 204
        assert await figures(one, two) == [(3, 3, 2, 1)] * 2, "a new visit, no new visitor"


async def test_a_visit_goes_on_over_midnight_at_another_node(
    tmp_path: Path, redis_engine: RedisServer, memory: RedisServer
) -> None:
    clock = Clock("2026-11-24T23:55:00")
    async with two_nodes(tmp_path, redis_engine, memory, clock) as (one, two):
        await one.reader().hit(NEWS)
        await two.reader("203.0.113.9").hit(NEWS)
        clock.stand_at("2026-11-25T00:05:00")
        await two.reader().hit(HOME)
        assert await figures(one, two) == [(2, 0, 1, 1)] * 2


async def test_a_node_that_begins_again_knows_its_visitors(
    tmp_path: Path, redis_engine: RedisServer, memory: RedisServer
) -> None:
    publish(tmp_path)
    clock, store, visitors = Clock(), redis_engine.url(), memory.url()
    for page in (NEWS, HOME):
        async with node(tmp_path, clock, store, visitors) as started:
            await started.reader().hit(page)
            assert await figures(started) == [(1, 1, 1, 1)]


async def test_a_hit_that_is_not_stored_leaves_no_mark(tmp_path: Path, memory: RedisServer) -> None:
    publish(tmp_path)
    store, visitors = failing_store(tmp_path), memory.url()
    async with running(tmp_path, store=store, visitors=visitors) as api:
        store.broken = True
        assert (await api.reader().hit()).status_code == 503
        store.broken = False
        assert marks(memory) == []
        assert (await api.reader().hit()).status_code == 204
        assert await figures(api) == [(1, 1, 1, 1)]


async def test_without_the_shared_memory_each_node_counts_what_it_knows(tmp_path: Path) -> None:
    publish(tmp_path)
    with redis_server("--save", "", "--appendonly", "no") as memory:
        async with running(tmp_path, visitors=memory.url()) as api:
            memory.kill()
            for page in (NEWS, HOME, NEWS):
                assert (await api.reader().hit(page)).status_code == 204
            told = await api.reader().figures()
            assert (told["visits_today"], told["uniques_today"]) == (1, 1)
            assert views(api) == 2


async def test_nothing_of_visitors_is_in_the_engine(
    tmp_path: Path, redis_engine: RedisServer, memory: RedisServer
) -> None:
    async with two_nodes(tmp_path, redis_engine, memory, Clock()) as (one, _):
        await one.reader().hit(NEWS)
        with redis_engine.client() as client:
            names = {key.split(b":")[1] for key in client.keys("*")}
        assert names == {b"days", b"ever", b"pages", b"site"}


async def test_an_opted_out_reader_is_nowhere(tmp_path: Path, memory: RedisServer) -> None:
    publish(tmp_path)
    async with running(tmp_path, visitors=memory.url()) as api:
        for headers in ({"Sec_GPC": "1"}, {"DNT": "1"}):
            assert (await api.reader().hit(NEWS, **headers)).status_code == 204
        assert views(api) == 2
        assert marks(memory) == []


def test_a_redis_that_keeps_a_file_is_refused(redis_engine: RedisServer) -> None:
    said = "không được ghi gì xuống đĩa"
    with pytest.raises(StoreError, match=said):
        SharedVisitors(redis_engine.url(), Clock(), bytes)
    snapshots = redis_server("--save", "60 1", "--appendonly", "no")
    with snapshots as server, pytest.raises(StoreError, match=said):
        SharedVisitors(server.url(), Clock(), bytes)


@pytest.mark.parametrize("url", ["redis://:mat-khau@127.0.0.1:1/0", "mat-khau"])
def test_a_redis_that_is_not_there_is_told_without_its_password(url: str) -> None:
    with pytest.raises(StoreError, match="Không dùng được Redis giữ dấu khách") as caught:
        SharedVisitors(url, Clock(), bytes)
    assert "mat-khau" not in str(caught.value)
