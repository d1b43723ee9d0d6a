from pathlib import Path

import pytest
from tests.api.support import NEWS, Clock, failing_store, is_problem, publish, running

pytestmark = pytest.mark.anyio


async def read(root: Path, url: str) -> dict[str, object]:
    publish(root)
    async with running(root, Clock("2026-11-24T08:15:00")) as api:
        for number, page in enumerate([NEWS, NEWS, "/"]):
            await api.reader(f"10.0.0.{number}").hit(page)
        api.clock.stand_at("2026-11-25T08:15:00")
        await api.reader().hit("/")
        answer = await api.reader().get(url)
        assert answer.headers["cache-control"] == "public, max-age=60"
        found: dict[str, object] = answer.json()
        return found


async def test_today_by_default(tmp_path: Path) -> None:
    assert await read(tmp_path, "/api/top") == {
        "period": "2026-11-25",
        "start": "2026-11-25",
        "end": "2026-11-25",
        "pages": [{"path": "/", "views": 1, "visits": 1}],
    }


@pytest.mark.parametrize("period", ["2026", "2026-q4", "2026-h2", "2026-m11"])
async def test_a_period(tmp_path: Path, period: str) -> None:
    found = await read(tmp_path, f"/api/top?period={period}")
    assert found["pages"] == [
        {"path": "/", "views": 2, "visits": 2},
        {"path": NEWS, "views": 2, "visits": 2},
    ]


async def test_as_many_as_asked_for(tmp_path: Path) -> None:
    found = await read(tmp_path, "/api/top?period=2026-11-24&n=1")
    assert found["pages"] == [{"path": NEWS, "views": 2, "visits": 2}]


@pytest.mark.parametrize(
    "query",
    [
        "period=hom-nay",
        "period=2026-q5",
        "period=",
        "n=0",
        "n=101",
        "n=-1",
        "n=1.5",
        "n=",
        "n=٣",
        "n=1" + "0" * 5000,
    ],
)
async def test_what_is_no_period_and_no_number(tmp_path: Path, query: str) -> None:
    async with running(tmp_path) as api:
        assert is_problem(await api.reader().get(f"/api/top?{query}"), 400, "bad-request")


async def test_a_store_that_cannot_be_read(tmp_path: Path) -> None:
    store = failing_store(tmp_path)
    async with running(tmp_path, store=store) as api:
        (tmp_path / ".cchc/counter.sqlite").unlink()
        assert is_problem(await api.reader().get("/api/top"), 503, "not-ready")
