"""``GET /api/top``: the most read pages of a day, month, quarter, half-year or year."""

from datetime import date

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from cchc.vietnamese.errors import ReadingError
from cchc.vietnamese.periods import parse_period
from cchc_api.caching import TOP_CACHE, cached
from cchc_api.days import date_of, day_number
from cchc_api.endpoint import Endpoint
from cchc_api.openapi import answer, operation, parameter, problems, schema_of
from cchc_api.problems import BAD_REQUEST, INTERNAL, METHOD_NOT_ALLOWED, NOT_READY, RequestError
from cchc_api.services import Services
from cchc_api.stores.protocol import StoreError

DEFAULT_COUNT = 10
MOST = 100
_PERIODS = "^(19|20)[0-9]{2}(-(m(0[1-9]|1[0-2])|q[1-4]|h[12]))?$"


class TopPage(msgspec.Struct, frozen=True):
    """A page and how often it was read."""

    path: str
    views: int
    visits: int


class Top(msgspec.Struct, frozen=True):
    """The most read pages of a period, most read first."""

    period: str
    start: str
    end: str
    pages: list[TopPage]


def endpoint(services: Services) -> Endpoint:
    """The endpoint."""

    async def top(request: Request) -> Response:
        today = date_of(day_number(services.settings.clock()))
        written = request.query_params.get("period", today.isoformat())
        first, last = _days(written)
        count = _count(request.query_params.get("n", str(DEFAULT_COUNT)))
        try:
            found = await run_in_threadpool(services.store.top, first, last, count)
        except StoreError:
            raise RequestError(NOT_READY, headers={"Retry-After": "2"}) from None
        pages = [TopPage(page.path, page.views, page.visits) for page in found]
        body = msgspec.json.encode(Top(written, first.isoformat(), last.isoformat(), pages))
        return cached(request, body, "application/json", TOP_CACHE)

    get = operation(
        "Những trang được xem nhiều nhất",
        {
            "200": answer("Danh sách trang", "application/json", schema_of(Top)),
            "304": answer("Không thay đổi so với bản đã có"),
            **problems(BAD_REQUEST, METHOD_NOT_ALLOWED, INTERNAL, NOT_READY),
        },
        parameters=[
            parameter(
                "period",
                "2026-11-24, 2026-m11, 2026-q4, 2026-h2 hoặc 2026; mặc định: hôm nay",
                {"type": "string", "anyOf": [{"format": "date"}, {"pattern": _PERIODS}]},
            ),
            parameter(
                "n",
                "Số trang cần lấy",
                {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT_COUNT},
            ),
        ],
    )
    return Endpoint("/api/top", top, {"get": get})


def _days(written: str) -> tuple[date, date]:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        pass
    else:
        return day, day
    try:
        period = parse_period(written)
    except ReadingError as error:
        raise RequestError(BAD_REQUEST, error.hint) from None
    return period.start, period.end


def _count(written: str) -> int:
    if written.isascii() and written.isdigit() and 1 <= int(written[:9]) <= MOST:
        return int(written)
    raise RequestError(BAD_REQUEST, f"Tham số n là số nguyên từ 1 đến {MOST}.")
