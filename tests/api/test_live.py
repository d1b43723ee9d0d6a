"""Live reload: who hears of which build, how a line ends, what a served page gets."""

import asyncio
import json
import re
import threading
from pathlib import Path

import pytest
from starlette.types import Message, Scope
from tests.api.support import Reader
from tests.api.test_site import lay_out, no_api

from cchc_api.live import EVENTS, SCRIPT, Live, with_script
from cchc_api.security import SECURITY_HEADERS
from cchc_api.site import site_app

pytestmark = pytest.mark.anyio

PAGE = "tin/2019/ke-hoach/index.html"
HTML = "<html><body><h1>Kế hoạch</h1></body></html>"


class Line:
    """One browser that listens."""

    def __init__(self, live: Live) -> None:
        self.said: list[str] = []
        self.status = 0
        self.gone = asyncio.Event()
        self._news = asyncio.Event()
        self.task = asyncio.create_task(live(_scope(EVENTS), self._receive, self._send))

    async def _receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["body"]:
            self.said.append(message["body"].decode())
        self._news.set()

    async def hear(self, count: int) -> list[str]:
        """The first `count` messages; fails when they do not come."""
        while len(self.said) < count:
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), 5)
        return self.said


def _scope(path: str, method: str = "GET") -> Scope:
    return {"type": "http", "method": method, "path": path, "headers": [], "query_string": b""}


async def test_pages_hear_of_builds_made_in_another_thread() -> None:
    live = Live("/tinh/")
    one, two = Line(live), Line(live)
    await one.hear(1)
    await two.hear(1)
    files = ("index.html", PAGE, "feed.xml")
    thread = threading.Thread(target=live.tell, args=(files,))
    thread.start()
    thread.join()
    for line in (one, two):
        _, event = await line.hear(2)
        assert event.startswith("data: ")
        assert event.endswith("\n\n")
        assert json.loads(event[6:]) == ["/tinh/", "/tinh/feed.xml", "/tinh/tin/2019/ke-hoach/"]
    live.close()
    await asyncio.wait_for(asyncio.gather(one.task, two.task), 5)
    late = Line(live)
    await asyncio.wait_for(late.task, 5)
    assert late.status == 503


async def test_a_browser_that_goes_is_forgotten_and_nothing_is_said_of_nothing() -> None:
    live = Live()
    line, other = Line(live), Line(live)
    await line.hear(1)
    await other.hear(1)
    line.gone.set()
    await asyncio.wait_for(line.task, 5)
    live.tell(())
    live.tell([f"tin/{number}/index.html" for number in range(1000)])
    assert (await other.hear(2))[1:] == ['data: "*"\n\n']
    assert len(line.said) == 1
    live.close()
    await asyncio.wait_for(other.task, 5)


async def test_silence_is_broken_by_a_comment() -> None:
    live = Live(heartbeat=0.01)
    line = Line(live)
    assert (await line.hear(3))[1:3] == [":\n\n", ":\n\n"]
    live.close()
    await asyncio.wait_for(line.task, 5)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("POST", EVENTS, 405), ("HEAD", EVENTS, 404), ("GET", "/_cchc/khac", 404)],
)
async def test_what_is_not_answered(tmp_path: Path, method: str, path: str, status: int) -> None:
    reader = Reader(site_app(no_api, lay_out(tmp_path / "site"), tmp_path, "/", Live()))
    assert (await reader.request(method, path)).status_code == status


async def test_served_pages_get_the_script_and_their_own_tag(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "site", {PAGE: HTML, "404.html": HTML, "a.css": "</body>"})
    reader = Reader(site_app(no_api, folder, tmp_path, "/", Live()))
    answer = await reader.get("/tin/2019/ke-hoach/")
    found = re.search(
        rf'<script src="{SCRIPT}" data-etag="([^"]+)" defer></script></body>', answer.text
    )
    assert found
    tag = answer.headers["etag"]
    assert found[1].replace("&quot;", '"') == tag
    assert (folder / PAGE).read_text("utf-8") == HTML
    again = await reader.get("/tin/2019/ke-hoach/", headers={"If-None-Match": tag})
    assert again.status_code == 304
    head = await reader.request("HEAD", "/tin/2019/ke-hoach/")
    assert head.headers["etag"] == tag
    missing = await reader.get("/khong-co/")
    assert 'data-etag=""' in missing.text
    assert "etag" not in missing.headers
    assert (await reader.get("/a.css")).text == "</body>"
    plain = Reader(site_app(no_api, folder, tmp_path))
    assert (await plain.get("/tin/2019/ke-hoach/")).text == HTML
    assert (await plain.get(SCRIPT)).status_code == 404
    assert (await plain.get("/tin/2019/ke-hoach/")).headers["etag"] != tag


async def test_the_script_is_a_file_of_the_same_origin(tmp_path: Path) -> None:
    reader = Reader(site_app(no_api, lay_out(tmp_path / "site"), tmp_path, "/", Live()))
    answer = await reader.get(SCRIPT)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    assert answer.headers["content-security-policy"] == policy
    assert "default-src 'self'" in policy
    assert "connect-src" not in policy, "the line to the server falls under default-src"


def test_a_page_without_an_end_gets_the_script_too() -> None:
    assert with_script(b"<p>x", "").startswith(b"<p>x<script ")
