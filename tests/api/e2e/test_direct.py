"""A hit with a length goes past ASGI, a chunked one does not: nobody can tell them apart."""

import re
import socket
from collections.abc import Iterator

import pytest
from tests.api.raw import exchange, parse, read_all
from tests.api.serving import Served, serving
from tests.api.support import publish

pytestmark = pytest.mark.e2e

HEAD = b"POST /api/hits HTTP/1.1\r\nHost: x\r\n"
JSON = b"Content-Type: application/json\r\n"
BODY = b'{"path": "/"}'


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("direct")
    publish(folder)
    log = folder / "log"
    with serving(folder, log, "127.0.0.1") as running:
        yield running
    assert log.read_text() == ""


def whole(fields: bytes, body: bytes) -> bytes:
    return HEAD + fields + b"Content-Length: %d\r\n\r\n" % len(body) + body


def chunked(fields: bytes, body: bytes) -> bytes:
    piece = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
    return HEAD + fields + b"Transfer-Encoding: chunked\r\n\r\n" + piece + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("fields", "body", "status"),
    [
        pytest.param(JSON, BODY, 204, id="counted"),
        pytest.param(JSON + b"DNT: 1\r\n", BODY, 204, id="no key"),
        pytest.param(JSON + b"User-Agent: Googlebot/2.1\r\n", BODY, 204, id="robot"),
        pytest.param(JSON + b"Sec-Purpose: prefetch\r\n", BODY, 204, id="prefetch"),
        pytest.param(b"Content-Type: Text/Plain; charset=UTF-8\r\n", BODY, 204, id="beacon"),
        pytest.param(JSON, b'{"path": "/x/"}', 404, id="unknown page"),
        pytest.param(JSON, b'{"path": ', 400, id="half a body"),
        pytest.param(JSON, b"", 400, id="no body"),
        pytest.param(JSON, b'{"path": "/\xff"}', 400, id="no text"),
        pytest.param(JSON, b" " * 2000, 413, id="too large"),
        pytest.param(b"", BODY, 415, id="no type"),
        pytest.param(JSON + b"Origin: https://khac.example\r\n", BODY, 403, id="foreign"),
        pytest.param(JSON + b"Sec-Fetch-Site: cross-site\r\n", BODY, 403, id="cross-site"),
    ],
)
def test_both_ways_say_the_same(served: Served, fields: bytes, body: bytes, status: int) -> None:
    close = fields + b"Connection: close\r\n"
    answers = [parse(said(served, make(close, body))) for make in (whole, chunked)]
    for answer in answers:
        assert answer.status == status
        assert answer.headers.pop("date")
    assert answers[0] == answers[1]


def said(served: Served, request: bytes) -> bytes:
    """Not the half-closed connection of ``exchange``: it counts as one that was given up."""
    with socket.create_connection(served.ports[0], timeout=5) as connection:
        connection.sendall(request)
        return read_all(connection)


def test_a_pipeline_is_answered_in_order(served: Served) -> None:
    look = b"GET /api/counter HTTP/1.1\r\nHost: x\r\n\r\n"
    last = whole(JSON + b"Connection: close\r\n", BODY)
    requests = [whole(JSON, BODY), look, whole(JSON, b'{"path": "/x/"}'), whole(JSON, BODY), last]
    received = said(served, b"".join(requests))
    assert re.findall(rb"HTTP/1\.1 (\d+)", received) == [b"204", b"200", b"404", b"204", b"204"]


def test_a_connection_serves_hit_after_hit(served: Served) -> None:
    with socket.create_connection(served.ports[0], timeout=5) as connection:
        for _ in range(20):
            connection.sendall(whole(JSON, BODY)[:-4])
            connection.sendall(BODY[-4:])
            answer = parse(connection.recv(65536))
            assert (answer.status, answer.headers["cchc-family"]) == (204, "4")
            assert "connection" not in answer.headers


def test_old_http_and_expectations_are_answered(served: Served) -> None:
    old = whole(JSON, BODY).replace(b"HTTP/1.1", b"HTTP/1.0")
    assert parse(said(served, old)).status == 204
    expecting = whole(JSON + b"Expect: 100-continue\r\nConnection: close\r\n", BODY)
    assert said(served, expecting).startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 ")


def test_what_follows_a_hit_and_is_not_http_ends_the_connection(served: Served) -> None:
    received = exchange(served.ports[0], whole(JSON, BODY) + b"\0\0\r\n\r\n")
    assert re.findall(rb"HTTP/1\.1 (\d+)", received) in ([b"400"], [b"204", b"400"])
