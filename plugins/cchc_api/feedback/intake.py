"""From a request to a stored report, whatever form it came in."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import ClientDisconnect, Request

from cchc_api import problems
from cchc_api.counting import refuse_foreign
from cchc_api.feedback.database import RegisterError
from cchc_api.feedback.form import FormData
from cchc_api.feedback.group_commit import Overloaded
from cchc_api.feedback.report import FeedbackReport, fault
from cchc_api.feedback.seals import Receipt
from cchc_api.feedback.stamps import Age, age
from cchc_api.problems import RequestError
from cchc_api.services import Services

FORM_TYPE = "application/x-www-form-urlencoded"
JSON_TYPE = "application/json"
BODY_LIMIT = 64 * 1024
"""Bytes: 4 000 characters of three bytes, each byte written as ``%XX``, and the other fields."""

_FIELDS = 20
_RETRY = {"Retry-After": "5"}
_CLOSE = {"Connection": "close"}


def media_type(request: Request) -> str:
    """The media type of the body. Raises RequestError for one that is not taken."""
    found = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if found not in (FORM_TYPE, JSON_TYPE):
        raise RequestError(problems.MEDIA_TYPE_REFUSED, f"Hãy gửi {FORM_TYPE} hoặc {JSON_TYPE}.")
    return found


async def read_body(request: Request) -> bytes:
    """The body. Raises RequestError if it is too large or never ends."""
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > BODY_LIMIT:
                raise RequestError(problems.TOO_LARGE, headers=_CLOSE)
    except ClientDisconnect:
        raise RequestError(problems.BAD_REQUEST) from None
    return body


def read_fields(body: bytes) -> Mapping[str, str]:
    """The fields of a form. Raises RequestError for what is no form in UTF-8."""
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
        return dict(pairs)
    except ValueError:
        raise RequestError(problems.BAD_REQUEST, "Nội dung không phải mẫu gửi UTF-8.") from None


def read_json(body: bytes) -> FeedbackReport:
    """A report in JSON. Raises RequestError."""
    try:
        return msgspec.json.decode(body, type=FeedbackReport)
    except msgspec.ValidationError as error:
        # The library names fields and limits, never values.
        raise RequestError(problems.INVALID_REPORT, f"Sai cấu trúc: {error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RequestError(problems.BAD_REQUEST, "Nội dung phải là JSON.") from None


def refuse_others(services: Services, request: Request) -> bytes:
    """The client's prefix. Raises RequestError for a foreign page and for an empty bucket."""
    refuse_foreign(services, dict(request.scope["headers"]))
    client = prefix_of(services, request)
    wait = services.feedback.clients.take(client, services.settings.clock())
    if wait:
        raise RequestError(problems.TOO_MANY, headers={"Retry-After": str(wait)})
    return client


def prefix_of(services: Services, request: Request) -> bytes:
    """IPv4 address or IPv6 /64 of the client."""
    client = services.clients.of(request.scope)
    return client.prefix if client else b""


def open_form(services: Services) -> FormData:
    """The form of the published build. Raises RequestError while the box is not open."""
    form = services.feedback.forms.data()
    if form is None:
        raise RequestError(problems.FEEDBACK_CLOSED, "Trang này chưa mở hộp tiếp nhận phản ánh.")
    return form


async def take_in(
    services: Services, report: FeedbackReport, client: bytes, *, is_program: bool
) -> Receipt:
    """Check, seal and store a report; durable when this returns.

    Raises RequestError. What only looks doubtful is stored for a person to look at, because a
    reader without script or with a slow hand must not be turned away.
    """
    box, now = services.feedback, services.settings.clock()
    form = open_form(services)
    if report.unit not in form.units:
        said = "Hãy chọn đơn vị được phản ánh trong danh sách."
        raise RequestError(problems.UNKNOWN_UNIT, said)
    if said := fault(report):
        raise RequestError(problems.INVALID_REPORT, said)
    try:
        found = age((await box.keys()).stamp, report.stamp, now)
        if found is Age.TOO_QUICK:
            said = "Mẫu được gửi quá nhanh. Hãy đọc lại nội dung rồi gửi sau vài giây."
            raise RequestError(problems.INVALID_REPORT, said)
        unproven = box.is_hot(client, now) and not box.proofs.accept(report.altcha, now)
        if unproven and is_program:
            raise RequestError(
                problems.PROOF_REQUIRED, "Hãy giải thử thách do GET cấp rồi gửi lại."
            )
        return await box.submit(report, form, review=unproven or found is Age.UNKNOWN)
    except Overloaded:
        raise RequestError(problems.BUSY, headers=_RETRY) from None
    except RegisterError:
        raise RequestError(problems.REPORT_NOT_STORED, "Hãy gửi lại sau ít giây.", _RETRY) from None
