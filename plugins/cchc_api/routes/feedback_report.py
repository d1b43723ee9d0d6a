"""``GET /api/feedback/{code}``: what became of a report, with the secret in a header."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from cchc.pages.feedback_slots import ACTION
from cchc_api import problems as kinds
from cchc_api.endpoint import Endpoint
from cchc_api.feedback.following import follow
from cchc_api.openapi import answer, code_parameter, operation, problems, schema_of
from cchc_api.services import Services

HEADER = "Cchc-Secret"


class FeedbackStatus(msgspec.Struct, frozen=True):
    """A report as its sender may see it."""

    code: str
    status: Literal["received", "forwarded", "answered", "closed"]
    received: Annotated[str, Meta(description="Thời điểm nhận, ISO")]
    changed: Annotated[str, Meta(description="Thời điểm đổi tình trạng gần nhất, ISO")]
    due: Annotated[str | None, Meta(description="Hạn trả lời, ngày ISO")]
    unit: str
    assigned: Annotated[str, Meta(description="Đơn vị trả lời; trống khi chưa chuyển")]
    answer: Annotated[str, Meta(description="Câu trả lời; trống khi chưa có")]


def endpoint(services: Services) -> Endpoint:
    """The endpoint."""

    async def report(request: Request) -> Response:
        secret = request.headers.get(HEADER, "")
        found = await follow(services, request, request.path_params["code"], secret)
        entry = found.entry
        told = FeedbackStatus(
            entry.code,
            entry.status,  # type: ignore[arg-type]
            entry.received,
            entry.changed,
            entry.due,
            entry.unit,
            entry.assigned,
            found.answer,
        )
        headers = {"Cache-Control": "no-store"}
        return Response(msgspec.json.encode(told), 200, headers, "application/json")

    header = {
        "name": HEADER,
        "in": "header",
        "description": "Mã bí mật trong biên nhận; không bao giờ viết trong địa chỉ",
        "required": False,
        "schema": {"type": "string"},
    }
    refusals = problems(
        kinds.UNKNOWN_REPORT,
        kinds.METHOD_NOT_ALLOWED,
        kinds.TOO_MANY,
        kinds.INTERNAL,
        kinds.REPORT_NOT_STORED,
    )
    get = operation(
        "Tra cứu phản ánh",
        {"200": answer("Tình trạng", "application/json", schema_of(FeedbackStatus)), **refusals},
        parameters=[code_parameter(), header],
    )
    return Endpoint(f"{ACTION}/{{code}}", report, {"get": get})
