"""The targets of the public API, each a value of what was measured; nothing here judges a build."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tests.bench.measure import Series, median

Measures = Mapping[str, Series]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A value beside its target, which it must not exceed, or must reach."""

    label: str
    value: float
    unit: str
    target: float
    least: bool

    @property
    def reached(self) -> bool:
        """Whether the target is kept."""
        return self.value >= self.target if self.least else self.value <= self.target


Value = Callable[[Measures], float]


def _one(name: str, quantity: str) -> Value:
    return lambda measures: median(measures[name][quantity])


def _most(name: str, quantity: str) -> Value:
    return lambda measures: max(measures[name][quantity])


def _ratio(name: str, other: str) -> Value:
    """Of the rates of one round each, so that what slows both down does not count; the median."""

    def value(measures: Measures) -> float:
        pairs = zip(measures[name]["rate"], measures[other]["rate"], strict=True)
        return median([one / two for one, two in pairs])

    return value


def _apart(name: str, other: str) -> Value:
    """How far the larger of two rates is above the smaller, in per cent."""

    def value(measures: Measures) -> float:
        ratio = _ratio(name, other)(measures)
        return (max(ratio, 1 / ratio) - 1) * 100

    return value


TARGETS: tuple[tuple[str, Value, str, float, bool], ...] = (
    ("durable against not durable, c=128", _ratio("full.128", "off.128"), "x", 0.60, True),
    ("durable against nginx return 204, c=128", _ratio("full.128", "nginx.128"), "x", 0.10, True),
    ("group commit against commit per hit, c=32", _ratio("full.32", "per-hit.32"), "x", 20, True),
    ("CPU of a hit, c=32", _one("full.32", "cpu_us"), "µs", 60, False),
    ("CPU of a hit, c=128", _one("full.128", "cpu_us"), "µs", 60, False),
    ("[::1] and 127.0.0.1 apart, c=128", _apart("ipv6.128", "full.128"), "%", 15, False),
    ("p99 at 2 000 hits/s, open loop", _one("steady", "p99_ms"), "ms", 25, False),
    ("memory after the million hits", _most("memory", "memory_mb"), "MB", 64, False),
    ("recall@5, phrases and numbers", _one("search.recall", "recall"), "", 1.0, True),
    ("search, p95, whole answer", _one("search.times", "p95_ms"), "ms", 50, False),
    ("search, largest answer", _most("search.times", "largest_kb"), "KB", 20, False),
    ("search, whole index, CPU", _one("search.index", "cpu_s"), "s", 10, False),
)
"""Label, value, unit, target, whether it must be reached (else: not exceeded)."""


def verdicts(measures: Measures) -> Iterator[Verdict]:
    """Every target whose measures were taken."""
    for label, value, unit, target, least in TARGETS:
        try:
            yield Verdict(label, value(measures), unit, target, least)
        except KeyError:
            continue
