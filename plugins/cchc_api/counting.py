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
    ProblemType,
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
        services.metrics.hit["not-stored"]()
        raise not_stored()
    services.metrics.hit[outcome]()


def begin(
    services: Services, path: str, client: Client | None, headers: RawHeaders
) -> tuple[str, Stored | None]:
    """What becomes of a hit once it is durable, and what says whether it is; None: nothing to wait
    for. The caller tells the metrics of the outcome or of "not-stored".

    Raises RequestError, which the metrics know of: unknown page, bucket empty, too many waiting.
    """
    now = services.settings.clock()
    page = services.page(path)
    if page is None:
        raise _refused(services, UNKNOWN_PAGE)
    wait = services.buckets.take((client or _ANYBODY).prefix, now)
    if wait:
        raise _refused(services, TOO_MANY, {"Retry-After": str(wait)})
    if b"prefetch" in headers.get(b"sec-purpose", b""):
        return "prefetch", None
    if services.batcher.is_busy():
        raise _refused(services, BUSY, _RETRY)
    return _record(services, page, client, headers, now)


def _refused(
    services: Services, problem: ProblemType, headers: Mapping[str, str] | None = None
) -> RequestError:
    services.metrics.hit["refused"]()
    return RequestError(problem, headers=headers)


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
    mark = services.visitors.mark(client.prefix, agent, page, now, batcher.batch().done)
    if mark.repeat:
        return "repeat", mark.pending
    if mark.views > services.settings.daily_views:
        return "capped", None
    if services.shared is not None:
        batcher.batch().claims.append((day, page, mark))
    tally = Tally(1, int(mark.visit), int(mark.unique))
    return "counted", batcher.join(day, page, tally, partial(services.visitors.undo, mark))


def _opted_out(headers: RawHeaders) -> bool:
    """Global Privacy Control or Do Not Track: no visitor key is computed."""
    return headers.get(b"sec-gpc") == b"1" or headers.get(b"dnt") == b"1"
