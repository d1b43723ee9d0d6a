"""The real server on loopback sockets of both families."""

import os
import socket
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import httpx
import pytest
from tests.api.raw import exchange
from tests.api.serving import Served, serving
from tests.api.support import FIREFOX, OFFSET, publish

pytestmark = pytest.mark.e2e


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    publish(tmp_path)
    with serving(tmp_path, tmp_path / "log") as running:
        yield running


def hit(url: str, **headers: str) -> httpx.Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.post(
        f"{url}api/hits", json={"path": "/"}, headers={"User-Agent": FIREFOX, **names}
    )


def test_both_families(served: Served) -> None:
    four, six = served.urls
    assert hit(four).headers["cchc-family"] == "4"
    assert hit(six).headers["cchc-family"] == "6"
    figures = httpx.get(f"{six}api/counter").json()
    assert (figures["total"], figures["online"]) == (OFFSET + 2, 2)


def test_a_dual_stack_socket_sees_the_readers_own_family(tmp_path: Path) -> None:
    publish(tmp_path)
    with serving(tmp_path, tmp_path / "log", "::") as served:
        [(_, port)] = served.ports
        assert hit(f"http://127.0.0.1:{port}/").headers["cchc-family"] == "4"
        assert hit(f"http://[::1]:{port}/").headers["cchc-family"] == "6"
        assert httpx.get(f"http://[::1]:{port}/api/counter").json()["online"] == 2


def test_a_web_server_in_front_may_come_through_a_unix_socket(tmp_path: Path) -> None:
    publish(tmp_path)
    path = tmp_path / "api.sock"
    with serving(tmp_path, tmp_path / "log", f"unix:{path}") as served:
        assert served.urls == [f"unix:{path}"]
        transport = httpx.HTTPTransport(uds=str(path))
        with httpx.Client(transport=transport, base_url="http://site.test") as client:
            answer = client.post("/api/hits", json={"path": "/"})
            assert (answer.status_code, "cchc-family" in answer.headers) == (204, False)
            assert client.get("/readyz").status_code == 200


def test_nobody_is_believed_about_being_somebody_else(served: Served) -> None:
    answer = hit(served.urls[0], X_Forwarded_For="2001:db8::1", Forwarded='for="[2001:db8::1]"')
    assert answer.headers["cchc-family"] == "4"


def test_no_server_name_and_no_access_log(tmp_path: Path, served: Served) -> None:
    answer = hit(served.urls[0])
    assert "server" not in answer.headers
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert (tmp_path / "log").read_text() == ""


def test_random_bytes_do_no_harm(served: Served) -> None:
    # Seeded by a digest chain: the same bytes at each run.
    block = b"cchc"
    for _ in range(200):
        block = blake2b(block, digest_size=48).digest()
        answer = exchange(served.ports[0], block + b"\r\n\r\n")
        assert not answer.startswith(b"HTTP/1.1 5")
    assert httpx.get(f"{served.urls[0]}healthz").status_code == 200


def test_nothing_about_a_reader_is_left_behind(tmp_path: Path) -> None:
    """Every file of the root and the log, searched for address, user agent and visitor key."""
    publish(tmp_path)
    agent = f"{FIREFOX} Dấu-vết-riêng/7".encode()
    with serving(tmp_path, tmp_path / "log") as served:
        for url in served.urls:
            answer = httpx.post(
                f"{url}api/hits",
                json={"path": "/"},
                headers={b"User-Agent": agent},
            )
            assert answer.status_code == 204
            httpx.get(f"{url}api/hits.gif?path=/", headers={b"User-Agent": agent})
        exchange(served.ports[0], b"\0\1\2" + agent + b"\r\n\r\n")
        live = everything(tmp_path)
        served.process.terminate()
        served.process.wait(10)
    for data in (live, everything(tmp_path)):
        assert b"site_day" in data, "the search covers the store"
        for trace in (
            b"Firefox",
            "riêng".encode(),
            b"127.0.0.1",
            b"::1",
            socket.inet_aton("127.0.0.1"),
        ):
            assert trace not in data, trace


def everything(root: Path) -> bytes:
    found = [Path(folder) / name for folder, _, names in os.walk(root) for name in names]
    return b"\n".join(file.read_bytes() for file in found)
