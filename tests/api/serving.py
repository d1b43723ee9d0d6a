"""Starts the real server in a process of its own, and ends exactly that process.

Run as a program, ``python -m tests.api.serving ROOT [HOST [STORE [CONNECTIONS]]]``, it prints its
URLs.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cchc_api.app import create_app
from cchc_api.protocol import MOST_CONNECTIONS
from cchc_api.server import make_server, open_sockets, urls
from cchc_api.settings import DEFAULT_STORE, ApiSettings
from cchc_api.site import site_app

REPOSITORY = Path(__file__).parents[2]


@dataclass
class Served:
    """A running server."""

    process: subprocess.Popen[str]
    urls: list[str]

    @property
    def ports(self) -> list[tuple[str, int]]:
        """Host and port of each socket."""
        found = []
        for url in self.urls:
            host, _, port = url.removeprefix("http://").rstrip("/").rpartition(":")
            found.append((host.strip("[]"), int(port)))
        return found


@contextmanager
def serving(
    root: Path, log: Path, *arguments: str, module: str = "tests.api.serving"
) -> Iterator[Served]:
    """A server on free loopback ports; killed at the end if the test has not ended it."""
    command = [sys.executable, "-m", module, str(root), *arguments]
    environment = {**os.environ, "PYTHONPATH": f"{REPOSITORY / 'plugins'}:{REPOSITORY}"}
    with log.open("a", encoding="utf-8") as errors:
        process = subprocess.Popen(
            command,
            cwd=REPOSITORY,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line, log.read_text(encoding="utf-8")
        yield Served(process, json.loads(line))
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(10)
        process.stdout.close()


def main() -> None:
    root = Path(sys.argv[1])
    host = sys.argv[2] if len(sys.argv) > 2 else None
    store = sys.argv[3] if len(sys.argv) > 3 else DEFAULT_STORE
    most = int(sys.argv[4]) if len(sys.argv) > 4 else MOST_CONNECTIONS
    unlimited = 10**9
    settings = ApiSettings(
        root=root,
        store=store,
        burst=unlimited,
        daily_views=unlimited,
        search_burst=unlimited,
    )
    app = site_app(create_app(settings), root / "site", root)
    sockets = open_sockets(host, 0)
    print(json.dumps(urls(sockets)), flush=True)
    make_server(app, patience=1.0, most=most).run(sockets)


if __name__ == "__main__":
    main()
