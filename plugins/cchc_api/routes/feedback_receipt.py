"""``GET /api/feedback/receipt/{code}``: the receipt of a form, once."""

from starlette.requests import Request
from starlette.responses import Response

from cchc_api import problems as kinds
from cchc_api.endpoint import Endpoint
from cchc_api.feedback.codes import read_code
from cchc_api.feedback.database import RegisterError
from cchc_api.feedback.pages import html_response, lost_receipt_page, receipt_page
from cchc_api.feedback.seals import unwrap_receipt
from cchc_api.openapi import answer, code_parameter, operation, problems
from cchc_api.problems import RequestError
from cchc_api.routes.feedback import COOKIE, RECEIPT
from cchc_api.services import Services


def endpoint(services: Services) -> Endpoint:
    """The endpoint."""

    async def receipt(request: Request) -> Response:
        code = read_code(request.path_params["code"])
        if code is None:
            raise RequestError(kinds.UNKNOWN_REPORT, "Mã phản ánh có dạng PA-2026-000123.")
        forms, cookie = services.feedback.forms, request.cookies.get(COOKIE, "")
        found = unwrap_receipt(cookie, await _key(services)) if cookie else None
        if found is None or found.code != code:
            return html_response(lost_receipt_page(forms, code), 200)
        response = html_response(receipt_page(forms, found), 200)
        response.delete_cookie(COOKIE, path=RECEIPT.rstrip("/"), httponly=True, samesite="strict")
        return response

    shown = answer("Biên nhận, chỉ hiện một lần", "text/html", {"type": "string"})
    refusals = problems(
        kinds.UNKNOWN_REPORT, kinds.METHOD_NOT_ALLOWED, kinds.INTERNAL, kinds.REPORT_NOT_STORED
    )
    get = operation(
        "Biên nhận của phản ánh gửi bằng mẫu",
        {"200": shown, **refusals},
        parameters=[code_parameter()],
    )
    return Endpoint(f"{RECEIPT}{{code}}", receipt, {"get": get})


async def _key(services: Services) -> bytes:
    try:
        return (await services.feedback.keys()).receipt
    except RegisterError:
        raise RequestError(kinds.REPORT_NOT_STORED, headers={"Retry-After": "5"}) from None
