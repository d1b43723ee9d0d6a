"""Machine, figures and targets as text and as JSON; nothing here judges.

English, unlike what staff see: the chart made of it stands in the README.
"""

import json
import os
import platform
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.bench.corpus import WORDS
from tests.bench.measure import Series, median, share
from tests.bench.peers import DIFFERENCES
from tests.bench.targets import COUNT, Results, summary, verdicts
from tests.e2e.sites import REPOSITORY

from cchc import __version__

_QUIET = 0.5


def machine() -> dict[str, Any]:
    """Processor, cores, memory in MB (10^6), kernel."""
    cpu = _after(Path("/proc/cpuinfo"), "model name")
    memory = int(_after(Path("/proc/meminfo"), "MemTotal").split()[0]) * 1024 // 10**6
    return {
        "cpu": cpu or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_mb": memory,
        "kernel": platform.release(),
    }


def versions() -> dict[str, str]:
    """This program, the commit (with "+" when files differ from it), Python."""
    commit = _git("rev-parse", "--short", "HEAD")
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", "plugins")
    return {
        "cchc": __version__,
        "commit": commit + ("+" if changed else ""),
        "python": platform.python_version(),
    }


def before() -> tuple[float, ...]:
    """The load averages over 1, 5 and 15 minutes."""
    return tuple(round(value, 2) for value in os.getloadavg())


def heading(machine: Mapping[str, Any], versions: Mapping[str, str], articles: int) -> str:
    """What stands above the figures."""
    corpus = f"corpus    {articles:,} articles of about {WORDS} words; the page cache is warm"
    return f"{machine_lines(machine, versions)}\n{corpus}"


def machine_lines(machine: Mapping[str, Any], versions: Mapping[str, str]) -> str:
    """Machine, versions and load of the moment."""
    said = ", ".join(f"{name} {version}" for name, version in versions.items())
    load = before()
    busy = "  (not quiet: wall times are upper bounds)" if load[0] > _QUIET else ""
    return "\n".join(
        (
            f"machine   {machine['cpu']}, {machine['cores']} cores, {machine['memory_mb']} MB, "
            f"Linux {machine['kernel']}",
            f"versions  {said}",
            f"load      {' '.join(map(str, load))}{busy}",
        )
    )


def line(name: str, series: Series) -> str:
    """One measure: medians with the range of the wall clock, or of the edits p50 and p95."""
    if "page_ms" in series:
        edits = "  ".join(
            f"{label} p50 {median(series[key]):.1f} p95 {share(series[key], 0.95):.1f} ms"
            for label, key in (("page", "page_ms"), ("all outputs", "all_ms"))
        )
        rest = (
            f"{series['cpu_ms_per_edit'][0]:.0f} ms CPU per edit, "
            f"ready in {series['ready_s'][0]:.2f} s, "
        )
        return f"{name:<26}{edits}  {rest}{_memory(series)}  ({len(series['page_ms'])} edits)"
    wall = series["wall_s"]
    return (
        f"{name:<26}{median(wall):8.2f} s wall ({min(wall):.2f}–{max(wall):.2f}) "
        f"{median(series['cpu_s']):8.2f} s CPU  {_memory(series)}  ({len(wall)} runs)"
    )


def _memory(series: Series) -> str:
    largest, together = (max(series[key]) for key in ("largest_mb", "memory_mb"))
    return f"{largest:.0f} MB largest process, {together:.0f} MB all"


def closing(results: Results) -> Iterator[str]:
    """What the peers do, then every target with the value."""
    if any(name.startswith(("hugo", "mkdocs")) for name in results.measures):
        yield from ("", *DIFFERENCES)
    yield from ("", f"Targets (stated for {COUNT:,} articles; here {results.articles:,})")
    for verdict in verdicts(results):
        reached = "yes" if verdict.reached else "no"
        value = f"{figure(verdict.value)} {verdict.unit}"
        yield f"  {verdict.label:<58}{value:>12}   target {verdict.target:g}   reached: {reached}"
    if results.failed:
        yield f"Failed: {', '.join(results.failed)}"


def figure(value: float) -> str:
    """Three figures that count, whole above a hundred."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def as_json(
    results: Results, machine: Mapping[str, Any], versions: Mapping[str, str]
) -> dict[str, Any]:
    """Everything, all values included."""
    measures = {
        name: {quantity: [round(value, 4) for value in values] for quantity, values in each.items()}
        for name, each in results.measures.items()
    }
    medians = {
        name: {quantity: round(value, 4) for quantity, value in each.items()}
        for name, each in summary(results).items()
    }
    return {
        "articles": results.articles,
        "words": WORDS,
        "machine": dict(machine),
        "versions": dict(versions),
        "load_before": results.load_before,
        "medians": medians,
        "targets": [
            {
                "label": verdict.label,
                "value": round(verdict.value, 4),
                "unit": verdict.unit,
                "target": verdict.target,
                "reached": verdict.reached,
            }
            for verdict in verdicts(results)
        ],
        "differences": list(DIFFERENCES),
        "failed": results.failed,
        "values": measures,
    }


def json_text(said: Mapping[str, Any]) -> str:
    """JSON with each list of figures on one line."""
    text = json.dumps(said, ensure_ascii=False, indent=1)
    return re.sub(r"\[[\d\s.,e-]+\]", lambda found: "".join(found[0].split()), text) + "\n"


def _after(file: Path, name: str) -> str:
    """The value behind a name in a file of /proc; empty when it is not there."""
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    found = (line.partition(":")[2].strip() for line in lines if line.startswith(name))
    return next(found, "")


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    return done.stdout.strip()
