"""Live reload for whoever writes: a page open in a browser shows what `cchc serve` has just built.

The built site knows nothing of it: the server adds one script to the pages it serves. The script
hears of every build (Server-Sent Events, WHATWG HTML 9.2) and reloads the page when its ETag is
another one.
"""

import asyncio
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from cchc_api.problems import BUSY, METHOD_NOT_ALLOWED, NOT_FOUND

FOLDER = "/_cchc"
EVENTS = f"{FOLDER}/thay-doi"
SCRIPT = f"{FOLDER}/thay-doi.js"
HEARTBEAT = 15.0
"""Seconds of silence after which a comment shows that the line still stands."""

_MOST_PATHS = 200  # of a build that changed more, every page asks for itself
_MOST_LINES = 100
_HEADERS = ((b"content-type", b"text/event-stream"), (b"cache-control", b"no-store"))
_FILE = Path(__file__).with_name("live.js")


class Live:
    """Tells open pages which addresses a build has changed. `tell` and `close` may be called by
    any thread, everything else happens in the server's event loop."""

    def __init__(self, prefix: str = "/", heartbeat: float = HEARTBEAT) -> None:
        self._prefix = prefix
        self._heartbeat = heartbeat
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lines: set[asyncio.Queue[str | None]] = set()
        self._closed = False

    def tell(self, files: Iterable[str]) -> None:
        """Files of the site ("tin/2019/x/index.html") are new, different or gone."""
        paths = [f"{self._prefix}{name.removesuffix('index.html')}" for name in files]
        if paths:
            said = "*" if len(paths) > _MOST_PATHS else sorted(paths)
            self._say(json.dumps(said, ensure_ascii=False))

    def close(self) -> None:
        """The server ends: every line ends, so that nothing has to be cut off."""
        self._closed = True
        self._say(None)

    def _say(self, text: str | None) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended meanwhile
                self._loop.call_soon_threadsafe(self._spread, text)

    def _spread(self, text: str | None) -> None:
        for line in self._lines:
            line.put_nowait(text)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the script and for the events."""
        if scope["method"] not in ("GET", "HEAD"):
            response = METHOD_NOT_ALLOWED.response(headers={"Allow": "GET, HEAD"})
        elif scope["path"] == SCRIPT:
            headers = {"Cache-Control": "no-cache"}
            response = Response(_FILE.read_bytes(), 200, headers, "text/javascript; charset=utf-8")
        elif scope["path"] != EVENTS or scope["method"] == "HEAD":
            response = NOT_FOUND.response()
        elif self._closed or len(self._lines) >= _MOST_LINES:
            response = BUSY.response(headers={"Retry-After": "5"})
        else:
            await self._stream(receive, send)
            return
        await response(scope, receive, send)

    async def _stream(self, receive: Receive, send: Send) -> None:
        self._loop = asyncio.get_running_loop()
        line: asyncio.Queue[str | None] = asyncio.Queue()
        watch = asyncio.create_task(_until_gone(receive, line))
        self._lines.add(line)
        try:
            await send({"type": "http.response.start", "status": 200, "headers": list(_HEADERS)})
            said: str | None = "retry: 1000\n\n"
            while said is not None:
                await _send(send, said, more=True)
                said = await self._next(line)
            await _send(send, "", more=False)
        finally:
            self._lines.discard(line)
            watch.cancel()

    async def _next(self, line: "asyncio.Queue[str | None]") -> str | None:
        try:
            text = await asyncio.wait_for(line.get(), self._heartbeat)
        except TimeoutError:
            return ":\n\n"
        return None if text is None else f"data: {text}\n\n"


def with_script(html: bytes, tag: str) -> bytes:
    """A page with the script at its end; `tag` is the page's ETag, empty for an error page."""
    said = tag.replace("&", "&amp;").replace('"', "&quot;")
    script = f'<script src="{SCRIPT}" data-etag="{said}" defer></script>'.encode()
    before, end, after = html.rpartition(b"</body>")
    return before + script + end + after if end else html + script


async def _until_gone(receive: Receive, line: "asyncio.Queue[str | None]") -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    line.put_nowait(None)


async def _send(send: Send, text: str, *, more: bool) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": more})
