"""The server that the bench measures, and what it is compared with.

``python -m tests.api.variants ROOT VARIANT`` prints its URLs. ``full`` is the server as it is;
``off`` the same without durability; ``per-hit`` gives each hit a transaction of its own.
"""

import asyncio
import json
import sys
from dataclasses import replace
from pathlib import Path

from cchc_api.app import application
from cchc_api.batcher import Batcher, Undo
from cchc_api.recent import Stored
from cchc_api.server import open_sockets, run, urls
from cchc_api.services import assemble
from cchc_api.settings import ApiSettings
from cchc_api.stores.protocol import Tally
from cchc_api.stores.sqlite import SqliteStore

VARIANTS = ("full", "off", "per-hit")


class PerHit(Batcher):
    """What group commit is measured against: each hit its own transaction and flush."""

    def join(self, day: int, page: str, tally: Tally, undo: Undo | None = None) -> Stored:
        loop = asyncio.get_running_loop()
        done = Stored(loop=loop)
        work = loop.run_in_executor(self._writer, self._store.commit, {(day, page): tally})
        work.add_done_callback(lambda work: done.finish(stored=work.exception() is None))
        return done


def serve(root: Path, variant: str) -> None:
    """Until it is ended."""
    store = SqliteStore(root / ".cchc/counter.sqlite", "OFF" if variant == "off" else "FULL")
    services = assemble(ApiSettings(root=root, burst=10**9, daily_views=10**9), store)
    if variant == "per-hit":
        services = replace(services, batcher=PerHit(store, services.counts.add, 10**6, 60.0))
    app = application(services)
    sockets = open_sockets(None, 0)
    print(json.dumps(urls(sockets)), flush=True)
    run(app, sockets)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.argv[2])
