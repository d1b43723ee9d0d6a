"""Copies, builds and servers of whole sites, made with the installed programs as a user would."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cchc_api.security import SECURITY_HEADERS

REPOSITORY = Path(__file__).parents[2]
SEED = REPOSITORY
DEMO = REPOSITORY / "tests" / "sites" / "tinh-mau"
PROGRAMS = Path(sys.prefix) / "bin"
CCHC = PROGRAMS / "cchc"
AS_OF = "2026-02-28"
"""After everything the demo tells, so that its pages do not depend on the day of the test."""

_PATIENCE = 120
_START_PATIENCE = 60
_STOP_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Built:
    """A site root outside the repository and its built website."""

    root: Path
    folder: Path

    @property
    def pages(self) -> dict[str, Path]:
        """The HTML files by their address; the error page stands under `/404.html`."""
        files = sorted(self.folder.rglob("*.html"))
        return {self._address(file): file for file in files}

    def text(self, address: str) -> str:
        """The HTML at an address."""
        return self.pages[address].read_text("utf-8")

    def _address(self, file: Path) -> str:
        return "/" + file.relative_to(self.folder).as_posix().removesuffix("index.html")


@dataclass(frozen=True, slots=True)
class Served:
    """A running `cchc serve`: its root and where a browser finds it, IPv4 first."""

    root: Path
    urls: tuple[str, ...]

    @property
    def url(self) -> str:
        """The address over IPv4, without the closing slash."""
        return self.urls[0].rstrip("/")


def copy_site(source: Path, target: Path) -> Path:
    """Copy what a site root consists of; neither `.git` nor an earlier build comes along."""
    target.mkdir(parents=True)
    shutil.copy2(source / "mkdocs.yml", target / "mkdocs.yml")
    shutil.copytree(source / "content", target / "content")
    return target


def run(
    program: Path | str, *arguments: object, cwd: Path, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end; what it prints stays bytes."""
    return subprocess.run(
        [str(program), *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **variables},
        capture_output=True,
        timeout=_PATIENCE,
        check=False,
    )


def cchc(*arguments: object, cwd: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Call the command line by its absolute path, as from any folder without activation."""
    return run(CCHC, *arguments, cwd=cwd, **variables)


def build(root: Path, out: Path, *arguments: object) -> Built:
    """Build a root into a folder; fail with what the builder said."""
    done = cchc("build", "--root", root, "--out", out, "--as-of", AS_OF, *arguments, cwd=root)
    assert done.returncode == 0, done.stderr.decode()
    return Built(root, out)


def tree(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@contextmanager
def serving(root: Path, log: Path, *arguments: str) -> Iterator[Served]:
    """`cchc serve` on free ports until the block ends; the server is told to stop and must obey.

    Pages do not reload by themselves unless asked for: a line that stays open is never idle.
    """
    command = [str(CCHC), "serve", "--root", str(root), "--port", "0", "--no-reload", *arguments]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=root, stdout=output, stderr=output)
    try:
        yield Served(root, _wait_for_urls(process, log))
    finally:
        process.terminate()
        try:
            process.wait(_STOP_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise


def _wait_for_urls(process: "subprocess.Popen[bytes]", log: Path) -> tuple[str, ...]:
    """The addresses it says it serves, once it also answers."""
    waited = threading.Event()
    for _ in range(_START_PATIENCE * 10):
        assert process.poll() is None, log.read_text("utf-8")
        said = log.read_text("utf-8").splitlines()
        urls = [line.split(": ", 1)[1] for line in said if line.startswith("Đang phục vụ: ")]
        if urls:
            return tuple(urls)
        waited.wait(0.1)
    raise AssertionError(log.read_text("utf-8"))


class _Static(http.server.SimpleHTTPRequestHandler):
    """Files only, with the headers the documentation asks a web server for; no API."""

    def end_headers(self) -> None:
        for name, value in SECURITY_HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def static_files(folder: Path) -> Iterator[str]:
    """A plain web server over a built site; gives its address without the closing slash."""
    handler = functools.partial(_Static, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
