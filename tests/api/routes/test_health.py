from pathlib import Path

import pytest
from tests.api.support import failing_store, is_problem, publish, running

from cchc.build.search_index import index_file, update_index

pytestmark = pytest.mark.anyio


async def test_alive_even_when_not_ready(tmp_path: Path) -> None:
    async with running(tmp_path) as api:
        answer = await api.reader().get("/healthz")
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
        assert answer.headers["cache-control"] == "no-store"
        assert is_problem(await api.reader().get("/readyz"), 503, "not-ready")


async def test_ready_once_a_release_is_published(tmp_path: Path) -> None:
    async with running(tmp_path) as api:
        publish(tmp_path)
        answer = await api.reader().get("/readyz")
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
        assert answer.headers["cache-control"] == "no-store"


async def test_not_ready_while_the_search_index_is_of_another_release(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        update_index(index_file(tmp_path), (), "an-other")
        assert is_problem(await api.reader().get("/readyz"), 503, "not-ready")
        index_file(tmp_path).unlink()
        assert is_problem(await api.reader().get("/readyz"), 503, "not-ready")
        publish(tmp_path)
        assert (await api.reader().get("/readyz")).status_code == 200


async def test_not_ready_when_the_store_takes_no_commits(tmp_path: Path) -> None:
    publish(tmp_path)
    store = failing_store(tmp_path)
    async with running(tmp_path, store=store) as api:
        store.broken = True
        assert is_problem(await api.reader().get("/readyz"), 503, "not-ready")
        store.broken = False
        assert (await api.reader().get("/readyz")).status_code == 200
