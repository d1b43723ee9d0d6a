"""The build at ten thousand articles, beside other programs on the same articles.

``scripts/bench build [--articles N] [--runs N] [--only PART,…] [--large] [--write [FOLDER]]``.
Parts: check, cold, nochange, onechange, resident, growth, peers. Without ``--only`` all of them,
in this order: the checks leave nothing behind, and every other part builds what it needs first.
Prints figures and targets and asserts nothing; exit code 1 only when a program failed.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import engine, peers, report
from tests.bench.chart import chart
from tests.bench.corpus import Corpus
from tests.bench.dialects import CCHC, HUGO, MKDOCS, Dialect, put
from tests.bench.engine import Bed
from tests.bench.measure import RunError, Series
from tests.bench.options import add_options, wanted
from tests.bench.resident import EDITS, resident
from tests.bench.targets import COUNT, Results

_JSON = "bench/build.json"
_CHART = "images/bench-build.svg"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asked for."""

    articles: int
    runs: int
    peer_runs: int
    edits: int
    seconds: float
    large: bool
    folder: Path

    def bed(self, dialect: Dialect, articles: int) -> Bed:
        """The generated site of a dialect."""
        return Bed.make(dialect, Corpus(articles), self.folder)

    def own(self) -> Bed:
        """The site of this program."""
        return self.bed(CCHC, self.articles)


Work = Callable[[Options], Mapping[str, Series]]
"""Measures something and names what it found. Raises RunError."""


def own(function: Callable[[Bed, int], Series]) -> tuple[str, Work]:
    """A measure of this program's one-shot command, named as its function."""
    name = function.__name__
    return name, lambda options: {name: function(options.own(), options.runs)}


def peer(function: Callable[[Bed, int], Series], dialect: Dialect) -> tuple[str, Work]:
    """A measure of another program."""
    name = function.__name__

    def work(options: Options) -> Mapping[str, Series]:
        runs = options.peer_runs if dialect is MKDOCS else options.runs
        return {name: function(options.bed(dialect, options.articles), runs)}

    return name, work


def _resident(options: Options) -> Mapping[str, Series]:
    return {"resident": resident(options.own(), options.edits, options.seconds)}


def _growth(options: Options) -> Mapping[str, Series]:
    found: dict[str, Series] = {}
    for articles in (options.articles // 10, options.articles, options.articles * 10):
        if articles <= options.articles or options.large:
            series = engine.growth(options.bed(CCHC, articles), options.runs)
            found |= {f"growth.{articles}.{name}": each for name, each in series.items()}
    return found


PARTS: Mapping[str, Sequence[tuple[str, Work]]] = {
    "check": (own(engine.check_cold), own(engine.check_warm)),
    "cold": (own(engine.cold),),
    "nochange": (own(engine.no_change),),
    "onechange": (own(engine.one_change), own(engine.newest_change), own(engine.one_added)),
    "resident": (("resident", _resident),),
    "growth": (("growth", _growth),),
    "peers": (
        peer(peers.hugo_cold, HUGO),
        peer(peers.hugo_again, HUGO),
        peer(peers.mkdocs_cold, MKDOCS),
    ),
}


def run_parts(names: Sequence[str], options: Options) -> Results:
    """Run the parts, printing each measure as it is done; a failed one is told and left out."""
    results = Results(options.articles)
    for part in names:
        results.load_before[part] = report.before()
        for name, work in PARTS[part]:
            try:
                found = work(options)
            except RunError as error:
                results.failed.append(name)
                print(f"{name:<26}failed: {error}", flush=True)
                continue
            results.measures |= found
            for each, series in found.items():
                print(report.line(each, series), flush=True)
    return results


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("scripts/bench build", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    for name, default, text in (
        ("articles", COUNT, "size of the site"),
        ("runs", 5, "runs of each measure; short runs are done five times at least"),
        ("peer-runs", None, "runs of mkdocs-material, the slowest; as many as --runs"),
        ("edits", EDITS, "edits while `cchc serve` runs"),
        ("seconds", 600, "the most time for the edits"),
    ):
        parser.add_argument(f"--{name}", type=int, metavar="N", default=default, help=text)
    parser.add_argument("--large", action="store_true", help="growth: ten times the size too")
    add_options(parser, PARTS, _JSON, _CHART)
    return parser


def main() -> int:
    asked = _parser().parse_args()
    machine, versions = report.machine(), report.versions()
    names = wanted(asked)
    if "peers" in names:
        versions |= peers.versions()
    with tempfile.TemporaryDirectory(prefix="cchc-bench-") as folder:
        runs = asked.peer_runs or asked.runs
        options = Options(
            asked.articles, asked.runs, runs, asked.edits, asked.seconds, asked.large, Path(folder)
        )
        print(report.heading(machine, versions, asked.articles), end="\n\n", flush=True)
        results = run_parts(names, options)
    print("\n".join(report.closing(results)))
    if asked.write:
        said = report.as_json(results, machine, versions)
        put(asked.write / _JSON, report.json_text(said))
        put(asked.write / _CHART, chart(said))
    return 1 if results.failed else 0


if __name__ == "__main__":
    sys.exit(main())
