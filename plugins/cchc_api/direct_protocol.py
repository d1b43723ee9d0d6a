"""Requests for one address, answered without a task and the messages of ASGI.

Those cost more than parsing, counting and answering a hit together. Whatever is unusual about a
request (chunked body, ``Expect``, HTTP/1.0, an answer before it still under way) goes the ordinary
way through the application, which says the same.
"""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, ClassVar, NamedTuple, Protocol

from cchc_api.protocol import PatientProtocol

Fields = list[tuple[bytes, bytes]]


class Answer(NamedTuple):
    """A whole answer but for what the server says of itself (date) and of the connection."""

    head: bytes
    body: bytes
    close: bool

    @classmethod
    def of(cls, status: int, fields: Mapping[str, str], body: bytes = b"") -> "Answer":
        """Fields by lower-case name."""
        lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"]
        lines += [f"{name}: {value}" for name, value in fields.items() if name != "connection"]
        head = "".join(f"{line}\r\n" for line in lines).encode("latin-1")
        return cls(head, body, fields.get("connection", "").lower() == "close")


class Direct(Protocol):
    """Answers POST requests for one address as soon as their body is there."""

    path: bytes
    body_limit: int
    """Bytes; a longer body goes the ordinary way."""

    def peer(self, host: str) -> Any:
        """What is to be remembered of the other end of a connection."""

    def start(
        self,
        peer: Any,
        fields: Fields,
        named: Mapping[bytes, bytes],
        body: bytes,
        reply: Callable[[Answer], None],
    ) -> None:
        """Answer one request, whose header fields are given in order and by lower-case name; must
        not raise. ``reply`` is called once, sooner or later."""


class _Event:
    """Set by uvicorn for a request whose application waits for it; nobody does here."""

    def set(self) -> None:
        """Nothing."""


class _Exchange:
    """What uvicorn wants to know of a request under way, its ``RequestResponseCycle``. A connection
    has one for all its requests, of which the next begins when the one before is answered."""

    __slots__ = (
        "body",
        "disconnected",
        "fields",
        "keep_alive",
        "more_body",
        "response_complete",
    )
    message_event = _Event()
    response_started = False

    def __init__(self) -> None:
        self.fields: Mapping[bytes, bytes] = {}
        self.body = b""
        self.more_body = True
        self.keep_alive = True
        self.response_complete = True
        self.disconnected = False


class DirectProtocol(PatientProtocol):
    """One connection, some of whose requests are answered directly."""

    direct: Direct
    said_for: ClassVar[Fields | None] = None
    said: ClassVar[bytes] = b""
    _peer: Any
    _exchange: _Exchange
    _open = False  # whether the request being read is one of ours
    _idle: float | None = None

    def connection_made(self, transport: Any) -> None:
        """Look at the other end once."""
        super().connection_made(transport)
        self._exchange = _Exchange()
        self._reply = self.reply  # bound once
        self._peer = self.direct.peer(self.client[0] if self.client else "")

    def on_message_begin(self) -> None:
        """The first byte of a request; what the application would be told of it is made later."""
        self.url = b""
        self.headers = []
        self.expect_100_continue = False
        self._open = False
        self._idle = None
        self._head = 0
        self._begun = self.loop.time()

    def on_headers_complete(self) -> None:
        """Plain requests go straight to ``direct``, others the ordinary way."""
        if self.url == self.direct.path and self._is_plain(fields := dict(self.headers)):
            self._head = None
            self._open = True
            exchange = self._exchange
            exchange.fields, exchange.body = fields, b""
            exchange.keep_alive = self.parser.should_keep_alive()
            exchange.response_complete = False
            self.cycle = exchange  # type: ignore[assignment]
            return
        url, headers, expects = self.url, self.headers, self.expect_100_continue
        super().on_message_begin()
        self.url, self.expect_100_continue = url, expects
        self.headers.extend(headers)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A piece of a body."""
        if self._open:
            self._exchange.body += body
        else:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The body is there."""
        if not self._open:
            super().on_message_complete()
            return
        self._begun = None
        self._open = False
        exchange = self._exchange
        self.direct.start(self._peer, self.headers, exchange.fields, exchange.body, self._reply)

    def reply(self, answer: Answer) -> None:
        """Send the whole answer to the request under way."""
        exchange, transport = self._exchange, self.transport
        exchange.response_complete = True
        if exchange.disconnected or transport.is_closing():
            return
        head, body, close = answer
        ends = close or not exchange.keep_alive
        said = self._said()
        if ends:
            said += b"connection: close\r\n"
        transport.write(b"%b%b\r\n%b" % (head, said, body))
        if ends:
            transport.close()
        elif self.pipeline:
            self.on_response_complete()
        else:
            self.server_state.total_requests += 1
            self._idle = self.loop.time()

    def _said(self) -> bytes:
        """The fields uvicorn makes anew each second, joined once for all connections."""
        server = type(self)
        fields = self.server_state.default_headers
        if server.said_for is not fields:
            server.said_for = fields
            server.said = b"".join(b"%b: %b\r\n" % field for field in fields)
        return server.said

    def _check(self) -> None:
        """The one timer of the connection also ends it when it has been idle for too long: at
        twice the time at the latest. uvicorn sets and cancels a timer for each request."""
        if self._idle is None or self.transport.is_closing():
            super()._check()
            return
        left = self._idle + self.timeout_keep_alive - self.loop.time()
        if left <= 0:
            self.transport.close()
        else:
            self._timer = self.loop.call_later(left, self._check)

    def _is_plain(self, fields: Mapping[bytes, bytes]) -> bool:
        if self.cycle is not None and not self.cycle.response_complete:
            return False  # the answer before it comes first
        parser = self.parser
        if parser.get_method() != b"POST" or parser.get_http_version() != "1.1":
            return False
        if self.expect_100_continue or parser.should_upgrade():
            return False
        length = fields.get(b"content-length", b"")
        return length.isdigit() and int(length) <= self.direct.body_limit


def protocol(patience: float, most: int, direct: Direct | None) -> type[PatientProtocol]:
    """The protocol of one server: seconds for a request, open connections, what it answers."""
    limits = {"patience": patience, "most": most}
    if direct is None:
        return type("PatientProtocol", (PatientProtocol,), limits)
    return type("DirectProtocol", (DirectProtocol,), {**limits, "direct": direct})
