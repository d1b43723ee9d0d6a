"""The parts of one running API, put together from its settings."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_api.addresses import Clients
from cchc_api.batcher import Batcher
from cchc_api.bots import Bots
from cchc_api.buckets import Buckets
from cchc_api.counts import Counts
from cchc_api.feedback.box import FeedbackBox
from cchc_api.metrics import Metrics
from cchc_api.origins import Origins
from cchc_api.release import Release, Releases
from cchc_api.search.service import Search
from cchc_api.settings import ApiSettings
from cchc_api.stores.protocol import Store
from cchc_api.visitors import Visitors

if TYPE_CHECKING:
    from cchc_api.shared_visitors import SharedVisitors


@dataclass(frozen=True, slots=True)
class Services:
    """What the endpoints work with."""

    settings: ApiSettings
    store: Store
    batcher: Batcher
    counts: Counts
    visitors: Visitors
    buckets: Buckets
    bots: Bots
    clients: Clients
    origins: Origins
    releases: Releases
    search: Search
    search_buckets: Buckets
    feedback: FeedbackBox
    metrics: Metrics
    shared: "SharedVisitors | None"

    def online(self, now: float) -> int:
        """Visitors of the last five minutes, of all nodes where they share what they know."""
        return self.visitors.online(now) if self.shared is None else self.shared.online()

    @property
    def offset(self) -> int:
        """Visits of the old portal: the release's figure, else the settings'."""
        release = self.releases.current()
        return self.settings.offset if release is None else release.offset

    @property
    def definition_url(self) -> str:
        """The page that says what the figures mean."""
        release = self.releases.current()
        return self.settings.definition_url if release is None else release.definition_url

    def total(self) -> int:
        """The big number: offset + visits stored."""
        return self.offset + self.counts.visits

    def page(self, path: str) -> str | None:
        """The published page of a path."""
        release: Release | None = self.releases.current()
        return None if release is None else release.page(path)


def assemble(settings: ApiSettings, store: Store) -> Services:
    """Raises StoreError if the store cannot be read, or the shared memory of visitors is none;
    ValueError for a bad proxy setting."""
    now = settings.clock()
    shared = _shared(settings)
    counts = Counts(store, now)
    metrics = Metrics()
    batcher = Batcher(
        store,
        counts.add,
        settings.queue_limit,
        settings.commit_patience,
        metrics.committed,
        shared.settled if shared else None,
    )
    metrics.watch_queue(batcher.depth)
    releases = Releases(settings.release_file, settings.release_patience)
    return Services(
        settings=settings,
        store=store,
        batcher=batcher,
        counts=counts,
        visitors=Visitors(now, shared.day_key if shared else settings.random_bytes),
        buckets=Buckets(settings.burst, settings.rate),
        bots=Bots(),
        clients=Clients(settings.proxies),
        origins=Origins(settings.origins),
        releases=releases,
        search=Search(
            settings.search_file,
            settings.search_page,
            releases,
            settings.search_queue,
            settings.search_patience,
            metrics.searched,
        ),
        search_buckets=Buckets(settings.search_burst, settings.search_rate),
        feedback=FeedbackBox(settings),
        metrics=metrics,
        shared=shared,
    )


def _shared(settings: ApiSettings) -> "SharedVisitors | None":
    if not settings.visitors:
        return None
    # The engine's library is loaded only where the engine is used.
    from cchc_api.shared_visitors import SharedVisitors

    return SharedVisitors(settings.visitors, settings.clock, settings.random_bytes)
