"""``GET /readyz``: hits can be taken: a release is published, the store takes commits,
and the search index is that of the release."""

from starlette.requests import Request
from starlette.responses import Response

from cchc_api.endpoint import Endpoint
from cchc_api.openapi import answer, operation, problems, schema_of
from cchc_api.problems import BUSY, INTERNAL, METHOD_NOT_ALLOWED, NOT_READY, RequestError
from cchc_api.routes.healthz import Health, healthy
from cchc_api.services import Services
from cchc_api.stores.protocol import StoreError


def endpoint(services: Services) -> Endpoint:
    """The endpoint."""

    async def ready(_request: Request) -> Response:
        if services.releases.current() is None:
            raise RequestError(NOT_READY, "Chưa công bố bản nào.")
        try:
            await services.batcher.check()
        except StoreError:
            raise RequestError(NOT_READY, "Kho lưu lượt truy cập chưa ghi được.") from None
        await services.search.check()
        return healthy()

    get = operation(
        "Sẵn sàng nhận lượt xem và tìm kiếm",
        {
            "200": answer("Sẵn sàng", "application/json", schema_of(Health)),
            **problems(METHOD_NOT_ALLOWED, INTERNAL, BUSY, NOT_READY),
        },
    )
    return Endpoint("/readyz", ready, {"get": get})
