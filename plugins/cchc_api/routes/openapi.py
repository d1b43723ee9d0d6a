"""``GET /api/openapi.json``: this API, described."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from cchc_api.caching import TOP_CACHE, cached
from cchc_api.endpoint import Endpoint
from cchc_api.openapi import answer, operation, problems
from cchc_api.problems import INTERNAL, METHOD_NOT_ALLOWED
from cchc_api.services import Services


def endpoint(_services: Services) -> Endpoint:
    """The endpoint."""

    async def description(request: Request) -> Response:
        body = msgspec.json.encode(request.app.state.openapi)
        return cached(request, body, "application/json", TOP_CACHE)

    get = operation(
        "Mô tả giao diện này theo OpenAPI 3.1",
        {
            "200": answer("Tài liệu OpenAPI", "application/json", {"type": "object"}),
            "304": answer("Không thay đổi so với bản đã có"),
            **problems(METHOD_NOT_ALLOWED, INTERNAL),
        },
    )
    return Endpoint("/api/openapi.json", description, {"get": get})
