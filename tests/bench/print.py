"""A pack of 250 articles on paper, beside WeasyPrint on the same articles; the seed plan alone.

``scripts/bench print [--articles N] [--runs N] [--peer-runs N] [--only PART,…] [--skip PART,…]
[--write [DIR]]``.
Parts: pack (`cchc pack` in a fresh process, nothing remembered), plan (the seed plan, its site
analysed before), peer, warm (one article changed, read and printed again in a process that has
printed before; its bytes must be those of a fresh process that remembers nothing). What is warm is
what `cchc serve` keeps too: parsed bodies, the parts of packs, and Typst's own memory. WeasyPrint,
the peer, takes so long that it has a number of runs of its own (--peer-runs).
Prints figures and targets and asserts nothing; exit code 1 only when a program failed.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from datetime import time as midnight
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench import report
from tests.bench.corpus import AS_OF, WORDS, Corpus
from tests.bench.dialects import CCHC, put
from tests.bench.engine import PROGRAM, Bed, forget
from tests.bench.measure import Run, RunError, Series, median, repeat, run
from tests.bench.options import add_options, wanted
from tests.bench.paper_chart import paper_chart
from tests.bench.paper_peer import weasyprint, weasyprint_version
from tests.bench.targets import Verdict
from tests.e2e.sites import SEED, copy_site

from cchc.booklet.packs.memory import PartMemory
from cchc.build.analysis import analyse
from cchc.build.counter import read_counter
from cchc.build.packs import printed_in
from cchc.build.prints import page_count
from cchc.pages.bodies import Bodies
from cchc.pages.site import Site
from cchc.source.settings import read_settings
from cchc.vietnamese.dates import ZONE
from cchc_cli.assets import print_fonts

ARTICLES = 250
PACK = "tap-in"
PLAN = "kh-2007-09"
_JSON, _CHART = "bench/print.json", "images/bench-print.svg"
_BOOKLET = f"---\ntype: booklet\nid: {PACK}\ntitle: Tập tin bài\nselect:\n  - types: [news]\n---\n"

TARGETS: tuple[tuple[str, str, str, str, float], ...] = (
    ("pack, fresh process, CPU", "pack", "cpu_s", "s", 4.0),
    ("pack, memory", "pack", "largest_mb", "MB", 700),
    ("pack, size of a page", "pack", "kb_a_page", "KB", 6.0),
    ("one article changed, warm, wall", "warm", "wall_s", "s", 1.0),
    ("seed plan, wall", "plan", "wall_s", "s", 0.5),
)
"""Label, measure, quantity, unit, target; each is compared with the median."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the files stand and how often each measure is taken."""

    bed: Bed
    folder: Path
    runs: int
    peer_runs: int


@dataclass(slots=True)
class Found:
    """Values of each measure, and the parts that failed."""

    measures: dict[str, Series] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


def pack_part(bench: Bench) -> Series:
    """The pack in fresh processes, with its pages and its bytes."""
    out = bench.folder / "pack.pdf"

    def work(_turn: int) -> Run:
        forget(bench.bed)
        return _print(bench.bed.root, PACK, out, bench.bed.log)

    return {**_times(work, bench.runs), **_sizes(out)}


def warm_part(bench: Bench) -> Series:
    """One article changed: read and printed again in this process, each time another article.

    Raises RunError when the bytes are not those of a fresh process.
    """
    printed = partial(
        _printed_here, bench.bed.root, Bodies(most=bench.bed.corpus.count), PartMemory()
    )
    printed()
    spent: dict[str, list[float]] = {"wall_s": [], "cpu_s": [], "print_s": []}
    data = b""
    for turn in range(bench.runs):
        bench.bed.add_sentence(bench.bed.some(f"edit {turn}"), f"Bổ sung lần {turn + 1}.")
        begin, used = time.perf_counter(), time.process_time()
        data, took = printed()
        spent["wall_s"].append(time.perf_counter() - begin)
        spent["cpu_s"].append(time.process_time() - used)
        spent["print_s"].append(took)
    clean = bench.folder / "clean.pdf"
    forget(bench.bed)
    _print(bench.bed.root, PACK, clean, bench.bed.log)
    if clean.read_bytes() != data:
        raise RunError("the warm pack differs from the pack of a fresh process")
    return spent


def plan_part(bench: Bench) -> Series:
    """The seed plan from the command line, after a first print, which analyses the site."""
    root = copy_site(SEED, bench.folder / "seed")
    out, log = bench.folder / "plan.pdf", bench.folder / "plan.log"
    _print(root, PLAN, out, log)
    return {**_times(lambda _turn: _print(root, PLAN, out, log), bench.runs), **_sizes(out)}


def peer_part(bench: Bench) -> Series:
    """WeasyPrint on the same articles as one HTML file with contents, PDF/UA-1."""
    out = bench.folder / "peer.pdf"
    command = weasyprint(bench.bed, print_fonts(), out)
    return {
        **_times(lambda _turn: run(command, bench.folder, bench.bed.log), bench.peer_runs),
        **_sizes(out),
    }


