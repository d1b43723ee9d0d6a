"""``kill -9`` under load, of the server or of the engine it stores in; sums before and after.

``python -m tests.api.kills [API-KILLS [ENGINE-KILLS]]`` is the long form: the promise is that no
acknowledged hit is missing, and that at most one hit per open connection is counted unasked.
"""

import asyncio
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.api.engines import Engine, postgresql, redis_server
from tests.api.load import PAGES, Load, send_load
from tests.api.serving import Served, serving
from tests.api.support import publish

from cchc_api.stores.urls import open_store

CONNECTIONS = 32
HOST = "127.0.0.1"
AFTER = (50, 300, 1000, 2000)
"""Hits acknowledged before a kill, in turn: at the start, and deeper in."""


@dataclass
class Sum:
    """What some kills have come to."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unasked: int = 0
    """Most hits stored without an acknowledgement in one run."""

    def add(self, acknowledged: int, stored: int) -> None:
        self.kills += 1
        self.acknowledged += acknowledged
        self.lost += max(acknowledged - stored, 0)
        self.unasked = max(self.unasked, stored - acknowledged)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged, {self.lost} lost, "
            f"at most {self.unasked} stored unasked"
        )


def stored_views(url: str, root: Path) -> int:
    """All views an engine holds."""
    store = open_store(url, root / ".cchc")
    try:
        return sum(store.page_views().values())
    finally:
        store.close()


async def load_until(served: Served, hits: int, act: Callable[[], object]) -> Load:
    """Full load; once so many hits are acknowledged, something happens."""
    load = Load()
    sending = asyncio.create_task(send_load(served.ports, CONNECTIONS, 30, load))
    async with asyncio.timeout(30):
        while load.acknowledged < hits:
            await asyncio.sleep(0.005)
    assert not sending.done()
    act()
    return await asyncio.wait_for(sending, 40)


async def kill_api(root: Path, url: str, kills: int) -> Sum:
    """Kill the server so many times; the store is opened anew after each."""
    publish(root, PAGES)
    found = Sum()
    before = stored_views(url, root)
    for number in range(kills):
        with serving(root, root / "log", HOST, url) as served:
            kill = served.process.kill
            load = await load_until(served, AFTER[number % len(AFTER)], kill)
        after = stored_views(url, root)
        found.add(load.acknowledged, after - before)
        before = after
    return found


async def kill_engine(root: Path, url: str, engine: Engine, kills: int) -> Sum:
    """Kill the engine so many times; the server stays, refuses, and then goes on."""
    publish(root, PAGES)
    found = Sum()
    before = stored_views(url, root)
    for number in range(kills):
        with serving(root, root / "log", HOST, url) as served:

            def strike(served: Served = served) -> None:
                engine.kill()
                served.process.send_signal(signal.SIGTERM)

            load = await load_until(served, AFTER[number % len(AFTER)], strike)
            assert set(load.statuses) <= {204, 503}, load.statuses
        engine.start()
        after = stored_views(url, root)
        found.add(load.acknowledged, after - before)
        before = after
    return found


async def prove(api_kills: int, engine_kills: int) -> bool:
    """The long form; says what it found and whether nothing was lost."""
    sums: dict[str, Sum] = {}
    with tempfile.TemporaryDirectory() as folder, redis_server() as redis, postgresql() as server:
        roots = [Path(folder) / name for name in ("api", "redis", "postgresql")]
        sums["API on SQLite"] = await kill_api(roots[0], "sqlite:counter.sqlite", api_kills)
        print("API on SQLite:", sums["API on SQLite"], flush=True)
        for name, engine, root in (("Redis", redis, roots[1]), ("PostgreSQL", server, roots[2])):
            sums[name] = await kill_engine(root, engine.url(), engine, engine_kills)
            print(f"{name}: {sums[name]}", flush=True)
    return all(not each.lost and each.unasked <= CONNECTIONS for each in sums.values())


if __name__ == "__main__":
    wanted = [int(argument) for argument in sys.argv[1:]] + [100, 20][len(sys.argv) - 1 :]
    sys.exit(0 if asyncio.run(prove(*wanted)) else 1)
