"""``GET /api/counter``: the figures, with their date and their definition."""

from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from cchc_api.caching import COUNTER_CACHE, cached
from cchc_api.days import iso_instant
from cchc_api.endpoint import Endpoint
from cchc_api.openapi import answer, operation, parameter, problems, schema_of
from cchc_api.problems import INTERNAL, METHOD_NOT_ALLOWED, UNKNOWN_PAGE, RequestError
from cchc_api.services import Services

STEP = 10
"""Seconds ``as_of`` moves by: within them equal figures are equal bytes and one ETag."""

Count = Annotated[int, Meta(ge=0)]


class Counter(msgspec.Struct, frozen=True, omit_defaults=True):
    """The public figures; what each means stands on the page ``definition_url``."""

    total: Annotated[int, Meta(ge=0, description="Số ban đầu cộng với số lượt truy cập đã đếm")]
    visits_today: Annotated[int, Meta(ge=0, description="Lượt truy cập trong ngày")]
    uniques_today: Annotated[int, Meta(ge=0, description="Khách trong ngày")]
    online: Annotated[int, Meta(ge=0, description="Khách trong 5 phút vừa qua")]
    as_of: Annotated[str, Meta(description="Thời điểm, ISO 8601, +07:00")]
    definition_url: str
    views: Annotated[int | None, Meta(description="Lượt xem của trang được hỏi")] = None


def counter(services: Services, page: str | None = None) -> Counter:
    """The figures of this moment, with the views of a page if one is asked for."""
    now = services.settings.clock()
    visits, uniques = services.counts.today(now)
    return Counter(
        total=services.total(),
        visits_today=visits,
        uniques_today=uniques,
        online=services.online(now),
        as_of=iso_instant(now - now % STEP),
        definition_url=services.definition_url,
        views=None if page is None else services.counts.views(page),
    )


def endpoint(services: Services) -> Endpoint:
    """The endpoint."""

    async def figures(request: Request) -> Response:
        body = msgspec.json.encode(counter(services, _page(services, request)))
        return cached(request, body, "application/json", COUNTER_CACHE)

    get = operation(
        "Số lượt truy cập",
        {
            "200": answer("Các con số", "application/json", schema_of(Counter)),
            "304": answer("Không thay đổi so với bản đã có"),
            **problems(UNKNOWN_PAGE, METHOD_NOT_ALLOWED, INTERNAL),
        },
        parameters=[
            parameter("path", "Đường dẫn của một trang, để có thêm lượt xem", {"type": "string"})
        ],
    )
    return Endpoint("/api/counter", figures, {"get": get})


def _page(services: Services, request: Request) -> str | None:
    path = request.query_params.get("path")
    if not path:
        return None
    page = services.page(path)
    if page is None:
        raise RequestError(UNKNOWN_PAGE)
    return page