PARTS: Mapping[str, Callable[[Bench], Series]] = {
    "pack": pack_part,
    "plan": plan_part,
    "peer": peer_part,
    # Last: the kernel's peak of a child begins at its parent's, which has now printed a pack.
    "warm": warm_part,
}


def _print(root: Path, identity: str, out: Path, log: Path) -> Run:
    command = (PROGRAM, "pack", identity, "--root", root, "--as-of", AS_OF, "--out", out)
    return run(command, root, log)


def _times(work: Callable[[int], Run], runs: int) -> Series:
    """As many runs as were asked for, also of long ones; short ones five at least unless one."""
    if runs > 1:
        return repeat(work, runs)
    return {name: [value] for name, value in asdict(work(0)).items()}


def _sizes(pdf: Path) -> Series:
    data = pdf.read_bytes()
    pages = page_count(data)
    return {"pages": [pages], "kb": [len(data) / 1000], "kb_a_page": [len(data) / 1000 / pages]}


def _printed_here(root: Path, bodies: Bodies, memory: PartMemory) -> tuple[bytes, float]:
    """The pack as it is now, and the seconds that printing took without reading the site."""
    store = analyse(root, read_settings(root), 1).store
    as_of = datetime.combine(datetime.fromisoformat(AS_OF), midnight(), ZONE)
    site = Site(store, as_of, read_counter(store), bodies=bodies)
    document = store.get(PACK, "booklet")
    if document is None:
        raise RunError("the generated site has no pack")
    begin = time.perf_counter()
    data = printed_in(site, document, "a4", print_fonts(), memory)
    return data, time.perf_counter() - begin


def line(name: str, series: Series) -> str:
    """One measure: medians, and what the file weighs."""
    said = f"{name:<6}{median(series['wall_s']):7.2f} s wall {median(series['cpu_s']):7.2f} s CPU"
    if "largest_mb" in series:
        said += f"  {max(series['largest_mb']):.0f} MB"
    if "print_s" in series:
        said += f"  {median(series['print_s']):.2f} s of it printing, same bytes as a fresh process"
    if "pages" in series:
        pages, size, each = (series[key][0] for key in ("pages", "kb", "kb_a_page"))
        said += f"  {pages:.0f} pages, {size:,.0f} KB, {each:.2f} KB a page"
    return f"{said}  ({len(series['wall_s'])} runs)"


def verdicts(measures: Mapping[str, Series]) -> Iterator[Verdict]:
    """Every target whose measure was taken."""
    for label, name, quantity, unit, target in TARGETS:
        if name in measures:
            yield Verdict(label, median(measures[name][quantity]), unit, target)


def as_json(
    found: Found, articles: int, load: Sequence[float], machine: Any, versions: Any
) -> dict[str, Any]:
    """Everything, all values included."""
    return {
        "load_before": list(load),
        "articles": articles,
        "words": WORDS,
        "machine": machine,
        "versions": versions,
        "targets": [{**asdict(v), "reached": v.reached} for v in verdicts(found.measures)],
        "failed": found.failed,
        "medians": {
            name: {key: round(median(values), 4) for key, values in series.items()}
            for name, series in found.measures.items()
        },
        "values": {
            name: {key: [round(value, 4) for value in values] for key, values in series.items()}
            for name, series in found.measures.items()
        },
    }


def measured(bench: Bench, names: list[str]) -> Found:
    """Take every part, printing each as it is done; a failed one is told and left out."""
    found = Found()
    for name in names:
        try:
            found.measures[name] = PARTS[name](bench)
        except RunError as error:
            found.failed.append(name)
            print(f"{name:<6}failed: {error}", flush=True)
            continue
        print(line(name, found.measures[name]), flush=True)
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("scripts/bench print", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--articles", type=int, default=ARTICLES, help="articles of the pack")
    parser.add_argument("--runs", type=int, default=5, help="runs of each measure")
    parser.add_argument("--peer-runs", type=int, default=1, help="runs of WeasyPrint")
    add_options(parser, PARTS, _JSON, _CHART)
    return parser


def main() -> int:
    asked = _parser().parse_args()
    names = wanted(asked)
    machine, versions, load = report.machine(), report.versions(), report.before()
    if "peer" in names:
        versions["weasyprint"] = weasyprint_version()
    print(report.heading(machine, versions, asked.articles), end="\n\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as name:
        bed = Bed.make(CCHC, Corpus(asked.articles), Path(name))
        put(bed.root / "content" / "an-pham" / "2025" / f"{PACK}.md", _BOOKLET)
        found = measured(Bench(bed, Path(name), asked.runs, asked.peer_runs), names)
    for each in verdicts(found.measures):
        reached, value = "yes" if each.reached else "no", report.figure(each.value)
        print(f"  {each.label:<34}{value:>8} {each.unit}   target {each.target:g}   {reached}")
    if asked.write:
        said = as_json(found, asked.articles, load, machine, versions)
        put(asked.write / _JSON, report.json_text(said))
        put(asked.write / _CHART, paper_chart(said))
    return 1 if found.failed else 0


if __name__ == "__main__":
    sys.exit(main())
