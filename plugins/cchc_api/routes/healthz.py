"""``GET /healthz``: the process is alive."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from cchc_api.endpoint import Endpoint
from cchc_api.openapi import answer, operation, problems, schema_of
from cchc_api.problems import INTERNAL, METHOD_NOT_ALLOWED
from cchc_api.services import Services


class Health(msgspec.Struct, frozen=True):
    """``{"status": "ok"}``."""

    status: str = "ok"


def healthy() -> Response:
    """The answer of both health endpoints when all is well."""
    body = msgspec.json.encode(Health())
    return Response(body, headers={"Cache-Control": "no-store"}, media_type="application/json")


def endpoint(_services: Services) -> Endpoint:
    """The endpoint."""

    async def alive(_request: Request) -> Response:
        return healthy()

    get = operation(
        "Tiến trình còn hoạt động",
        {
            "200": answer("Còn hoạt động", "application/json", schema_of(Health)),
            **problems(METHOD_NOT_ALLOWED, INTERNAL),
        },
    )
    return Endpoint("/healthz", alive, {"get": get})
