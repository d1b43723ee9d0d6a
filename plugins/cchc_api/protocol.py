"""HTTP as uvicorn speaks it, with three additions.

What is not HTTP is answered with a problem, too; a client that does not finish its request in
time, or whose header fields never end, is cut off; and so is one connection too many. uvicorn has
no such limits, and one timer per connection here is far cheaper than one per request in the
application (8 µs).
"""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from cchc_api.problems import (
    BAD_REQUEST,
    BUSY,
    HEAD_TOO_LARGE,
    MEDIA_TYPE,
    TOO_SLOW,
    ProblemType,
)
from cchc_api.security import SECURITY_HEADERS

PATIENCE = 10.0
"""Seconds for a whole request: its first byte to its last."""

HEAD_LIMIT = 64 * 1024
"""Bytes of request line and header fields, give or take one read from the network."""

MOST_CONNECTIONS = 4096
"""Open connections of one server; each costs some 10 KB."""

_FIELDS: Mapping[str, str] = {
    **{name.lower(): value for name, value in SECURITY_HEADERS.items()},
    "content-type": MEDIA_TYPE,
    "cache-control": "no-store",
    "connection": "close",
}


class PatientProtocol(HttpToolsProtocol):
    """One connection."""

    patience = PATIENCE
    most = MOST_CONNECTIONS
    _begun: float | None = None
    _timer: asyncio.TimerHandle | None = None
    _head: int | None = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock: a connection that says nothing is cut off as well."""
        super().connection_made(transport)
        if len(self.connections) > self.most:
            self._end_with(BUSY, {"retry-after": "5"})
            return
        self._begun = self.loop.time()
        self._timer = self.loop.call_later(self.patience, self._check)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        if self._timer is not None:
            self._timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Some bytes; those of a head that has not ended are counted, those of a body are not."""
        if self._head is None:
            super().data_received(data)
            return
        room = max(HEAD_LIMIT - self._head, 0)
        self._head += len(data)
        super().data_received(data[:room])
        if len(data) <= room or self.transport.is_closing():
            return
        if self._head is None:
            super().data_received(data[room:])
        else:
            self._end_with(HEAD_TOO_LARGE)

    def on_headers_complete(self) -> None:
        """The head has ended."""
        self._head = None
        super().on_headers_complete()

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        self._head = 0
        self._begun = self.loop.time()

    def on_message_complete(self) -> None:
        """The last byte of a request; how long the answer takes is not the client's fault."""
        super().on_message_complete()
        self._begun = None

    def send_400_response(self, msg: str) -> None:
        """What arrived is not HTTP; the parser's English message helps nobody."""
        self._end_with(BAD_REQUEST)

    def _check(self) -> None:
        if self.transport.is_closing():
            return
        left = self.patience
        if self._begun is not None:
            left = self._begun + self.patience - self.loop.time()
        if left <= 0:
            self._end_with(TOO_SLOW)
        else:
            self._timer = self.loop.call_later(left, self._check)

    def _end_with(self, problem: ProblemType, more: Mapping[str, str] | None = None) -> None:
        cycle = self.cycle
        if cycle is None or cycle.response_complete or not cycle.response_started:
            self.transport.write(self._answer(problem, more or {}))
        # Else another answer is half sent, and this one would be taken for a part of it.
        self.transport.close()

    def _answer(self, problem: ProblemType, more: Mapping[str, str]) -> bytes:
        body = problem.body()
        fields = {**_FIELDS, **more, "content-length": str(len(body))}
        lines = [f"HTTP/1.1 {problem.status} {HTTPStatus(problem.status).phrase}".encode()]
        lines += [name + b": " + value for name, value in self.server_state.default_headers]
        lines += [f"{name}: {value}".encode() for name, value in fields.items()]
        return b"\r\n".join([*lines, b"", body])
