"""Sockets and the HTTP server around an application."""

import errno
import gc
import logging
import resource
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from cchc_api.direct_protocol import protocol
from cchc_api.protocol import MOST_CONNECTIONS, PATIENCE
from cchc_api.unix_socket import PREFIX, open_unix

LOOPBACK = ("127.0.0.1", "::1")
SHUTDOWN_SECONDS = 5
"""A request that lasts longer than this after SIGTERM is cut off."""

SWITCH_SECONDS = 0.001
GARBAGE = 5_000
"""Objects after which Python looks for cycles among new ones (default: 700)."""

_BACKLOG = 2048
_PORT_TRIES = 20
_FILES = 128  # descriptors for all that is no connection
_NO_FAMILY = (errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL, errno.EPROTONOSUPPORT)


class ListenError(Exception):
    """A host and port that cannot be listened on; the text is a Vietnamese sentence."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        place = f"cổng {port} trên {host}" if port else host
        super().__init__(f"Không mở được {place}: {reason}.")
        self.host = host
        self.port = port


class PortTaken(ListenError):  # noqa: N818 - says what is the matter
    """Another program listens there."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(host, port, "")
        self.args = (
            f"Cổng {port} trên {host} đang được chương trình khác sử dụng. "
            "Hãy dừng chương trình đó hoặc chọn cổng khác bằng --port.",
        )


def open_sockets(host: str | None, port: int) -> list[socket.socket]:
    """Listening sockets. Port 0 is any free port, the same for all of them.

    Without a host: 127.0.0.1 and [::1]; a family this machine lacks is a warning on stderr.
    ``::`` is one socket for both families, ``unix:PATH`` one of the file system. Raises PortTaken
    or another ListenError.
    """
    if host is not None and host.startswith(PREFIX):
        return [_open_path(host)]
    for _ in range(_PORT_TRIES):
        try:
            return _open_loopback(port) if host is None else _open_host(host, port)
        except PortTaken:
            # With port 0 only the second family can collide: try another free port.
            if port:
                raise
    raise ListenError(host or LOOPBACK[0], port, "không tìm được cổng trống")


def urls(sockets: list[socket.socket]) -> list[str]:
    """Where a browser on this machine reaches them, ``http://127.0.0.1:8000/``."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - only shown, not bound
    found = []
    for each in sockets:
        if each.family == socket.AF_UNIX:
            found.append(f"{PREFIX}{each.getsockname()}")
            continue
        host, port = each.getsockname()[:2]
        host = shown.get(host, host)
        found.append(f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/")
    return found


def make_server(
    app: ASGIApp,
    shutdown_seconds: int = SHUTDOWN_SECONDS,
    patience: float = PATIENCE,
    ending: Callable[[], object] = lambda: None,
    most: int = MOST_CONNECTIONS,
) -> uvicorn.Server:
    """A server that keeps no access log and believes no forwarding header by itself.

    ``patience``: seconds a client may take to send one request; ``ending`` is called by the signal
    that ends the server; ``most``: open connections, fewer where the system gives fewer files.
    """
    # No address of a reader may reach a log; what remains are faults of ours.
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
    config = uvicorn.Config(
        app,
        http=protocol(patience, min(most, room_for_connections()), getattr(app, "direct", None)),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=_BACKLOG,
        timeout_graceful_shutdown=shutdown_seconds,
    )
    return _Server(config, ending)


def room_for_connections() -> int:
    """Connections for which the system has file descriptors, some left for files.

    Beyond it nobody could be told that the server is full. The soft limit, often 1 024 for the sake
    of programs that use ``select``, is raised as far as may be needed.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + _FILES
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    return MOST_CONNECTIONS if soft == resource.RLIM_INFINITY else max(soft - _FILES, 1)


class _Server(uvicorn.Server):
    """While it runs the signals are its own."""

    def __init__(self, config: uvicorn.Config, ending: Callable[[], object]) -> None:
        super().__init__(config)
        self._ending = ending

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Tell of the end, then come to it."""
        self._ending()
        super().handle_exit(sig, frame)


def run(
    app: ASGIApp, sockets: list[socket.socket], ending: Callable[[], object] = lambda: None
) -> None:
    """Serve until SIGINT or SIGTERM; hits already accepted are made durable first.

    `ending` is called then, to let go of answers that would never end by themselves. Called in the
    main thread. From here on a signal raises nothing: an exception in the middle of the event
    loop's start would be the end of order.
    """
    # The writer thread of the counter must not wait long for the event loop (default: 5 ms).
    sys.setswitchinterval(SWITCH_SECONDS)
    # What is loaded stays, and hits leave no cycles: to look for some among both takes a tenth of
    # the time of a hit.
    gc.freeze()
    gc.set_threshold(GARBAGE)
    server = make_server(app, ending=ending)

    def end(_number: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    server.run(sockets)


def _open_loopback(port: int) -> list[socket.socket]:
    sockets: list[socket.socket] = []
    for host in LOOPBACK:
        try:
            sockets.append(_listen(host, port))
        except PortTaken:
            _close(sockets)
            raise
        except ListenError as error:
            print(f"Cảnh báo: {error}", file=sys.stderr)
            continue
        port = sockets[-1].getsockname()[1]
    if not sockets:
        raise ListenError(LOOPBACK[0], port, "máy không có IPv4 lẫn IPv6")
    return sockets


def _open_host(host: str, port: int) -> list[socket.socket]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError:
        raise ListenError(host, port, "không tìm thấy tên máy này") from None
    sockets: list[socket.socket] = []
    for address in dict.fromkeys(entry[4][0] for entry in found):
        try:
            sockets.append(_listen(str(address), port))
        except ListenError:
            _close(sockets)
            raise
        port = sockets[-1].getsockname()[1]
    return sockets


def _open_path(host: str) -> socket.socket:
    path = Path(host.removeprefix(PREFIX))
    try:
        return open_unix(path, _BACKLOG)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        said = "chương trình khác đang dùng" if taken else error.strerror or str(error)
        raise ListenError(host, 0, said) from None


def _listen(host: str, port: int) -> socket.socket:
    """One listening socket of an address; ``::`` takes both families."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        opened = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise _listen_error(host, port, error) from None
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, int(host != "::"))
        opened.bind((host, port))
        # Listening at once, because only then is a port certainly ours.
        opened.listen(_BACKLOG)
        opened.setblocking(False)
    except OSError as error:
        opened.close()
        raise _listen_error(host, port, error) from None
    return opened


def _listen_error(host: str, port: int, error: OSError) -> ListenError:
    if error.errno == errno.EADDRINUSE:
        return PortTaken(host, port)
    if error.errno in _NO_FAMILY:
        return ListenError(host, port, "máy này không có địa chỉ đó")
    if error.errno in (errno.EACCES, errno.EPERM):
        return ListenError(host, port, "không đủ quyền (cổng nhỏ hơn 1024 cần quyền quản trị)")
    return ListenError(host, port, error.strerror or "lỗi không rõ")


def _close(sockets: list[socket.socket]) -> None:
    for each in sockets:
        each.close()
