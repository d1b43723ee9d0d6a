"""What never reaches the application: refused as problems, with the headers of every answer."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest
from tests.api.raw import exchange, parse, read_all
from tests.api.serving import Served, serving
from tests.api.support import publish

pytestmark = pytest.mark.e2e

POST = b"POST /api/hits HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
MOST = 40


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("protocol")
    publish(folder)
    log = folder / "log"
    with serving(folder, log, "127.0.0.1", "sqlite:counter.sqlite", str(MOST)) as running:
        yield running
    assert log.read_text() == "", "no fault of ours, and no word of a client"


def is_alive(served: Served) -> bool:
    return httpx.get(f"{served.urls[0]}healthz").status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64), id="tls"),
        pytest.param(b"GET\r\n\r\n", id="no address"),
        pytest.param(b"GET / HTTP/9.9\r\n\r\n", id="no such version"),
        pytest.param(b"BREW /tra HTTP/1.1\r\nHost: x\r\n\r\n", id="no such method"),
        pytest.param(b"CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", id="no proxy"),
        pytest.param(b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", id="space before the colon"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: x\r\n folded\0\r\n\r\n", id="zero byte"),
        pytest.param(POST + b"Content-Length: -1\r\n\r\n", id="length below zero"),
        pytest.param(POST + b"Content-Length: mot\r\n\r\n", id="length in words"),
        pytest.param(POST + b"Content-Length: " + b"9" * 40 + b"\r\n\r\n", id="length too large"),
        pytest.param(
            POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcd", id="two lengths"
        ),
        pytest.param(
            POST + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
            id="length and chunks",
        ),
        pytest.param(POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", id="no chunk"),
    ],
)
def test_what_is_not_http_is_a_problem_too(served: Served, data: bytes) -> None:
    answer = parse(exchange(served.ports[0], data))
    assert answer.is_problem(400, "bad-request")
    assert answer.headers["connection"] == "close"
    assert is_alive(served)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/api/hits", "/api/counter", "/", "*"])
def test_a_method_nobody_takes(served: Served, method: str, path: str) -> None:
    data = f"{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    answer = parse(exchange(served.ports[0], data.encode()))
    assert answer.is_problem(405, "method-not-allowed")
    assert answer.headers["allow"]


def test_an_address_that_is_no_text(served: Served) -> None:
    answer = parse(exchange(served.ports[0], b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n"))
    assert answer.status in (400, 404)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_another_protocol_is_not_spoken(served: Served) -> None:
    fields = b"Host: x\r\nConnection: Upgrade, close\r\nUpgrade: %s\r\n\r\n"
    for name in (b"websocket", b"h2c"):
        data = b"GET /healthz HTTP/1.1\r\n" + fields % name
        assert parse(exchange(served.ports[0], data)).status == 200


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"POST /api/hits HT",
        b"POST /api/hits HTTP/1.1\r\nHost: x\r\n",
        POST + b"Content-Length: 9\r\n\r\n{",
        POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
    ],
)
def test_a_request_that_never_ends_is_given_up(served: Served, data: bytes) -> None:
    with socket.create_connection(served.ports[0], timeout=5) as connection:
        connection.sendall(data)
        assert parse(read_all(connection)).is_problem(408, "request-timeout")


def test_header_fields_that_never_end_are_given_up(served: Served) -> None:
    with socket.create_connection(served.ports[0], timeout=5) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX-Filler: ")
        time.sleep(0.2)
        connection.sendall(b"x" * (64 * 1024 + 1))
        assert parse(read_all(connection)).is_problem(431, "head-too-large")
    assert is_alive(served)


def test_a_body_that_arrives_with_its_head_is_not_counted_as_head(served: Served) -> None:
    with socket.create_connection(served.ports[0], timeout=5) as connection:
        connection.sendall(POST + b"Content-Length: 140000\r\n\r\n" + b"[" * 140000)
        assert connection.recv(64).startswith(b"HTTP/1.1 413 ")


def test_an_idle_connection_between_requests_is_not_a_slow_one(served: Served) -> None:
    with httpx.Client(base_url=served.urls[0]) as client:
        for _ in range(3):
            assert client.get("healthz").status_code == 200
            time.sleep(0.7)


def test_one_connection_too_many_is_told_so(served: Served) -> None:
    with ExitStack() as open_ones:
        for _ in range(MOST):
            each = socket.create_connection(served.ports[0], timeout=5)
            open_ones.enter_context(each)
            each.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            assert each.recv(15) == b"HTTP/1.1 200 OK"
        with socket.create_connection(served.ports[0], timeout=5) as last:
            answer = parse(read_all(last))
        assert answer.is_problem(503, "busy")
        assert answer.headers["retry-after"] == "5"
    time.sleep(0.2)
    assert is_alive(served)
