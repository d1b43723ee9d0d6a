"""What a run measured, and the targets it is compared with; nothing here judges a build.

Names of measures: `cold`, `no_change`, `one_change`, `newest_change`, `one_added`, `check_cold`,
`check_warm`, `resident`, `hugo_cold`, `hugo_again`, `mkdocs_cold`, and `growth.COUNT.NAME`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tests.bench.measure import Series, median, share

COUNT = 10_000
"""The number of articles for which the targets are stated."""


@dataclass(slots=True)
class Results:
    """Everything one run found out; a missing measure was not asked for, or has failed."""

    articles: int
    measures: dict[str, Series] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    load_before: dict[str, Sequence[float]] = field(default_factory=dict)

    def median(self, name: str, quantity: str) -> float:
        """The median of a quantity. Raises KeyError when it was not measured."""
        return median(self.measures[name][quantity])

    def sizes(self) -> list[int]:
        """The sizes whose growth was measured, smallest first."""
        names = (name.split(".") for name in self.measures if name.endswith(".one_change"))
        return sorted(int(parts[1]) for parts in names)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A value beside its target: reached when it is not above."""

    label: str
    value: float
    unit: str
    target: float

    @property
    def reached(self) -> bool:
        """Whether the value is at or below the target."""
        return self.value <= self.target


Value = Callable[[Results], float]


def _one(name: str, quantity: str) -> Value:
    return lambda results: results.median(name, quantity)


def _ratio(name: str, other: str, quantity: str) -> Value:
    return lambda results: results.median(name, quantity) / results.median(other, quantity)


def _slowest(quantity: str) -> Value:
    return lambda results: share(results.measures["resident"][quantity], 0.95)


def _memory(*names: str) -> Value:
    """The most of any run: of the largest process, or of all together, shared pages once."""

    def value(results: Results) -> float:
        series = [results.measures[name] for name in names]
        return max(max(*each["largest_mb"], *each["memory_mb"]) for each in series)

    return value


ONE_SHOT = ("no_change", "one_change", "newest_change", "one_added")

TARGETS: tuple[tuple[str, Value, str, float], ...] = (
    ("cold build, CPU", _one("cold", "cpu_s"), "s", 30),
    ("cold build, CPU, against Hugo", _ratio("cold", "hugo_cold", "cpu_s"), "x", 2.0),
    ("cold build, CPU, against mkdocs-material", _ratio("cold", "mkdocs_cold", "cpu_s"), "x", 0.45),
    ("cold build, wall", _one("cold", "wall_s"), "s", 20),
    ("cold build, memory", _memory("cold"), "MB", 200),
    ("no change, wall", _one("no_change", "wall_s"), "s", 0.5),
    ("one article changed, wall", _one("one_change", "wall_s"), "s", 0.7),
    ("newest article retitled, wall", _one("newest_change", "wall_s"), "s", 0.7),
    ("one article added, wall", _one("one_added", "wall_s"), "s", 0.7),
    ("one change, wall, against Hugo", _ratio("one_change", "hugo_again", "wall_s"), "x", 0.1),
    ("one change, CPU, against Hugo", _ratio("one_change", "hugo_again", "cpu_s"), "x", 0.1),
    ("incremental builds, memory", _memory(*ONE_SHOT), "MB", 100),
    ("resident, edit to page, p95", _slowest("page_ms"), "ms", 30),
    ("resident, edit to all outputs, p95", _slowest("all_ms"), "ms", 150),
    ("resident, memory", _memory("resident"), "MB", 100),
    ("check, cold", _one("check_cold", "wall_s"), "s", 3),
    ("check, warm", _one("check_warm", "wall_s"), "s", 0.3),
)

PER_ARTICLE = 40.0
"""Microseconds that one more article may add to a build after one change."""


def verdicts(results: Results) -> list[Verdict]:
    """Every target whose measures are there, growth last."""
    found = []
    for label, value, unit, target in TARGETS:
        try:
            found.append(Verdict(label, value(results), unit, target))
        except KeyError:
            continue
    return [*found, *_growth(results)]


def _growth(results: Results) -> list[Verdict]:
    sizes = results.sizes()
    return [
        Verdict(
            f"one change, {quantity}, per extra article, {small:,} to {large:,}",
            extra(results, small, large, f"{quantity}_s"),
            "µs",
            PER_ARTICLE,
        )
        for small, large in pairwise(sizes)
        for quantity in ("wall", "cpu")
    ]


def extra(results: Results, small: int, large: int, quantity: str) -> float:
    """Microseconds per extra article of a build after one change, between two sizes."""
    before = results.median(f"growth.{small}.one_change", quantity)
    after = results.median(f"growth.{large}.one_change", quantity)
    return (after - before) / (large - small) * 1e6


def summary(results: Results) -> Mapping[str, Mapping[str, float]]:
    """The median of every quantity of every measure; of the resident edits also p95."""
    found = {
        name: {quantity: median(values) for quantity, values in series.items()}
        for name, series in results.measures.items()
    }
    for quantity in ("page_ms", "all_ms"):
        if "resident" in found:
            values = results.measures["resident"][quantity]
            found["resident"][f"{quantity}_p95"] = share(values, 0.95)
    return found
