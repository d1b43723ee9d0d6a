from pathlib import Path

import pytest
from tests.api.support import HOME, NEWS, OFFSET, Clock, is_problem, publish, running

pytestmark = pytest.mark.anyio


async def test_exactly_the_six_figures(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path, Clock("2026-11-24T08:15:07")) as api:
        answer = await api.reader().get("/api/counter")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "public, max-age=10, stale-while-revalidate=60"
    assert answer.json() == {
        "total": OFFSET,
        "visits_today": 0,
        "uniques_today": 0,
        "online": 0,
        "as_of": "2026-11-24T08:15:00+07:00",
        "definition_url": "/cach-dem/",
    }


async def test_without_a_release_the_settings_answer(tmp_path: Path) -> None:
    async with running(tmp_path, offset=12, definition_url="/dem/") as api:
        figures = await api.reader().figures()
        assert (figures["total"], figures["definition_url"]) == (12, "/dem/")
        publish(tmp_path, offset=500)
        assert (await api.reader().figures())["total"] == 500


async def test_a_new_visit_shows_at_once_and_changes_the_tag(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        before = await api.reader().get("/api/counter")
        await api.reader().hit()
        after = await api.reader().get("/api/counter")
    assert after.json()["total"] == before.json()["total"] + 1
    assert after.headers["etag"] != before.headers["etag"]


async def test_equal_figures_have_one_tag_and_equal_bytes(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path, Clock("2026-11-24T08:15:01")) as api:
        first = await api.reader().get("/api/counter")
        api.clock.forward(8)
        again = await api.reader().get("/api/counter")
        tag = first.headers["etag"]
        same = await api.reader().get("/api/counter", headers={"If-None-Match": f'"x", W/{tag}'})
        other = await api.reader().get("/api/counter", headers={"If-None-Match": '"x"'})
    assert (again.content, again.headers["etag"]) == (first.content, tag)
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    assert other.status_code == 200


async def test_online_ends_after_five_minutes(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        await api.reader().hit()
        api.clock.forward(299)
        assert (await api.reader().figures())["online"] == 1
        api.clock.forward(1)
        assert (await api.reader().figures())["online"] == 0


async def test_other_methods_and_addresses(tmp_path: Path) -> None:
    async with running(tmp_path) as api:
        posted = await api.reader().request("POST", "/api/counter")
        assert is_problem(posted, 405, "method-not-allowed")
        assert is_problem(await api.reader().get("/api/counter/"), 404, "not-found")
        assert is_problem(await api.reader().get("/api/"), 404, "not-found")


async def test_views_of_one_page(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        for number in range(3):
            await api.reader(agent=f"Firefox {number}").hit(NEWS)
        await api.reader(agent="Googlebot/2.1").hit(NEWS)
        reader = api.reader()
        assert (await reader.get("/api/counter", params={"path": NEWS})).json()["views"] == 3
        assert (await reader.get("/api/counter", params={"path": HOME})).json()["views"] == 0
        assert "views" not in await reader.figures()
        assert is_problem(await reader.get("/api/counter?path=/x/"), 404, "unknown-page")
    async with running(tmp_path) as api:
        found = await api.reader().get("/api/counter", params={"path": NEWS})
        assert found.json()["views"] == 3, "read again at the start"
