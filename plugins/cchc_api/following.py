"""Where several nodes add to one store, each reads the sums again now and then."""

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING

from cchc_api.days import date_of, day_number
from cchc_api.services import Services
from cchc_api.stores.protocol import StoreError

if TYPE_CHECKING:
    from cchc_api.shared_visitors import SharedVisitors

EVERY = 1.0
"""Seconds between two readings of the totals."""

PAGES_EVERY = 60
"""Readings of the totals between two of the views of every page, which cost more."""

_log = logging.getLogger(__name__)


async def follow(services: Services) -> None:
    """Until cancelled; a store that does not answer leaves the figures as they are."""
    beat = 0
    while True:
        await asyncio.sleep(EVERY)
        beat += 1
        try:
            await take_up(services, pages=beat % PAGES_EVERY == 0)
        except StoreError as error:
            _log.warning("Chưa đọc lại được số đếm: %s", error)


async def follow_visitors(shared: "SharedVisitors") -> None:
    """Until cancelled: how many are online at all nodes."""
    while True:
        await asyncio.to_thread(shared.ask_online)
        await asyncio.sleep(EVERY)


async def take_up(services: Services, *, pages: bool) -> None:
    """Read the sums once, and the views of every page if wanted. Raises StoreError."""
    day = day_number(services.settings.clock())
    batcher, store = services.batcher, services.store
    totals = await batcher.between_commits(partial(store.totals, date_of(day)))
    services.counts.take(totals, day)
    if pages:
        services.counts.take_pages(await batcher.between_commits(store.page_views))
