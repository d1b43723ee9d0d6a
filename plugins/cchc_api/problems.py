"""Errors as RFC 9457 ``application/problem+json``: stable types, Vietnamese titles."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:cchc:problem:"


class ProblemBody(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a problem answer holds."""

    type: str
    title: str
    status: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ProblemType:
    """One kind of error; ``name`` never changes once published."""

    name: str
    status: int
    title: str

    def body(self, detail: str = "") -> bytes:
        """The JSON text."""
        return msgspec.json.encode(
            ProblemBody(TYPE_PREFIX + self.name, self.title, self.status, detail)
        )

    def response(self, detail: str = "", headers: Mapping[str, str] | None = None) -> Response:
        """The whole answer; never stored by a cache."""
        fields = {"Cache-Control": "no-store", **(headers or {})}
        return Response(self.body(detail), self.status, fields, MEDIA_TYPE)


BAD_REQUEST = ProblemType("bad-request", 400, "Yêu cầu không đúng dạng")
FOREIGN_ORIGIN = ProblemType("foreign-origin", 403, "Nguồn của yêu cầu không được phép")
NOT_FOUND = ProblemType("not-found", 404, "Không có địa chỉ này")
UNKNOWN_PAGE = ProblemType("unknown-page", 404, "Không có trang này trong bản đang công bố")
METHOD_NOT_ALLOWED = ProblemType("method-not-allowed", 405, "Phương thức không được hỗ trợ")
TOO_SLOW = ProblemType("request-timeout", 408, "Yêu cầu gửi đến quá chậm")
TOO_LARGE = ProblemType("content-too-large", 413, "Nội dung yêu cầu quá lớn")
MEDIA_TYPE_REFUSED = ProblemType("unsupported-media-type", 415, "Kiểu nội dung không được hỗ trợ")
HEAD_TOO_LARGE = ProblemType("head-too-large", 431, "Phần đầu của yêu cầu quá lớn")
TOO_MANY = ProblemType("too-many-requests", 429, "Quá nhiều yêu cầu trong thời gian ngắn")
INTERNAL = ProblemType("internal-error", 500, "Lỗi của máy chủ")
BUSY = ProblemType("busy", 503, "Máy chủ đang quá tải")
NOT_STORED = ProblemType("not-stored", 503, "Chưa ghi được lượt xem")
PROOF_REQUIRED = ProblemType("proof-required", 403, "Cần giải thử thách trước khi gửi")
FEEDBACK_CLOSED = ProblemType("feedback-closed", 404, "Hộp tiếp nhận phản ánh chưa mở")
UNKNOWN_UNIT = ProblemType("unknown-unit", 404, "Không có đơn vị này")
UNKNOWN_REPORT = ProblemType("unknown-report", 404, "Không tìm thấy phản ánh")
INVALID_REPORT = ProblemType("invalid-report", 422, "Phản ánh chưa gửi được")
REPORT_NOT_STORED = ProblemType("report-not-stored", 503, "Chưa dùng được sổ phản ánh")
NOT_READY = ProblemType("not-ready", 503, "Chưa sẵn sàng phục vụ")

PROBLEM_TYPES = (
    BAD_REQUEST,
    FOREIGN_ORIGIN,
    NOT_FOUND,
    UNKNOWN_PAGE,
    METHOD_NOT_ALLOWED,
    TOO_SLOW,
    TOO_LARGE,
    MEDIA_TYPE_REFUSED,
    TOO_MANY,
    HEAD_TOO_LARGE,
    INTERNAL,
    BUSY,
    NOT_STORED,
    NOT_READY,
    PROOF_REQUIRED,
    FEEDBACK_CLOSED,
    UNKNOWN_UNIT,
    UNKNOWN_REPORT,
    INVALID_REPORT,
    REPORT_NOT_STORED,
)


class RequestError(Exception):
    """A request that is not carried out; the application answers with its problem."""

    def __init__(
        self, problem: ProblemType, detail: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(problem.name)
        self.problem = problem
        self.detail = detail
        self.headers = headers


async def answer_request_error(_request: Request, error: Exception) -> Response:
    """The answer to a ``RequestError``."""
    assert isinstance(error, RequestError)  # noqa: S101 - registered for this class only
    return error.problem.response(error.detail, error.headers)


async def answer_http(_request: Request, error: Exception) -> Response:
    """The answer to an error of the framework: unknown address, wrong method."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class only
    return of_status(error.status_code).response(headers=error.headers)


async def answer_crash(_request: Request, _error: Exception) -> Response:
    """The answer to a fault of ours; what went wrong is told to the log, not to the client."""
    return INTERNAL.response()


def of_status(status: int) -> ProblemType:
    """The general problem type of a status code."""
    for problem in PROBLEM_TYPES:
        if problem.status == status:
            return problem
    return ProblemType(f"http-{status}", status, HTTPStatus(status).phrase)
