import struct
from pathlib import Path

import pytest
from tests.api.support import NEWS, OFFSET, READER6, failing_store, is_problem, publish, running

from cchc_api.routes.hits_gif import GIF

pytestmark = pytest.mark.anyio

URL = f"/api/hits.gif?path={NEWS}"


def test_the_image_is_one_transparent_pixel_of_43_bytes() -> None:
    assert len(GIF) == 43
    assert GIF[:6] == b"GIF89a"
    assert struct.unpack("<HH", GIF[6:10]) == (1, 1)


async def test_a_reader_without_script(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        answer = await api.reader(READER6).get(URL, headers={"Sec-Fetch-Site": "same-origin"})
        figures = await api.reader().figures()
    assert (answer.status_code, answer.content) == (200, GIF)
    assert answer.headers["content-type"] == "image/gif"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["cchc-family"] == "6"
    assert figures["total"] == OFFSET + 1


async def test_the_image_and_the_script_count_once(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        await api.reader().hit(NEWS)
        await api.reader().get(URL)
        page = api.services.store.top
        from datetime import date

        day = date(2026, 11, 24)
        assert [each.views for each in page(day, day, 5)] == [1]


async def test_head_counts_nothing(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        assert (await api.reader().request("HEAD", URL)).status_code == 200
        assert (await api.reader().figures())["total"] == OFFSET


async def test_what_is_refused(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path, burst=1) as api:
        get = api.reader().get
        assert is_problem(await get("/api/hits.gif"), 400, "bad-request")
        assert is_problem(await get("/api/hits.gif?path=/x/"), 404, "unknown-page")
        foreign = await get(URL, headers={"Sec-Fetch-Site": "cross-site"})
        assert is_problem(foreign, 403, "foreign-origin")
        posted = await api.reader().request("POST", URL)
        assert is_problem(posted, 405, "method-not-allowed")
        assert (await get(URL)).status_code == 200
        assert is_problem(await get(URL), 429, "too-many-requests")


async def test_the_image_is_an_acknowledgement_too(tmp_path: Path) -> None:
    publish(tmp_path)
    store = failing_store(tmp_path)
    store.broken = True
    async with running(tmp_path, store=store) as api:
        assert is_problem(await api.reader().get(URL), 503, "not-stored")
