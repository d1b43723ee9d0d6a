"""``POST /api/feedback/status``: what became of a report, as a page, without script."""

from starlette.requests import Request
from starlette.responses import Response

from cchc.pages.feedback_slots import STATUS_ACTION
from cchc_api import problems as kinds
from cchc_api.counting import refuse_foreign
from cchc_api.endpoint import Endpoint
from cchc_api.feedback import intake
from cchc_api.feedback.following import follow
from cchc_api.feedback.pages import html_response, status_message_page, status_page
from cchc_api.openapi import Json, answer, operation, problems
from cchc_api.problems import RequestError
from cchc_api.services import Services

_PAGE: Json = {"type": "string"}


def endpoint(services: Services) -> Endpoint:
    """The endpoint."""

    async def status(request: Request) -> Response:
        try:
            return await _answer(services, request)
        except RequestError as error:
            said = error.detail or f"{error.problem.title}. Hãy thử lại sau ít phút."
            page = status_message_page(services.feedback.forms, said)
            return html_response(page, error.problem.status, error.headers)

    return Endpoint(STATUS_ACTION, status, {"post": _operation()})


async def _answer(services: Services, request: Request) -> Response:
    refuse_foreign(services, dict(request.scope["headers"]))
    if intake.media_type(request) != intake.FORM_TYPE:
        raise RequestError(kinds.MEDIA_TYPE_REFUSED, f"Hãy gửi {intake.FORM_TYPE}.")
    fields = intake.read_fields(await intake.read_body(request))
    found = await follow(services, request, fields.get("code", ""), fields.get("secret", ""))
    forms = services.feedback.forms
    form = forms.data()
    page = status_page(forms, found.entry, found.answer, form.units if form else {})
    return html_response(page, 200)


def _operation() -> Json:
    fields = {name: {"type": "string"} for name in ("code", "secret")}
    schema = {"type": "object", "properties": fields, "required": list(fields)}
    refusals = problems(
        kinds.BAD_REQUEST,
        kinds.FOREIGN_ORIGIN,
        kinds.UNKNOWN_REPORT,
        kinds.METHOD_NOT_ALLOWED,
        kinds.TOO_SLOW,
        kinds.TOO_LARGE,
        kinds.MEDIA_TYPE_REFUSED,
        kinds.TOO_MANY,
        kinds.INTERNAL,
        kinds.REPORT_NOT_STORED,
    )
    for refusal in refusals.values():
        refusal["content"]["text/html"] = {"schema": _PAGE}
    return dict(
        operation(
            "Tra cứu phản ánh bằng mẫu",
            {"200": answer("Tình trạng", "text/html", _PAGE), **refusals},
            requestBody={"required": True, "content": {intake.FORM_TYPE: {"schema": schema}}},
        )
    )
