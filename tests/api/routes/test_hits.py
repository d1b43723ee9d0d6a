"""``POST /api/hits`` on the real application and store."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.api.support import (
    FIREFOX,
    NEWS,
    OFFSET,
    READER6,
    Clock,
    Reader,
    failing_store,
    is_problem,
    publish,
    running,
)

from cchc_api.days import date_of, day_number

pytestmark = pytest.mark.anyio

GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def stored(file: Path) -> dict[str, tuple[int, ...]]:
    """The site's rows by day: views, visits, uniques, bots."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(file)) as connection:
        return {day: tuple(rest) for day, *rest in connection.execute("SELECT * FROM site_day")}


async def test_beyond_a_days_measure_a_visitor_counts_no_more(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path, daily_views=2) as api:
        for page in (NEWS, "/", "/van-ban/2007/99-2006-tt-btc/"):
            assert (await api.reader().hit(page)).status_code == 204
        assert (await api.reader(agent="Firefox 2").hit("/")).status_code == 204
        assert sum(api.services.store.page_views().values()) == 3
        outcome = api.services.metrics.registry.get_sample_value
        assert outcome("cchc_hits_total", {"outcome": "capped"}) == 1


async def test_a_hit_is_stored_and_shown(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        answer = await api.reader().hit()
        assert (answer.status_code, answer.content) == (204, b"")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["cchc-family"] == "4"
        figures = await api.reader().figures()
    assert figures["total"] == OFFSET + 1
    assert (figures["visits_today"], figures["uniques_today"], figures["online"]) == (1, 1, 1)
    assert stored(tmp_path / ".cchc/counter.sqlite") == {"2026-11-24": (1, 1, 1, 0)}


@pytest.mark.parametrize(
    ("address", "family"), [("203.0.113.7", "4"), ("::ffff:203.0.113.7", "4"), (READER6, "6")]
)
async def test_the_family_of_the_reader(tmp_path: Path, address: str, family: str) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        answer = await api.reader(address).hit()
    assert answer.headers["cchc-family"] == family


async def test_the_family_behind_a_proxy_is_the_readers(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path, proxies=("127.0.0.1",)) as api:
        trusted = await api.reader("127.0.0.1").hit(X_Forwarded_For=READER6)
        forged = await api.reader("203.0.113.7").hit(X_Forwarded_For=READER6)
    assert (trusted.headers["cchc-family"], forged.headers["cchc-family"]) == ("6", "4")


async def test_one_household_of_ipv6_is_one_visitor(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        for host in ("2001:db8:7:1::a", "2001:db8:7:1:ffff::b", "2001:db8:7:2::a"):
            await api.reader(host).hit()
        figures = await api.reader().figures()
    assert figures["uniques_today"] == 2


async def test_a_day_of_one_reader(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path, Clock("2026-11-24T08:00:00")) as api:
        reader = api.reader()
        for seconds in (0, 5, 60, 1700, 3600):
            api.clock.stand_at("2026-11-24T08:00:00")
            api.clock.forward(seconds)
            assert (await reader.hit()).status_code == 204
        figures = await reader.figures()
    assert (figures["visits_today"], figures["uniques_today"]) == (2, 1)
    assert stored(tmp_path / ".cchc/counter.sqlite") == {"2026-11-24": (4, 2, 1, 0)}


async def test_across_midnight(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path, Clock("2026-11-24T23:59:00")) as api:
        await api.reader().hit("/")
        api.clock.stand_at("2026-11-25T00:01:00")
        await api.reader().hit(NEWS)
        figures = await api.reader().figures()
    assert figures["total"] == OFFSET + 1, "one visit"
    assert (figures["visits_today"], figures["uniques_today"], figures["online"]) == (0, 1, 1)
    assert figures["as_of"] == "2026-11-25T00:01:00+07:00"
    rows = stored(tmp_path / ".cchc/counter.sqlite")
    assert rows == {"2026-11-24": (1, 1, 1, 0), "2026-11-25": (1, 0, 1, 0)}


@pytest.mark.parametrize("name", ["Sec_GPC", "DNT"])
async def test_a_reader_who_opts_out_is_a_view_and_nothing_else(tmp_path: Path, name: str) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        for _ in range(2):
            assert (await api.reader().hit(**{name: "1"})).status_code == 204
        figures = await api.reader().figures()
        assert len(api.services.visitors._seen) == 0
    assert figures["total"] == OFFSET
    assert (figures["uniques_today"], figures["online"]) == (0, 0)
    assert stored(tmp_path / ".cchc/counter.sqlite") == {"2026-11-24": (2, 0, 0, 0)}


async def test_robots_are_counted_apart(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        assert (await api.reader(agent=GOOGLE).hit()).status_code == 204
        figures = await api.reader().figures()
    assert (figures["total"], figures["online"]) == (OFFSET, 0)
    assert stored(tmp_path / ".cchc/counter.sqlite") == {"2026-11-24": (0, 0, 0, 1)}


@pytest.mark.parametrize(
    "purpose", ["prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip"]
)
async def test_a_page_loaded_ahead_is_not_read(tmp_path: Path, purpose: str) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        assert (await api.reader().hit(Sec_Purpose=purpose)).status_code == 204
    assert stored(tmp_path / ".cchc/counter.sqlite") == {}


async def test_sendbeacon_can_only_say_text(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        answer = await api.reader().request(
            "POST",
            "/api/hits",
            content='{"path": "/"}',
            headers={"Content-Type": "text/plain;charset=UTF-8"},
        )
    assert answer.status_code == 204


async def test_pages_no_release_knows(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        answer = await api.reader().hit("/wp-login.php")
        assert is_problem(answer, 404, "unknown-page")
        assert answer.headers["cache-control"] == "no-store"
    assert stored(tmp_path / ".cchc/counter.sqlite") == {}


async def test_before_the_first_release_no_page_is_known(tmp_path: Path) -> None:
    async with running(tmp_path) as api:
        assert is_problem(await api.reader().hit("/"), 404, "unknown-page")
        publish(tmp_path)
        assert (await api.reader().hit("/")).status_code == 204


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"}],
)
async def test_hits_from_another_site(tmp_path: Path, headers: dict[str, str]) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        assert is_problem(await api.reader().hit(**headers), 403, "foreign-origin")


async def test_hits_from_the_site_itself(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        own = {"Origin": "http://site.test", "Sec_Fetch_Site": "same-origin"}
        assert (await api.reader().hit(**own)).status_code == 204


async def test_an_allowed_origin_may_ask_and_post(tmp_path: Path) -> None:
    publish(tmp_path)
    partner = {"Origin": "https://so.vn"}
    async with running(tmp_path, origins=("https://so.vn",)) as api:
        asked = await api.reader().request(
            "OPTIONS", "/api/hits", headers={**partner, "Access-Control-Request-Method": "POST"}
        )
        answer = await api.reader().hit(**partner)
    assert asked.headers["access-control-allow-origin"] == "https://so.vn"
    assert answer.status_code == 204
    assert answer.headers["access-control-expose-headers"] == "Cchc-Family"


HOSTILE: list[tuple[bytes, int, str]] = [
    (b"", 400, "bad-request"),
    (b"{", 400, "bad-request"),
    (b"null", 400, "bad-request"),
    (b"[]", 400, "bad-request"),
    (b'"/"', 400, "bad-request"),
    (b"{}", 400, "bad-request"),
    (b'{"path": null}', 400, "bad-request"),
    (b'{"path": 1}', 400, "bad-request"),
    (b'{"path": ["/"]}', 400, "bad-request"),
    (b'{"path": ""}', 400, "bad-request"),
    (b'{"path": "tin/"}', 400, "bad-request"),
    (b'{"path": "/", "path2": "/"}', 400, "bad-request"),
    (b'{"path": "/"} {}', 400, "bad-request"),
    (b'{"path": "/\xff"}', 400, "bad-request"),
    (b'{"path": "\\ud800/"}', 400, "bad-request"),
    (b'\xef\xbb\xbf{"path": "/"}', 400, "bad-request"),
    (b'{"path": "/' + b"a" * 600 + b'"}', 400, "bad-request"),
    (b'{"path": "/' + b"[" * 900 + b'"}', 400, "bad-request"),
    (b"[" * 1024, 400, "bad-request"),
    (b'{"path": "/"}' + b" " * 1012, 413, "content-too-large"),
    (b"x" * 100_000, 413, "content-too-large"),
    (b'{"path": "//evil.example/"}', 404, "unknown-page"),
    (b'{"path": "/../../etc/passwd"}', 404, "unknown-page"),
    (b'{"path": "/\\u0000"}', 404, "unknown-page"),
    (b'{"path": "/%00%ff%zz"}', 404, "unknown-page"),
    (b'{"path": "/\'; DROP TABLE page_day; --"}', 404, "unknown-page"),
]


@pytest.mark.parametrize(("body", "status", "name"), HOSTILE)
async def test_hostile_bodies(tmp_path: Path, body: bytes, status: int, name: str) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        answer = await api.reader().request(
            "POST", "/api/hits", content=body, headers={"Content-Type": "application/json"}
        )
        assert is_problem(answer, status, name)
        assert not any(word in answer.text for word in ("evil", "passwd", "DROP", "aaa"))
    assert stored(tmp_path / ".cchc/counter.sqlite") == {}


async def test_a_body_without_a_length_is_limited_too(tmp_path: Path) -> None:
    publish(tmp_path)

    async def pieces() -> Any:
        for _ in range(20):
            yield b" " * 100

    async with running(tmp_path) as api:
        answer = await api.reader().request(
            "POST", "/api/hits", content=pieces(), headers={"Content-Type": "application/json"}
        )
    assert is_problem(answer, 413, "content-too-large")


@pytest.mark.parametrize(
    "media_type", ["", "text/html", "application/x-www-form-urlencoded", "application/jsonp"]
)
async def test_other_media_types(tmp_path: Path, media_type: str) -> None:
    publish(tmp_path)
    headers = {"Content-Type": media_type} if media_type else {}
    async with running(tmp_path) as api:
        answer = await api.reader().request(
            "POST", "/api/hits", content=b'{"path": "/"}', headers=headers
        )
    assert is_problem(answer, 415, "unsupported-media-type")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD"])
async def test_other_methods(tmp_path: Path, method: str) -> None:
    async with running(tmp_path) as api:
        answer = await api.reader().request(method, "/api/hits")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert answer.headers["content-type"] == "application/problem+json"


async def test_the_burst_of_one_household(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path, burst=20, rate=10.0) as api:
        first = [(await api.reader(READER6).hit()).status_code for _ in range(25)]
        neighbour = await api.reader("2001:db8:7:1:9999::1").hit()
        stranger = await api.reader("2001:db8:7:2::1").hit()
        api.clock.forward(0.5)
        later = [(await api.reader(READER6).hit()).status_code for _ in range(8)]
    assert first == [204] * 20 + [429] * 5
    assert is_problem(neighbour, 429, "too-many-requests")
    assert neighbour.headers["retry-after"] == "1"
    assert stranger.status_code == 204
    assert later == [204] * 5 + [429] * 3


async def test_the_default_bucket_is_600_then_100_a_second(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        take, now = api.services.buckets.take, api.clock.now
        assert sum(take(b"\1\1\1\1", now) == 0 for _ in range(800)) == 600
        assert sum(take(b"\1\1\1\1", now + 1) == 0 for _ in range(800)) == 100


async def test_a_failing_disk_is_told_and_the_retry_counts(tmp_path: Path) -> None:
    publish(tmp_path)
    store = failing_store(tmp_path)
    async with running(tmp_path, store=store) as api:
        store.broken = True
        answer = await api.reader().hit()
        assert is_problem(answer, 503, "not-stored")
        assert answer.headers["retry-after"] == "2"
        failed = await api.reader().figures()
        store.broken = False
        api.clock.forward(2)
        assert (await api.reader().hit()).status_code == 204
        figures = await api.reader().figures()
    assert (failed["total"], failed["online"]) == (OFFSET, 0)
    assert (figures["total"], figures["uniques_today"]) == (OFFSET + 1, 1)
    assert stored(tmp_path / ".cchc/counter.sqlite") == {"2026-11-24": (1, 1, 1, 0)}


async def test_when_too_many_wait(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path, queue_limit=0) as api:
        api.services.batcher.batch()
        answer = await api.reader().hit()
    assert is_problem(answer, 503, "busy")
    assert int(answer.headers["retry-after"]) > 0


async def test_many_hits_at_once_are_few_commits_and_all_counted(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        readers = [api.reader(f"10.0.{number // 250}.{number % 250}") for number in range(300)]
        answers: list[httpx.Response] = await asyncio.gather(*(each.hit() for each in readers))
        figures = await api.reader().figures()
    assert {answer.status_code for answer in answers} == {204}
    assert figures["total"] == OFFSET + 300


async def test_repeats_of_a_hit_still_being_written_are_one_view(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        answers = await asyncio.gather(*(api.reader().hit() for _ in range(10)))
    assert {answer.status_code for answer in answers} == {204}
    assert stored(tmp_path / ".cchc/counter.sqlite") == {"2026-11-24": (1, 1, 1, 0)}


async def test_after_a_restart_the_total_goes_on(tmp_path: Path) -> None:
    publish(tmp_path)
    for visits in (1, 2):
        async with running(tmp_path) as api:
            await api.reader().hit()
            assert (await api.reader().figures())["total"] == OFFSET + visits


async def test_a_reader_on_a_unix_socket_without_a_proxy_is_a_view(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        reader = Reader(api.app, "", {"User-Agent": FIREFOX})
        answer = await reader.hit()
        today = date_of(day_number(api.clock()))
        assert api.services.store.totals(today).visits == 0
    assert answer.status_code == 204
    assert "cchc-family" not in answer.headers
