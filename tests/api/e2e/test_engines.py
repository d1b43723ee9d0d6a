"""PostgreSQL and Redis under the whole API: two nodes, killed engines, refused settings."""

import asyncio
import signal
from pathlib import Path

import httpx
import pytest
from tests.api.engines import Engine, RedisServer, redis_server
from tests.api.kills import CONNECTIONS, HOST, kill_engine, stored_views
from tests.api.load import PAGES, send_load
from tests.api.serving import serving
from tests.api.support import FIREFOX, OFFSET, publish

from cchc_api.stores.protocol import StoreError
from cchc_api.stores.redis import RedisStore

pytestmark = [pytest.mark.e2e, pytest.mark.anyio]


@pytest.fixture(params=["postgresql", "redis"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(f"{request.param}_engine")
    return found


async def test_two_nodes_count_exactly(engine: Engine, tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    url = engine.url()
    log = tmp_path / "log"
    with serving(tmp_path, log, HOST, url) as one, serving(tmp_path, log, HOST, url) as two:
        loads = await asyncio.gather(*(send_load(node.ports, 8, 2.0) for node in (one, two)))
        acknowledged = sum(load.acknowledged for load in loads)
        assert all(set(load.statuses) == {204} for load in loads)
        await asyncio.sleep(2.5)
        figures = [httpx.get(f"{node.urls[0]}api/counter").json() for node in (one, two)]
        for node in (one, two):
            node.process.send_signal(signal.SIGTERM)
            assert await asyncio.to_thread(node.process.wait, 15) in (0, -signal.SIGTERM)
    assert stored_views(url, tmp_path) == acknowledged
    assert figures[0]["total"] == figures[1]["total"] > OFFSET
    assert figures[0]["visits_today"] == figures[1]["visits_today"]


async def test_a_killed_engine_has_lost_no_acknowledged_hit(engine: Engine, tmp_path: Path) -> None:
    found = await kill_engine(tmp_path, engine.url(), engine, 2)
    assert found.acknowledged > 300
    assert found.lost == 0
    assert found.unasked <= CONNECTIONS


async def test_counting_goes_on_when_the_engine_is_back(engine: Engine, tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    url = engine.url()
    body = {"path": PAGES[0]}
    with serving(tmp_path, tmp_path / "log", HOST, url) as served:
        async with httpx.AsyncClient(base_url=served.urls[0], timeout=20) as client:
            client.headers["User-Agent"] = FIREFOX
            assert (await client.post("/api/hits", json=body)).status_code == 204
            engine.kill()
            away = await client.post("/api/hits", json={"path": PAGES[1]})
            assert away.status_code == 503
            assert away.headers["retry-after"]
            assert (await client.get("/readyz")).status_code == 503
            assert (await client.get("/api/counter")).status_code == 200
            engine.start()
            assert (await client.post("/api/hits", json={"path": PAGES[1]})).status_code == 204
    assert stored_views(url, tmp_path) == 2


def test_a_redis_without_a_file_is_refused_unless_forced() -> None:
    with redis_server("--save", "", "--appendonly", "no") as server:
        with pytest.raises(StoreError, match="appendonly no"):
            RedisStore(server.url())
        forced = RedisStore(f"{server.url()}?durability=any")
        forced.check()
        forced.close()


@pytest.mark.parametrize(
    ("name", "value", "usual", "said"),
    [
        ("appendfsync", "everysec", "always", "appendfsync always"),
        ("no-appendfsync-on-rewrite", "yes", "no", "no-appendfsync-on-rewrite no"),
        ("maxmemory-policy", "allkeys-lru", "noeviction", "noeviction"),
    ],
)
def test_a_redis_that_may_lose_hits_is_not_ready(
    redis_engine: RedisServer, name: str, value: str, usual: str, said: str
) -> None:
    store = RedisStore(redis_engine.url())
    with redis_engine.client() as client:
        client.config_set(name, value)
        try:
            with pytest.raises(StoreError, match=said):
                store.check()
        finally:
            client.config_set(name, usual)
    store.check()
    store.close()
