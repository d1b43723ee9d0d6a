"""The public API: rates and ratios of the counter, its latency and memory, the search.

``scripts/bench api [--rounds N] [--seconds S] [--only PART,…] [--write [FOLDER]]``. Parts: rates
(as it is, without durability, with a commit for each hit, by IPv6, and nginx, each in turn and so
many times), steady (2 000 hits a second that wait for nobody), memory (a million hits of 200 000
readers through `cchc api`), search (10 000 articles over HTTP). Needs Debian's wrk and nginx-light.
Client and server share the machine's cores. Prints figures and targets and asserts nothing; exit
code 1 only when a program failed.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.api.bench_parts import HITS, RATE, VISITORS, Options, Part, memory, rates, steady
from tests.api.bench_search import search
from tests.api.nginx import nginx_version
from tests.api.targets import verdicts
from tests.bench import report
from tests.bench.chart import Bar, Panel, draw
from tests.bench.dialects import put
from tests.bench.measure import RunError, Series, median
from tests.bench.options import add_options, wanted

_JSON = "bench/api.json"
_CHART = "images/bench-api.svg"

PARTS: Mapping[str, Part] = {"rates": rates, "steady": steady, "memory": memory, "search": search}


@dataclass(slots=True)
class Found:
    """Values of each measure, the parts that failed, the load before each part."""

    measures: dict[str, Series] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    load_before: dict[str, Sequence[float]] = field(default_factory=dict)


def measured(options: Options, names: Sequence[str]) -> Found:
    """Take every part, printing each as it is done; a failed one is told and left out."""
    found = Found()
    for name in names:
        found.load_before[name] = report.before()
        try:
            measures = PARTS[name](options)
        except RunError as error:
            found.failed.append(name)
            print(f"{name:<16}failed: {error}", flush=True)
            continue
        found.measures |= measures
        for each, series in measures.items():
            print(line(each, series), flush=True)
    return found


def line(name: str, series: Series) -> str:
    """One measure: the median of each quantity."""
    said = "  ".join(
        f"{quantity.replace('_', ' ')} {report.figure(median(values))}"
        for quantity, values in series.items()
    )
    return f"{name:<16}{said}"


def as_json(found: Found, machine: Any, versions: Any) -> dict[str, Any]:
    """Everything, all values included."""
    return {
        "machine": machine,
        "versions": versions,
        "load_before": found.load_before,
        "medians": {
            name: {quantity: round(median(values), 4) for quantity, values in series.items()}
            for name, series in found.measures.items()
        },
        "targets": [asdict(v) | {"reached": v.reached} for v in verdicts(found.measures)],
        "failed": found.failed,
        "values": {
            name: {key: [round(value, 4) for value in values] for key, values in series.items()}
            for name, series in found.measures.items()
        },
    }


def panels(measures: Mapping[str, Series]) -> Iterator[Panel]:
    """Rates, and what a hit costs, of what was measured."""
    names = {
        "full": "cchc, flushed to disk",
        "off": "the same, not durable",
        "per-hit": "a commit for each hit",
        "nginx": "nginx, return 204",
    }
    for quantity, title in (
        ("rate", "Hits in a second, 128 connections"),
        ("cpu_us", "Processor time of a hit, microseconds"),
    ):
        taken = {name: measures.get(f"{name}.128", {}) for name in names}
        bars = [
            Bar(names[name], median(series[quantity]), name == "full")
            for name, series in taken.items()
            if quantity in series
        ]
        yield Panel(title, bars)


def chart(found: Found, machine: Mapping[str, Any]) -> str:
    """The SVG of the counter's figures."""
    title = "The counter: every hit on disk before it is acknowledged"
    where = f"{machine['cpu']}, {machine['cores']} cores shared with the client"
    shown = [panel for panel in panels(found.measures) if panel.bars]
    return draw(title, f"{where}; medians, every run in docs/{_JSON}", shown)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("scripts/bench api", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each measure")
    parser.add_argument("--seconds", type=int, default=3, help="seconds of each")
    parser.add_argument("--articles", type=int, default=10_000, help="size of the search index")
    add_options(parser, PARTS, _JSON, _CHART)
    return parser


def main() -> int:
    asked = _parser().parse_args()
    machine, versions = report.machine(), report.versions()
    names = wanted(asked)
    if "rates" in names:
        versions["nginx"] = nginx_version()
    print(report.machine_lines(machine, versions))
    print(f"medians of {asked.rounds} rounds; {RATE} hits/s; {HITS:,} hits, {VISITORS:,} readers\n")
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        options = Options(Path(folder), asked.rounds, asked.seconds, asked.articles)
        found = measured(options, names)
    print()
    for each in verdicts(found.measures):
        reached, value = "yes" if each.reached else "no", report.figure(each.value)
        side = "at least" if each.least else "at most"
        print(f"  {each.label:<44}{value:>8} {each.unit:<4} {side} {each.target:g}   {reached}")
    if asked.write:
        said = as_json(found, machine, versions)
        put(asked.write / _JSON, report.json_text(said))
        put(asked.write / _CHART, chart(found, machine))
    return 1 if found.failed else 0


if __name__ == "__main__":
    sys.exit(main())
