"""Measures the counter: ratios between variants that ran in turn on the same machine.

``scripts/bench api [SECONDS [ROUNDS]]``. Client and server share the machine's cores, so the
rates are lower than a server alone would reach; the ratios and the CPU per hit are the figures.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.api.load import PAGES, Load, send_load
from tests.api.serving import Served, serving
from tests.api.support import publish

from cchc_api.app import application
from cchc_api.batcher import Batcher, Undo
from cchc_api.server import open_sockets, run, urls
from cchc_api.services import Services, assemble
from cchc_api.settings import ApiSettings
from cchc_api.stores.protocol import Tally
from cchc_api.stores.sqlite import SqliteStore

TICKS = os.sysconf("SC_CLK_TCK")
IPV4, IPV6 = 0, 1


class PerHit(Batcher):
    """What group commit is measured against: each hit its own transaction and flush."""

    def join(
        self, day: int, page: str, tally: Tally, undo: Undo | None = None
    ) -> "asyncio.Future[bool]":
        loop = asyncio.get_running_loop()
        done: asyncio.Future[bool] = loop.create_future()
        work = loop.run_in_executor(self._writer, self._store.commit, {(day, page): tally})
        work.add_done_callback(lambda work: done.set_result(work.exception() is None))
        return done


@dataclass
class Result:
    """The rounds of one variant."""

    loads: list[Load] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def median(self, figure: Callable[[Load], float]) -> float:
        return statistics.median(figure(load) for load in self.loads)

    @property
    def rate(self) -> float:
        return self.median(lambda load: load.rate)


VARIANTS = {
    "group commit, FULL": "full",
    "group commit, not durable": "off",
    "commit per hit, FULL": "per-hit",
}


def serve(root: Path, variant: str) -> None:
    """The child process."""
    synchronous = "OFF" if variant == "off" else "FULL"
    store = SqliteStore(root / ".cchc/counter.sqlite", synchronous)
    services: Services = assemble(ApiSettings(root=root, burst=10**9), store)
    if variant == "per-hit":
        batcher = PerHit(store, services.counts.add, 10**6, 60.0)
        services = replace(services, batcher=batcher)
    app = application(services)
    sockets = open_sockets(None, 0)
    print(json.dumps(urls(sockets)), flush=True)
    run(app, sockets)


def cpu_seconds(process: int) -> float:
    """User and system time of a process, all its threads."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def measure(result: Result, variant: str, family: int, connections: int, seconds: float) -> None:
    """One round on a fresh site."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        publish(root, PAGES)
        with serving(root, root / "log", variant, module="tests.api.bench") as served:
            asyncio.run(send_load([served.ports[family]], 8, 1.0))
            before = cpu_seconds(served.process.pid)
            load = asyncio.run(send_load([served.ports[family]], connections, seconds))
            used = cpu_seconds(served.process.pid) - before
            _stop(served)
    result.loads.append(load)
    result.cpu.append(used / load.acknowledged * 1e6)


def _stop(served: Served) -> None:
    served.process.terminate()
    served.process.wait(15)


def rounds(connections: int, seconds: float, count: int) -> None:
    """Every variant in turn, so many times; a table at the end."""
    lines = [(name, variant, IPV4) for name, variant in VARIANTS.items()]
    lines.append(("group commit, FULL, [::1]", "full", IPV6))
    results = {name: Result() for name, _, _ in lines}
    for _ in range(count):
        for name, variant, family in lines:
            measure(results[name], variant, family, connections, seconds)
    base = results["group commit, FULL"].rate
    print(f"\n{connections} connections, median of {count} rounds of {seconds} s")
    print(f"{'':28}{'hits/s':>9}{'ratio':>8}{'p50 ms':>9}{'p99 ms':>9}{'CPU µs/hit':>12}")
    for name, result in results.items():
        p50 = result.median(lambda load: load.percentile(0.5))
        p99 = result.median(lambda load: load.percentile(0.99))
        cpu = statistics.median(result.cpu)
        print(
            f"{name:28}{result.rate:9.0f}{result.rate / base:8.2f}{p50:9.1f}{p99:9.1f}{cpu:12.0f}"
        )


def main() -> None:
    if len(sys.argv) > 1 and not sys.argv[1].replace(".", "").isdigit():
        serve(Path(sys.argv[1]), sys.argv[2])
        return
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    for connections in (32, 128):
        rounds(connections, seconds, count)


if __name__ == "__main__":
    main()
