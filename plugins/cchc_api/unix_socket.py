"""A listening unix socket, for a web server on the same machine that stands in front."""

import socket
from pathlib import Path

PREFIX = "unix:"
MODE = 0o660
"""The web server in front belongs to the group of this program."""


def open_unix(path: Path, backlog: int) -> socket.socket:
    """Listen at a path; a socket that nobody listens at any more is replaced. Raises OSError."""
    if path.is_socket() and not _is_answered(path):
        path.unlink()
    opened = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        opened.bind(str(path))
        path.chmod(MODE)
        opened.listen(backlog)
        opened.setblocking(False)
    except OSError:
        opened.close()
        raise
    return opened


def _is_answered(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        return caller.connect_ex(str(path)) == 0
