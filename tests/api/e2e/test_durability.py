"""``kill -9`` under load: what was acknowledged is stored."""

import asyncio
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.api.load import PAGES, Load, send_load
from tests.api.serving import Served, serving
from tests.api.support import publish

pytestmark = [pytest.mark.e2e, pytest.mark.anyio]

CONNECTIONS = 32


def stored_views(root: Path) -> int:
    with closing(sqlite3.connect(root / ".cchc/counter.sqlite")) as connection:
        found = connection.execute("SELECT coalesce(sum(views), 0) FROM site_day").fetchone()
    return int(found[0])


async def load_until_signal(served: Served, hits: int, number: signal.Signals) -> Load:
    """Send the signal under full load, once so many hits are acknowledged."""
    load = Load()
    sending = asyncio.create_task(send_load(served.ports, CONNECTIONS, 20, load))
    async with asyncio.timeout(20):
        while load.acknowledged < hits:
            await asyncio.sleep(0.01)
    assert not sending.done()
    served.process.send_signal(number)
    return await asyncio.wait_for(sending, 20)


async def test_a_killed_server_has_lost_no_acknowledged_hit(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    acknowledged = 0
    for hits in (50, 300, 1000, 2000):
        before = stored_views(tmp_path) if acknowledged else 0
        with serving(tmp_path, tmp_path / "log") as served:
            load = await load_until_signal(served, hits, signal.SIGKILL)
        stored = stored_views(tmp_path) - before
        assert stored >= load.acknowledged, "an acknowledged hit is missing"
        assert stored - load.acknowledged <= CONNECTIONS, "at most one hit per open connection"
        acknowledged += load.acknowledged
    with closing(sqlite3.connect(tmp_path / ".cchc/counter.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_a_server_told_to_stop_answers_what_it_has_stored(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    with serving(tmp_path, tmp_path / "log") as served:
        load = await load_until_signal(served, 500, signal.SIGTERM)
        assert await asyncio.to_thread(served.process.wait, 10) in (0, -signal.SIGTERM)
    assert stored_views(tmp_path) == load.acknowledged
