"""A closed-loop load: so many connections, each sending its next hit after the last answer."""

import asyncio
import time
from dataclasses import dataclass, field

from tests.api.support import FIREFOX

PAGES = tuple(f"/tin/{number}/" for number in range(200))
AGENTS = 1000
"""As many browsers take turns: so few that the robots' cache holds them, as in real life."""


@dataclass
class Load:
    """What the clients saw."""

    statuses: dict[int, int] = field(default_factory=dict)
    sent: int = 0

    @property
    def acknowledged(self) -> int:
        return self.statuses.get(204, 0)


class _Connection(asyncio.Protocol):
    """One kept-alive connection; each hit is another browser or page, so never a repeat."""

    def __init__(self, load: Load, until: float) -> None:
        self._load = load
        self._until = until
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._send()

    def data_received(self, data: bytes) -> None:
        # The body of a problem may come by itself, or with the head of the next answer.
        head = data.rfind(b"HTTP/1.1 ")
        if head < 0:
            return
        load = self._load
        status = int(data[head + 9 : head + 12])
        load.statuses[status] = load.statuses.get(status, 0) + 1
        if time.perf_counter() >= self._until:
            self._transport.close()
        else:
            self._send()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_result(None)

    def _send(self) -> None:
        data = hit_bytes(self._load.sent)
        self._load.sent += 1
        self._transport.write(data)


def hit_bytes(number: int) -> bytes:
    """The request of a hit; another number is another browser or page."""
    page, agent = divmod(number, AGENTS)
    body = b'{"path": "%s"}' % PAGES[page % len(PAGES)].encode()
    head = (
        f"POST /api/hits HTTP/1.1\r\nHost: x\r\nUser-Agent: {FIREFOX} {agent}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def send_load(
    ports: list[tuple[str, int]], connections: int, seconds: float, load: Load | None = None
) -> Load:
    """Spread the connections over the sockets; a connection that is cut simply ends.

    ``load`` may be watched meanwhile.
    """
    load = load or Load()
    began = time.perf_counter()
    loop = asyncio.get_running_loop()
    protocols = []
    for number in range(connections):
        host, port = ports[number % len(ports)]
        _, protocol = await loop.create_connection(
            lambda: _Connection(load, began + seconds),
            host,
            port,
        )
        protocols.append(protocol)
    await asyncio.gather(*(protocol.done for protocol in protocols))
    return load
