"""Hits that arrive when they arrive: at a fixed rate, whether the server keeps up or not.

A latency counts from the instant a hit was due (no coordinated omission): what waited for a free
connection has waited for the server.
"""

import asyncio
import math
import time
from collections import deque
from typing import cast

import uvloop
from tests.api.load import hit_bytes
from tests.bench.measure import RunError, share

CONNECTIONS = 256
_TICK = 0.001


class _Line(asyncio.Protocol):
    """One kept-alive connection."""

    def __init__(self, idle: "deque[_Line]", latencies: list[float]) -> None:
        self._idle = idle
        self._latencies = latencies
        self._due = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self._idle.append(self)

    def send(self, data: bytes, due: float) -> None:
        self._due = due
        self.transport.write(data)

    def data_received(self, data: bytes) -> None:
        counted = data.startswith(b"HTTP/1.1 204")
        self._latencies.append(time.perf_counter() - self._due if counted else math.inf)
        self._idle.append(self)


async def _send(port: tuple[str, int], rate: int, seconds: float) -> list[float]:
    loop = asyncio.get_running_loop()
    idle: deque[_Line] = deque()
    latencies: list[float] = []
    for _ in range(CONNECTIONS):
        await loop.create_connection(lambda: _Line(idle, latencies), *port)
    began, sent, wanted = time.perf_counter(), 0, int(rate * seconds)
    while sent < wanted:
        due = min(int((time.perf_counter() - began) * rate), wanted)
        while sent < due and idle:
            idle.popleft().send(hit_bytes(sent), began + sent / rate)
            sent += 1
        await asyncio.sleep(_TICK)
    async with asyncio.timeout(10):
        while len(latencies) < wanted:
            await asyncio.sleep(_TICK)
    return latencies


def open_loop(port: tuple[str, int], rate: int, seconds: float) -> tuple[float, float]:
    """Milliseconds that half of the hits, and 99 of 100, did not exceed. Raises RunError when a hit
    was refused."""
    latencies = uvloop.run(_send(port, rate, seconds))
    if refused := latencies.count(math.inf):
        raise RunError(f"{refused} of {len(latencies)} hits refused")
    return share(latencies, 0.5) * 1000, share(latencies, 0.99) * 1000
