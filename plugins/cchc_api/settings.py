"""What a caller decides about the API: where it keeps its state, whom it trusts, its limits."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cchc.pages.search_slots import URL
from cchc_api.mail_settings import MailSettings

Clock = Callable[[], float]
"""Seconds since 1970-01-01 UTC."""

RandomBytes = Callable[[int], bytes]
"""So many unpredictable bytes."""

STATE_FOLDER = ".cchc"
DEFAULT_STORE = "sqlite:counter.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiSettings:
    """Settings of one API process; every field but the root has a default."""

    root: Path
    """The site root; state lives in its folder ``.cchc``."""

    store: str = DEFAULT_STORE
    """``sqlite:<file>``, ``postgresql://…`` or ``redis://…``; a relative file lies under the state
    folder."""

    visitors: str = ""
    """Redis in whose memory, never on a disk, several nodes share what they know of visitors;
    empty: each knows its own."""

    offset: int = 0
    """Visits of the old portal, used while no release states its own."""

    definition_url: str = "/"
    """Page that defines the figures, used while no release states its own."""

    proxies: tuple[str, ...] = ()
    """Addresses or networks whose ``X-Forwarded-For`` is believed; ``unix`` = a unix socket."""

    origins: tuple[str, ...] = ()
    """Foreign origins that may post hits, ``https://host[:port]``; none by default."""

    burst: int = 600
    """Hits one IPv4 address or IPv6 /64 may send at once."""

    rate: float = 100.0
    """Hits per second it may go on sending."""

    daily_views: int = 500
    """Page views of one visitor and day that are counted: nobody reads more, a program does."""

    queue_limit: int = 4096
    """Hits that may wait for a commit before new ones are refused."""

    commit_patience: float = 2.0
    """Seconds a commit may last before new hits are refused."""

    release_patience: float = 0.2
    """Seconds after which a newly published build is noticed at the latest."""

    search_burst: int = 60
    """Searches one IPv4 address or IPv6 /64 may send at once."""

    search_rate: float = 5.0
    """Searches per second it may go on sending."""

    search_queue: int = 32
    """Searches that may wait or run before new ones are refused."""

    search_patience: float = 3.0
    """Seconds one search may take."""

    feedback_burst: int = 20
    """Reports one IPv4 address or IPv6 /64 may hand in at once."""

    feedback_rate: float = 1 / 120
    """Reports per second it may go on handing in."""

    feedback_calm: int = 3
    """Reports it may hand in at once before a proof of work is asked for."""

    feedback_calm_all: int = 30
    """The same for all together, in ten minutes."""

    mail: MailSettings | None = None
    """Where mail about new reports goes; none is sent without it."""

    clock: Clock = time.time
    random_bytes: RandomBytes = secrets.token_bytes

    @property
    def state_folder(self) -> Path:
        """Folder of the counter, the release manifest and the snapshot."""
        return self.root / STATE_FOLDER

    @property
    def release_file(self) -> Path:
        """Manifest of the published build, written by the builder."""
        return self.state_folder / "release.json"

    @property
    def search_file(self) -> Path:
        """Search index of the published build, written by the builder."""
        return self.state_folder / "search.sqlite"

    @property
    def search_page(self) -> Path:
        """The built page that search answers are put into."""
        return self.root / "site" / URL.strip("/") / "index.html"

    @property
    def snapshot_file(self) -> Path:
        """The number a build bakes into its pages."""
        return self.state_folder / "counter.json"
