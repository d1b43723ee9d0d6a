"""Real PostgreSQL and Redis servers of the test's own, in a temporary folder, on unix sockets."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from redis import Redis

_ANYBODY = {"HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}


@dataclass
class Engine:
    """A database server that can be killed and started again on the same data."""

    folder: Path
    command: list[str]
    account: dict[str, Any]
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        log = (self.folder / "log").open("ab")
        with log:
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, stdout=log, stderr=log, env=_ANYBODY, **self.account
            )
        self.wait()

    def wait(self) -> None:
        """Until it answers; at most 20 seconds."""
        until = time.monotonic() + 20
        while not self.answers():
            assert self.process is not None
            assert self.process.poll() is None, (self.folder / "log").read_text()
            assert time.monotonic() < until, (self.folder / "log").read_text()
            time.sleep(0.02)

    def answers(self) -> bool:
        raise NotImplementedError

    def url(self) -> str:
        """The address of an empty store."""
        raise NotImplementedError

    def kill(self) -> None:
        """SIGKILL, as an out-of-memory killer would send it."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(number)
        self.process.wait(20)


class Postgresql(Engine):
    """One cluster; each store is a new database."""

    def answers(self) -> bool:
        return self._psql("SELECT 1")

    def url(self) -> str:
        name = f"t{uuid.uuid4().hex}"
        assert self._psql(f"CREATE DATABASE {name}")
        return f"postgresql://cchc@/{name}?host={self.folder}"

    def kill(self) -> None:
        """Its children end by themselves once the first process is gone."""
        super().kill()
        # A new one refuses to begin while an old child still uses the shared memory.
        time.sleep(0.5)
        (self.folder / "data/postmaster.pid").unlink(missing_ok=True)

    def _psql(self, query: str) -> bool:
        command = ["psql", "-qh", str(self.folder), "-U", "cchc", "-c", query, "postgres"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


class RedisServer(Engine):
    """One server; each store begins with nothing."""

    def answers(self) -> bool:
        try:
            with self.client() as client:
                return bool(client.ping())
        except OSError:
            return False
        except Exception as error:
            # Loading its file: try again.
            return bool(getattr(error, "never", False))

    def client(self) -> Redis:
        return Redis.from_url(self._url())

    def url(self) -> str:
        with self.client() as client:
            client.flushall()
        return self._url()

    def _url(self) -> str:
        return f"unix://{self.folder}/redis.sock"


@contextmanager
def postgresql() -> Iterator[Postgresql]:
    """A running PostgreSQL."""
    binaries = _postgresql_binaries()
    account = _account("postgres")
    with _folder(account) as folder:
        make = [binaries / "initdb", "-D", folder / "data", "-U", "cchc", "-A", "trust", "-N"]
        subprocess.run(
            [*map(str, make), "--locale=C.UTF-8", "-E", "UTF8"],
            cwd=folder,
            env=_ANYBODY,
            check=True,
            capture_output=True,
            **account,
        )
        options = {"listen_addresses": "", "unix_socket_directories": str(folder)}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        yield from _running(
            Postgresql(
                folder,
                [str(binaries / "postgres"), "-D", str(folder / "data"), *settings],
                account,
            )
        )


@contextmanager
def redis_server(*options: str) -> Iterator[RedisServer]:
    """A running Redis, durable unless the options say something else."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is None:
        pytest.skip("redis-server is not installed")
    account = _account("redis")
    with _folder(account) as folder:
        settings = ["--port", "0", "--unixsocket", f"{folder}/redis.sock", "--dir", str(folder)]
        durable = ["--save", "", "--appendonly", "yes", "--appendfsync", "always"]
        command = [program, *settings, *(options or durable)]
        yield from _running(RedisServer(folder, command, account))


def _running(engine: Any) -> Iterator[Any]:
    try:
        engine.start()
        yield engine
    finally:
        engine.stop()


def _postgresql_binaries() -> Path:
    found = shutil.which("postgres")
    places = [Path(found)] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not places:
        pytest.skip("postgresql is not installed")
    return places[-1].resolve().parent


def _account(name: str) -> dict[str, Any]:
    """Neither engine runs as root, nor should it."""
    return {"user": name, "group": name, "extra_groups": []} if os.geteuid() == 0 else {}


@contextmanager
def _folder(account: dict[str, Any]) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="cchc-engine-"))
    try:
        if account:
            shutil.chown(folder, account["user"], account["group"])
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
