"""nginx (Debian package) with `return 204`: what a server that counts nothing can do."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.bench.measure import RunError

_SETTINGS = """\
daemon off;
worker_processes auto;
pid {folder}/pid;
error_log {folder}/log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; location / {{ return 204; }} }}
}}
"""


@contextmanager
def nginx(folder: Path) -> Iterator[tuple[str, int]]:
    """A running nginx, its host and port. Raises RunError."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        raise RunError("nginx is not installed (Debian: apt-get install nginx-light)")
    folder.mkdir()
    port = ("127.0.0.1", _free_port())
    settings = folder / "nginx.conf"
    settings.write_text(_SETTINGS.format(folder=folder, port=port[1]))
    command = [program, "-p", str(folder), "-e", str(folder / "log"), "-c", str(settings)]
    process = subprocess.Popen(command)
    try:
        _wait(port, process, folder / "log")
        yield port
    finally:
        process.terminate()
        process.wait(10)


def nginx_version() -> str:
    """As nginx says it; empty where there is none."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        return ""
    said = subprocess.run([program, "-v"], capture_output=True, text=True, check=False)
    return said.stderr.strip().rpartition("/")[2]


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: tuple[str, int], process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until and process.poll() is None:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(port) == 0:
                return
        time.sleep(0.02)
    raise RunError(log.read_text() if log.is_file() else "nginx does not answer")
