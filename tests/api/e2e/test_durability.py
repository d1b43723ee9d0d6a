"""``kill -9`` under load: what was acknowledged is stored; and it was on the disk before."""

import asyncio
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.api.kills import CONNECTIONS, kill_api, load_until, stored_views
from tests.api.load import PAGES
from tests.api.serving import serving
from tests.api.support import publish
from tests.api.tracing import judge, unflushed

pytestmark = [pytest.mark.e2e, pytest.mark.anyio]

STORE = "sqlite:counter.sqlite"


async def test_a_killed_server_has_lost_no_acknowledged_hit(tmp_path: Path) -> None:
    found = await kill_api(tmp_path, STORE, 10)
    assert found.lost == 0, "an acknowledged hit is missing"
    assert found.unasked <= CONNECTIONS, "at most one hit per open connection"
    with closing(sqlite3.connect(tmp_path / ".cchc/counter.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_a_server_told_to_stop_answers_what_it_has_stored(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    with serving(tmp_path, tmp_path / "log") as served:

        def end() -> None:
            served.process.send_signal(signal.SIGTERM)

        load = await load_until(served, 500, end)
        assert await asyncio.to_thread(served.process.wait, 10) in (0, -signal.SIGTERM)
    assert stored_views(STORE, tmp_path) == load.acknowledged


async def test_every_acknowledgement_comes_after_a_flush(tmp_path: Path) -> None:
    assert await unflushed(tmp_path, 100) == (100, 0)


def test_a_missing_flush_would_be_seen() -> None:
    flush, answer = "7 fdatasync(9) = 0", '5 write(8, "HTTP/1.1 204 No Con"..., 90) = 90'
    assert judge("\n".join([flush, answer, answer, flush, answer])) == (3, 1)
