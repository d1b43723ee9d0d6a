"""``/api/feedback``: the form with its stamp, and a report that is handed in.

A form is answered with 303 to the receipt. The secret stands in no address: it travels in a
sealed cookie for that one page, which deletes it. JSON is answered with 201 and the receipt.
"""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from cchc.pages.feedback_slots import ACTION
from cchc_api import problems as kinds
from cchc_api.endpoint import Endpoint
from cchc_api.feedback import intake
from cchc_api.feedback.codes import PATTERN
from cchc_api.feedback.database import RegisterError
from cchc_api.feedback.pages import form_page, html_response, message_page
from cchc_api.feedback.report import FeedbackReport, from_fields
from cchc_api.feedback.seals import wrap_receipt
from cchc_api.feedback.stamps import stamp
from cchc_api.openapi import Json, answer, operation, problems, schema_of
from cchc_api.problems import RequestError
from cchc_api.routes.search import wants_html
from cchc_api.services import Services

RECEIPT = f"{ACTION}/receipt/"
COOKIE = "cchc-receipt"
RECEIPT_SECONDS = 600
_NO_STORE = {"Cache-Control": "no-store", "Vary": "Accept"}
_JSON = "application/json"


class FeedbackForm(msgspec.Struct, frozen=True):
    """What a program needs to hand in a report."""

    stamp: Annotated[str, Meta(description="Gửi kèm phản ánh, sau 3 giây và trong 24 giờ")]
    proof_needed: Annotated[bool, Meta(description="Có phải giải thử thách không")]
    challenge: Annotated[dict[str, Any], Meta(description="Thử thách ALTCHA (SHA-256)")]
    units: Annotated[dict[str, str], Meta(description="Tên đơn vị theo mã")]
    fingerprint: Annotated[str, Meta(description="Dấu vân tay của khóa niêm phong")]


class FeedbackReceipt(msgspec.Struct, frozen=True):
    """What the sender must keep; the secret is told once."""

    code: Annotated[str, Meta(pattern=f"^{PATTERN}$")]
    secret: Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]


def endpoint(services: Services) -> Endpoint:
    """The endpoint."""

    async def feedback(request: Request) -> Response:
        if request.method != "POST":
            return await _form(services, request)
        is_form = intake.media_type(request) == intake.FORM_TYPE
        return await (_post_form if is_form else _post_json)(services, request)

    return Endpoint(ACTION, feedback, {"get": _get_operation(), "post": _post_operation()})


async def _form(services: Services, request: Request) -> Response:
    form, box, now = intake.open_form(services), services.feedback, services.settings.clock()
    stamped = await _stamp(services)
    if wants_html(request.headers):
        page = form_page(box.forms, stamped, {})
        if page is not None:
            return html_response(page, 200, {"Vary": "Accept"})
    needed = box.is_warm(intake.prefix_of(services, request), now)
    told = FeedbackForm(stamped, needed, box.proofs.challenge(now), form.units, form.fingerprint)
    return Response(msgspec.json.encode(told), 200, _NO_STORE, _JSON)


async def _post_json(services: Services, request: Request) -> Response:
    client = intake.refuse_others(services, request)
    report = intake.read_json(await intake.read_body(request))
    receipt = await intake.take_in(services, report, client, is_program=True)
    body = msgspec.json.encode(FeedbackReceipt(receipt.code, receipt.secret))
    return Response(body, 201, {**_NO_STORE, "Location": f"{ACTION}/{receipt.code}"}, _JSON)


async def _post_form(services: Services, request: Request) -> Response:
    """Whatever goes wrong, what the citizen wrote comes back in the form."""
    fields: Mapping[str, str] = {}
    try:
        client = intake.refuse_others(services, request)
        fields = intake.read_fields(await intake.read_body(request))
        receipt = await intake.take_in(services, from_fields(fields), client, is_program=False)
    except RequestError as error:
        return await _again(services, fields, error)
    key = (await services.feedback.keys()).receipt
    response = Response(None, 303, {**_NO_STORE, "Location": RECEIPT + receipt.code})
    response.set_cookie(
        COOKIE,
        wrap_receipt(receipt, key),
        max_age=RECEIPT_SECONDS,
        path=RECEIPT.rstrip("/"),
        # Behind a proxy only the page's own origin tells how the browser came here.
        secure=request.headers.get("origin", "").startswith("https:"),
        httponly=True,
        samesite="strict",
    )
    return response


async def _again(services: Services, fields: Mapping[str, str], error: RequestError) -> Response:
    said = error.detail or f"{error.problem.title}. Hãy thử lại sau ít phút."
    forms, status = services.feedback.forms, error.problem.status
    try:
        page = form_page(forms, await _stamp(services), fields, said)
    except RequestError:
        page = form_page(forms, "", fields, said)
    return html_response(
        page or message_page(forms, error.problem.title, said), status, error.headers
    )


async def _stamp(services: Services) -> str:
    try:
        return stamp((await services.feedback.keys()).stamp, services.settings.clock())
    except RegisterError:
        raise RequestError(kinds.REPORT_NOT_STORED, headers={"Retry-After": "5"}) from None


def _get_operation() -> Json:
    found = answer("Mẫu gửi phản ánh", _JSON, schema_of(FeedbackForm))
    found["content"]["text/html"] = {"schema": {"type": "string"}}
    refusals = problems(
        kinds.FEEDBACK_CLOSED, kinds.METHOD_NOT_ALLOWED, kinds.INTERNAL, kinds.REPORT_NOT_STORED
    )
    return dict(operation("Mở mẫu gửi phản ánh", {"200": found, **refusals}))


def _post_operation() -> Json:
    refusals = problems(
        kinds.BAD_REQUEST,
        kinds.FOREIGN_ORIGIN,
        kinds.PROOF_REQUIRED,
        kinds.FEEDBACK_CLOSED,
        kinds.UNKNOWN_UNIT,
        kinds.METHOD_NOT_ALLOWED,
        kinds.TOO_SLOW,
        kinds.TOO_LARGE,
        kinds.MEDIA_TYPE_REFUSED,
        kinds.INVALID_REPORT,
        kinds.TOO_MANY,
        kinds.INTERNAL,
        kinds.BUSY,
        kinds.REPORT_NOT_STORED,
    )
    for refusal in refusals.values():
        refusal["content"]["text/html"] = {"schema": {"type": "string"}}
    content = {name: {"schema": schema_of(FeedbackReport)} for name in (_JSON, intake.FORM_TYPE)}
    stored = {
        "201": answer("Phản ánh gửi bằng JSON đã được ghi", _JSON, schema_of(FeedbackReceipt)),
        "303": answer("Phản ánh gửi bằng mẫu đã được ghi; địa chỉ mới là biên nhận"),
    }
    return dict(
        operation(
            "Gửi phản ánh",
            {**stored, **refusals},
            requestBody={"required": True, "content": content},
        )
    )
