"""One hit, from a checked request to a durable row. Shared by the JSON hit and the image."""

from collections.abc import Mapping
from functools import partial

from cchc_api.addresses import Client
from cchc_api.days import day_number
from cchc_api.problems import (
    BUSY,
    FOREIGN_ORIGIN,
    NOT_STORED,
    TOO_MANY,
    UNKNOWN_PAGE,
    RequestError,
)
from cchc_api.recent import Stored
from cchc_api.services import Services
from cchc_api.stores.protocol import Tally

RawHeaders = Mapping[bytes, bytes]

_RETRY = {"Retry-After": "2"}
_ANYBODY = Client(b"", 0)


def refuse_foreign(services: Services, headers: RawHeaders) -> None:
    """Raises RequestError for a request that a page of another site sent."""
    if services.origins.is_foreign(headers):
        raise RequestError(FOREIGN_ORIGIN)


async def count(services: Services, path: str, client: Client | None, headers: RawHeaders) -> None:
    """Count a hit; returns when it is durable.

    Raises RequestError: unknown page, bucket empty, too many waiting, not stored.
    """
    outcome, stored = begin(services, path, client, headers)
    if stored is not None and not await stored:
        raise not_stored()
    services.metrics.hits[outcome] += 1


def begin(
    services: Services, path: str, client: Client | None, headers: RawHeaders
) -> tuple[str, Stored | None]:
    """What becomes of a hit once it is durable, and what says whether it is; None: nothing to wait
    for. The caller tells the metrics of the outcome or of "not-stored".

    Raises RequestError: unknown page, bucket empty, too many waiting.
    """
    now = services.settings.clock()
    page = services.page(path)
    if page is None:
        raise RequestError(UNKNOWN_PAGE)
    wait = services.buckets.take((client or _ANYBODY).prefix, now)
    if wait:
        raise RequestError(TOO_MANY, headers={"Retry-After": str(wait)})
    if b"prefetch" in headers.get(b"sec-purpose", b""):
        return "prefetch", None
    if services.batcher.is_busy():
        raise RequestError(BUSY, headers=_RETRY)
    return _record(services, page, client, headers, now)


def tell_refusal(services: Services, error: RequestError) -> None:
    """Let the metrics know of a hit that is answered with a problem, whatever it is."""
    services.metrics.hits["not-stored" if error.problem is NOT_STORED else "refused"] += 1


def not_stored() -> RequestError:
    """The problem of a hit whose batch could not be stored."""
    return RequestError(NOT_STORED, "Hãy gửi lại sau ít giây.", _RETRY)


def _record(
    services: Services, page: str, client: Client | None, headers: RawHeaders, now: float
) -> tuple[str, Stored | None]:
    """Join the gathering batch: what becomes of the hit once the batch which holds this page view
    is durable, and the future of that batch; None for a view that is not counted."""
    agent = headers.get(b"user-agent", b"")
    day = day_number(now)
    batcher = services.batcher
    if services.bots.is_bot(agent):
        return "bot", batcher.join(day, page, Tally(bots=1))
    if client is None or _opted_out(headers):
        return "no-key", batcher.join(day, page, Tally(views=1))
    visitors = services.visitors
    mark = visitors.mark(client.prefix, agent, page, now, batcher.batch().done)
    if mark.repeat:
        return "repeat", mark.pending
    if mark.views > services.settings.daily_views:
        return "capped", None
    if services.shared is not None:
        batcher.batch().claims.append((day, page, mark))
    tally = Tally(1, int(mark.visit), int(mark.unique))
    return "counted", batcher.join(day, page, tally, partial(visitors.undo, mark))


def _opted_out(headers: RawHeaders) -> bool:
    """Global Privacy Control or Do Not Track: no visitor key is computed."""
    return headers.get(b"sec-gpc") == b"1" or headers.get(b"dnt") == b"1"
