"""scripts/prepare and scripts/start as a newcomer meets them: a fresh copy on a bare machine."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLOSED_PORT = "http://127.0.0.1:9"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the repository's files: no environment, no caches, no built site."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    target = tmp_path / "kho mã"  # a blank and a letter beyond ASCII: paths like people's own
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def run(checkout: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHON": sys.executable, **variables}
    command = (str(checkout / command[0]), *command[1:])
    return subprocess.run(
        command, cwd="/", env=env, capture_output=True, text=True, timeout=300, check=False
    )


def test_an_unknown_option_is_wrong_usage(checkout: Path) -> None:
    done = run(checkout, "scripts/prepare", "--tset")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Cách dùng: scripts/prepare [--test]\n"


def test_an_old_python_is_named(checkout: Path, tmp_path: Path) -> None:
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    for name in ("python", "python3", "python3.11", "python3.12", "python3.13"):
        program = bin_folder / name
        program.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2"\n[ "$1" != -c ]')
        program.chmod(0o755)
    path = f"{bin_folder}:{os.environ['PATH']}"
    done = run(checkout, "scripts/prepare", PATH=path, PYTHON="")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "Lỗi: cần Python 3.11 trở lên; máy này có: Python 3.9.2.\n"
    assert not (checkout / ".venv").exists()


@pytest.mark.e2e
def test_an_unreachable_registry_is_named(checkout: Path) -> None:
    nowhere = {
        "PIP_INDEX_URL": CLOSED_PORT,
        "PIP_NO_CACHE_DIR": "1",
        "PIP_CONFIG_FILE": "/dev/null",
    }
    done = run(checkout, "scripts/prepare", **nowhere)
    assert done.returncode == 3
    assert done.stderr.startswith("Lỗi: không kết nối được tới kho gói;")
    assert done.stderr.count("\n") == 1
    assert (checkout / ".venv" / "unfinished").exists()


@pytest.mark.e2e
def test_a_killed_set_up_is_repaired_and_a_second_call_does_nothing(checkout: Path) -> None:
    kill_in_the_middle(checkout)
    done = run(checkout, "scripts/prepare")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("Đã chuẩn bị xong\n")

    before = tree(checkout / ".venv")
    again = run(checkout, "scripts/prepare")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert tree(checkout / ".venv") == before

    version = run(checkout, ".venv/bin/cchc", "--version")
    assert (version.returncode, "0.1.0" in version.stdout) == (0, True)
    serves_twice(checkout)

    with (checkout / "pyproject.toml").open("a") as settings:
        settings.write("\n")
    changed = run(checkout, "scripts/prepare")
    assert changed.returncode == 0
    assert changed.stdout.startswith("Cài ")  # brought up to date, not made from nothing


def kill_in_the_middle(checkout: Path) -> None:
    """Start a set-up and kill all its processes while packages are being installed."""
    script = checkout / "scripts/prepare"
    env = {**os.environ, "PYTHON": sys.executable}
    with subprocess.Popen([script], env=env, stdout=subprocess.PIPE, start_new_session=True) as job:
        assert job.stdout is not None
        lines = iter(job.stdout.readline, b"")
        assert any("gói Python" in line.decode() for line in lines)
        time.sleep(1)
        os.killpg(job.pid, signal.SIGKILL)
    assert (checkout / ".venv").exists()


def tree(folder: Path) -> dict[str, int]:
    """Every file with its time of change, byte code aside."""
    found = (path for path in folder.rglob("*") if path.suffix != ".pyc" and path.is_file())
    return {str(path): path.stat().st_mtime_ns for path in found}


def serves_twice(checkout: Path) -> None:
    """A first and a second start answer; `scripts/bench start` measures how soon."""
    for _ in range(2):
        with served(checkout) as address:
            assert b"<title>" in answer(address, until=time.monotonic() + 90)


@contextmanager
def served(checkout: Path) -> Iterator[str]:
    """The address of `scripts/start --demo` on a free port; the server ends on leaving."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [str(checkout / "scripts/start"), "--demo", "--port", str(port)]
    with subprocess.Popen(command, cwd="/", start_new_session=True) as job:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            os.killpg(job.pid, signal.SIGTERM)
            job.wait(timeout=20)


def answer(address: str, until: float) -> bytes:
    """The first page a server gives before `until`; raises the last failure otherwise."""
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                return bytes(response.read())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
