import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from cchc_api import server
from cchc_api.server import ListenError, PortTaken, open_sockets, urls


@contextmanager
def opened(host: str | None, port: int = 0) -> Iterator[list[socket.socket]]:
    sockets = open_sockets(host, port)
    try:
        yield sockets
    finally:
        for each in sockets:
            each.close()


def names(sockets: list[socket.socket]) -> list[str]:
    return [each.getsockname()[0] for each in sockets]


def connects(family: socket.AddressFamily, host: str, port: int) -> bool:
    with closing(socket.socket(family, socket.SOCK_STREAM)) as client:
        client.settimeout(2)
        return client.connect_ex((host, port)) == 0


def test_without_a_host_both_loopbacks_on_one_port() -> None:
    with opened(None) as sockets:
        assert names(sockets) == ["127.0.0.1", "::1"]
        ports = {each.getsockname()[1] for each in sockets}
        assert len(ports) == 1
        port = ports.pop()
        assert connects(socket.AF_INET, "127.0.0.1", port)
        assert connects(socket.AF_INET6, "::1", port)
        assert urls(sockets) == [f"http://127.0.0.1:{port}/", f"http://[::1]:{port}/"]


def test_two_colons_are_one_socket_for_both_families() -> None:
    with opened("::") as sockets:
        assert names(sockets) == ["::"]
        port = sockets[0].getsockname()[1]
        assert connects(socket.AF_INET, "127.0.0.1", port)
        assert connects(socket.AF_INET6, "::1", port)
        assert urls(sockets) == [f"http://[::1]:{port}/"]


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_one_address_is_one_family(host: str) -> None:
    with opened(host) as sockets:
        assert names(sockets) == [host]
        port = sockets[0].getsockname()[1]
        assert connects(socket.AF_INET, "127.0.0.1", port) == (host == "127.0.0.1")
        assert connects(socket.AF_INET6, "::1", port) == (host == "::1")


@pytest.mark.parametrize(
    ("taken", "asked"), [("127.0.0.1", None), ("::1", None), ("::", None), ("::1", "::1")]
)
def test_a_taken_port_is_named(taken: str, asked: str | None) -> None:
    with opened(taken) as sockets:
        port = sockets[0].getsockname()[1]
        with pytest.raises(
            PortTaken, match=f"Cổng {port} trên .* đang được chương trình khác"
        ) as caught:
            open_sockets(asked, port)
        assert caught.value.port == port
        assert caught.value.host in ("127.0.0.1", "::1")


def test_a_taken_port_leaves_nothing_open() -> None:
    with opened("::1") as sockets:
        port = sockets[0].getsockname()[1]
        with pytest.raises(PortTaken):
            open_sockets(None, port)
        assert not connects(socket.AF_INET, "127.0.0.1", port)


def test_a_missing_family_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # 192.0.2.0/24 is for documentation (RFC 5737): no machine has it.
    monkeypatch.setattr(server, "LOOPBACK", ("127.0.0.1", "192.0.2.1"))
    with opened(None) as sockets:
        assert names(sockets) == ["127.0.0.1"]
    assert "Cảnh báo: Không mở được cổng" in capsys.readouterr().err


def test_no_family_at_all_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "LOOPBACK", ("192.0.2.1",))
    with pytest.raises(ListenError, match="không có IPv4 lẫn IPv6"):
        open_sockets(None, 0)


@pytest.mark.parametrize(
    ("host", "reason"), [("192.0.2.1", "không có địa chỉ đó"), ("may.invalid", "tên máy")]
)
def test_a_host_this_machine_is_not(host: str, reason: str) -> None:
    with pytest.raises(ListenError, match=reason):
        open_sockets(host, 0)


def test_a_socket_of_the_file_system(tmp_path: Path) -> None:
    path = tmp_path / "api.sock"
    with opened(f"unix:{path}") as sockets:
        assert urls(sockets) == [f"unix:{path}"]
        assert path.stat().st_mode & 0o777 == 0o660
        with pytest.raises(ListenError, match=f"Không mở được unix:{path}: chương trình khác"):
            open_sockets(f"unix:{path}", 0)
    with opened(f"unix:{path}"):
        assert path.is_socket(), "one that nobody listens at is replaced"
    path.unlink()
    path.write_text("không phải của ta", encoding="utf-8")
    with pytest.raises(ListenError):
        open_sockets(f"unix:{path}", 0)
    assert path.read_text(encoding="utf-8") == "không phải của ta"
