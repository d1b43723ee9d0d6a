"""Bytes to a server and back, without an HTTP library that would mend them."""

import json
import socket
from dataclasses import dataclass
from typing import Any

from cchc_api.security import SECURITY_HEADERS


def exchange(port: tuple[str, int], data: bytes) -> bytes:
    """Send all, say that this was all, read to the end."""
    with socket.create_connection(port, timeout=5) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        return read_all(connection)


def read_all(connection: socket.socket) -> bytes:
    """Until the server closes."""
    received = b""
    while piece := connection.recv(65536):
        received += piece
    return received


@dataclass(frozen=True)
class Answer:
    """One answer as it came."""

    status: int
    headers: dict[str, str]
    body: bytes

    def is_problem(self, status: int, name: str) -> bool:
        """Whether it is the named problem (RFC 9457) with all that every answer carries."""
        assert self.status == status, self
        assert self.headers["content-type"] == "application/problem+json"
        assert self.headers["cache-control"] == "no-store"
        assert int(self.headers["content-length"]) == len(self.body)
        for field, value in SECURITY_HEADERS.items():
            assert self.headers[field.lower()] == value, field
        body: dict[str, Any] = json.loads(self.body)
        assert body["status"] == status
        assert body["title"]
        return bool(body["type"] == f"urn:cchc:problem:{name}")


def parse(received: bytes) -> Answer:
    """The one answer in the bytes."""
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    version, status, phrase = first.split(" ", 2)
    assert version == "HTTP/1.1"
    assert phrase, "a reason of its own"
    assert b"HTTP/1.1 " not in body, received
    fields = (line.partition(": ") for line in lines)
    return Answer(int(status), {name.lower(): value for name, _, value in fields}, body)
