"""``POST /api/hits``: a page was read.

A bare ASGI callable, not a Starlette endpoint. Our own server hands hits over without ASGI
(``cchc_api.direct``), which costs half as much again; what is asked of a hit is the same.
"""

from typing import Annotated

import msgspec
from starlette.types import Receive, Scope, Send

from cchc_api import problems
from cchc_api.counting import RawHeaders, count, refuse_foreign, tell_refusal
from cchc_api.endpoint import Endpoint
from cchc_api.openapi import answer, operation, schema_of
from cchc_api.openapi import problems as problem_answers
from cchc_api.problems import RequestError
from cchc_api.services import Services

PATH = "/api/hits"
BODY_LIMIT = 1024
"""Bytes of a body; a path of the site is far shorter."""

_MEDIA_TYPES = (b"application/json", b"text/plain")
_CLOSE = {"Connection": "close"}


class Hit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page that was opened."""

    path: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=512,
            pattern="^/",
            description="Đường dẫn của trang, bắt đầu bằng /",
            examples=["/tin/2019/x/"],
        ),
    ]


_decoder = msgspec.json.Decoder(Hit)


class Hits:
    """The ASGI callable."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._starts = {family: _start(family) for family in (0, 4, 6)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 204 once the hit is durable."""
        headers: RawHeaders = dict(scope["headers"])
        client = self._services.clients.of(scope)
        try:
            check_head(self._services, headers)
            hit = decode(await _body(receive, headers))
            await count(self._services, hit.path, client, headers)
        except RequestError as error:
            tell_refusal(self._services, error)
            raise
        await send(self._starts[client.family if client else 0])
        await send({"type": "http.response.body"})


def is_hit(scope: Scope) -> bool:
    """Whether a request is one for this address."""
    return bool(scope["type"] == "http" and scope["path"] == PATH and scope["method"] == "POST")


async def _body(receive: Receive, headers: RawHeaders) -> bytes:
    length = headers.get(b"content-length", b"0")
    if not length.isdigit() or int(length) > BODY_LIMIT:
        raise RequestError(problems.TOO_LARGE, headers=_CLOSE)
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RequestError(problems.BAD_REQUEST)
        body += bytes(message.get("body", b""))
        if len(body) > BODY_LIMIT:
            raise RequestError(problems.TOO_LARGE, headers=_CLOSE)
        if not message.get("more_body", False):
            return body


def check_head(services: Services, headers: RawHeaders) -> None:
    """Raises RequestError for a foreign origin or media type."""
    refuse_foreign(services, headers)
    # sendBeacon with a string can only say text/plain.
    media_type = headers.get(b"content-type", b"")
    if media_type not in _MEDIA_TYPES and _bare(media_type) not in _MEDIA_TYPES:
        raise RequestError(problems.MEDIA_TYPE_REFUSED, "Hãy gửi application/json.")


def _bare(media_type: bytes) -> bytes:
    return media_type.partition(b";")[0].strip().lower()


def decode(body: bytes) -> Hit:
    """The hit of a body. Raises RequestError."""
    try:
        return _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RequestError(problems.BAD_REQUEST, 'Nội dung phải là JSON {"path": "/…/"}.') from None


def _start(family: int) -> dict[str, object]:
    headers = [(b"cache-control", b"no-store")]
    if family:
        headers.append((b"cchc-family", str(family).encode()))
    return {"type": "http.response.start", "status": 204, "headers": headers}


def endpoint(services: Services) -> Endpoint:
    """The endpoint."""
    family = {
        "description": "Giao thức IP của người đọc: 4 hoặc 6",
        "schema": {"type": "string", "enum": ["4", "6"]},
    }
    stored = {**answer("Lượt xem đã được ghi bền vững"), "headers": {"Cchc-Family": family}}
    refusals = problem_answers(
        problems.BAD_REQUEST,
        problems.FOREIGN_ORIGIN,
        problems.UNKNOWN_PAGE,
        problems.METHOD_NOT_ALLOWED,
        problems.TOO_SLOW,
        problems.TOO_LARGE,
        problems.MEDIA_TYPE_REFUSED,
        problems.TOO_MANY,
        problems.INTERNAL,
        problems.BUSY,
        problems.NOT_STORED,
    )
    content = {name.decode(): {"schema": schema_of(Hit)} for name in _MEDIA_TYPES}
    post = operation(
        "Ghi một lượt xem trang",
        {"204": stored, **refusals},
        requestBody={"required": True, "content": content},
    )
    return Endpoint(PATH, Hits(services), {"post": post})
