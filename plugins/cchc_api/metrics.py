"""What the operator watches, in the form of Prometheus. Sums only: no address, agent or page."""

from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import CounterMetricFamily, Metric

OUTCOMES = (
    "counted", "repeat", "capped", "bot", "no-key", "prefetch", "refused", "not-stored"
)  # fmt: skip
"""What became of a hit; ``no-key`` is counted without a visitor key (GPC, DNT), ``capped`` is not
counted: too many of one visitor on one day."""

_SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class Metrics:
    """The figures of one API process, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.hits = dict.fromkeys(OUTCOMES, 0)
        """By outcome; plain numbers of the event loop, since a locked counter costs 1 µs a hit."""
        self.registry.register(self)
        self._size = Histogram(
            "cchc_batch_hits", "Số lượt trong một lần ghi", buckets=_SIZES, registry=self.registry
        )
        self._commit = Histogram(
            "cchc_commit_seconds", "Thời gian ghi", buckets=_SECONDS, registry=self.registry
        )
        self._failed = Counter(
            "cchc_commit_failures", "Số lần ghi không được", registry=self.registry
        )
        self._search = Histogram(
            "cchc_search_seconds", "Thời gian tìm kiếm", buckets=_SECONDS, registry=self.registry
        )

    def collect(self) -> Iterable[Metric]:
        """The hits, as the registry asks for them."""
        family = CounterMetricFamily("cchc_hits", "Lượt gửi đến theo kết quả", labels=["outcome"])
        for outcome, hits in self.hits.items():
            family.add_metric([outcome], hits)
        yield family

    def committed(self, hits: int, seconds: float, *, stored: bool) -> None:
        """One commit has ended."""
        self._size.observe(hits)
        self._commit.observe(seconds)
        if not stored:
            self._failed.inc()

    def searched(self, seconds: float) -> None:
        """One search has ended."""
        self._search.observe(seconds)

    def watch_queue(self, depth: Callable[[], int]) -> None:
        """Ask for the number of waiting hits whenever the figures are read."""
        gauge = Gauge("cchc_queue_hits", "Số lượt đang chờ ghi", registry=self.registry)
        gauge.set_function(depth)
