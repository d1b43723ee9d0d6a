"""What `scripts/bench api` measures, a function each: a name and values, one for each round."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.api.load import PAGES
from tests.api.nginx import nginx
from tests.api.open_loop import open_loop
from tests.api.serving import Served, serving
from tests.api.support import publish
from tests.api.variants import VARIANTS
from tests.api.wrk import Shot, shoot
from tests.bench.measure import RunError, Series, cpu_seconds, highest_mb

RATE = 2000
CONNECTIONS = (32, 128)
HITS, VISITORS = 1_000_000, 200_000
_STRETCH = 10  # seconds of one run of wrk, which knows no number of hits to end at
_PROGRAM = Path(sys.executable).with_name("cchc")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asked for."""

    folder: Path
    rounds: int
    seconds: float
    articles: int


Part = Callable[[Options], Mapping[str, Series]]


def rates(options: Options) -> Mapping[str, Series]:
    """Every variant, the other family and nginx in turn, so many times."""
    found: dict[str, dict[str, list[float]]] = {}
    with ExitStack() as stack:
        servers = {name: stack.enter_context(_served(options, name)) for name in VARIANTS}
        places = {name: (served.ports[0], served) for name, served in servers.items()}
        places["ipv6"] = (servers["full"].ports[1], servers["full"])
        peer = stack.enter_context(nginx(options.folder / "nginx"))
        for served in servers.values():
            shoot(served.ports[0], 8, 1, run=199)
        for turn in range(options.rounds):
            for connections in CONNECTIONS:
                for name, (port, served) in places.items():
                    series = found.setdefault(f"{name}.{connections}", {})
                    _take(series, port, connections, options.seconds, turn, served)
                series = found.setdefault(f"nginx.{connections}", {})
                _take(series, peer, connections, options.seconds, turn)
    return found


def steady(options: Options) -> Mapping[str, Series]:
    """An open loop: hits at a rate the server does not choose."""
    series: dict[str, list[float]] = {"p50_ms": [], "p99_ms": [], "cpu_us": []}
    with _served(options, "full") as served:
        open_loop(served.ports[0], RATE, 2)
        for _ in range(options.rounds):
            used = cpu_seconds([served.process.pid])
            p50, p99 = open_loop(served.ports[0], RATE, options.seconds)
            used = cpu_seconds([served.process.pid]) - used
            series["p50_ms"].append(p50)
            series["p99_ms"].append(p99)
            series["cpu_us"].append(used / (RATE * options.seconds) * 1e6)
    return {"steady": series}


def memory(options: Options) -> Mapping[str, Series]:
    """`cchc api` as an operator starts it, behind a proxy: a million hits of 200 000 readers."""
    root = _site(options.folder / "memory")
    (root / "content").mkdir()
    (root / "mkdocs.yml").write_text("site_name: Thử\nplugins: [cchc]\n", "utf-8")
    with _command(root) as (process, port):
        begin, began, hits = highest_mb(process), time.perf_counter(), 0
        while hits < HITS:
            hits += shoot(port, 64, _STRETCH, sent=hits, visitors=VISITORS).hits
        rate = hits / (time.perf_counter() - began)
        series = {"begin_mb": [begin], "memory_mb": [highest_mb(process)]}
    return {"memory": {**series, "hits": [float(hits)], "rate": [rate]}}


def _take(
    series: dict[str, list[float]],
    port: tuple[str, int],
    connections: int,
    seconds: float,
    turn: int,
    served: Served | None = None,
) -> None:
    """One round of one server; its processor time if it is ours."""
    before = cpu_seconds([served.process.pid]) if served else 0.0
    shot: Shot = shoot(port, connections, seconds, run=turn)
    values = {"rate": shot.rate, "p50_ms": shot.p50_ms, "p99_ms": shot.p99_ms}
    if served:
        values["cpu_us"] = (cpu_seconds([served.process.pid]) - before) / shot.hits * 1e6
    for name, value in values.items():
        series.setdefault(name, []).append(value)


def _site(root: Path) -> Path:
    root.mkdir()
    publish(root, PAGES)
    return root


@contextmanager
def _served(options: Options, variant: str) -> Iterator[Served]:
    root = options.folder / f"{variant}-{time.monotonic_ns()}"
    _site(root)
    with serving(root, root / "log", variant, module="tests.api.variants") as served:
        yield served
        served.process.terminate()
        served.process.wait(15)


@contextmanager
def _command(root: Path) -> Iterator[tuple[int, tuple[str, int]]]:
    """The process and port of a running `cchc api`. Raises RunError."""
    command = [_PROGRAM, "api", "--root", root, "--port", "0", "--metrics", "off"]
    command += ["--proxy", "127.0.0.1"]
    process = subprocess.Popen(list(map(str, command)), stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        said = process.stderr.readline()
        found = re.search(r"http://(127\.0\.0\.1):(\d+)/", said)
        if found is None:
            raise RunError(f"cchc api: {said}")
        time.sleep(1)
        yield process.pid, (found[1], int(found[2]))
    finally:
        process.terminate()
        process.wait(15)
