"""``GET /api/hits.gif?path=``: the same hit for readers without script."""

from starlette.requests import Request
from starlette.responses import Response

from cchc_api import problems
from cchc_api.counting import count, refuse_foreign, tell_refusal
from cchc_api.endpoint import Endpoint
from cchc_api.openapi import answer, operation, parameter
from cchc_api.openapi import problems as problem_answers
from cchc_api.problems import RequestError
from cchc_api.services import Services

GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
    b"!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
"""One transparent pixel, 43 bytes."""


def endpoint(services: Services) -> Endpoint:
    """The endpoint."""

    async def image(request: Request) -> Response:
        headers = dict(request.scope["headers"])
        client = services.clients.of(request.scope)
        # HEAD asks what GET would say; it shows nobody a page.
        shown = request.method == "GET"
        try:
            refuse_foreign(services, headers)
            path = request.query_params.get("path", "")
            if not path:
                raise RequestError(problems.BAD_REQUEST, "Thiếu tham số path.")
            if shown:
                await count(services, path, client, headers)
        except RequestError as error:
            if shown:
                tell_refusal(services, error)
            raise
        fields = {"Cache-Control": "no-store"}
        if client:
            fields["Cchc-Family"] = str(client.family)
        return Response(GIF, headers=fields, media_type="image/gif")

    schema = {"type": "string", "minLength": 1}
    get = operation(
        "Ghi một lượt xem trang bằng ảnh một điểm, khi trình duyệt không chạy script",
        {
            "200": answer("Ảnh 43 byte, gửi sau khi lượt xem đã được ghi", "image/gif"),
            **problem_answers(
                problems.BAD_REQUEST,
                problems.FOREIGN_ORIGIN,
                problems.UNKNOWN_PAGE,
                problems.METHOD_NOT_ALLOWED,
                problems.TOO_MANY,
                problems.INTERNAL,
                problems.BUSY,
                problems.NOT_STORED,
            ),
        },
        parameters=[parameter("path", "Đường dẫn của trang", schema, required=True)],
    )
    return Endpoint("/api/hits.gif", image, {"get": get})
