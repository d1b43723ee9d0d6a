"""``GET /api/search``: documents by their words; JSON, or a page of the site for a browser."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response

from cchc_api.caching import cached
from cchc_api.endpoint import Endpoint
from cchc_api.openapi import Json, answer, operation, parameter, problems, schema_of
from cchc_api.problems import (
    BAD_REQUEST,
    BUSY,
    INTERNAL,
    METHOD_NOT_ALLOWED,
    NOT_READY,
    TOO_MANY,
    RequestError,
)
from cchc_api.search.index import Found
from cchc_api.search.page import message_page, results_page
from cchc_api.search.query import FILTERS, LONGEST, PAGES, Query, QueryError, read_query
from cchc_api.search.ranking import Hit
from cchc_api.services import Services

_CACHE = "no-cache"
_VARY = {"Vary": "Accept"}
_HTML = "text/html"
_TEXTS = {
    "type": "Mã loại nội dung, ví dụ news, plan, document",
    "section": "Mã chuyên mục tin",
    "unit": "Mã đơn vị mà tài liệu nói tới",
    "year": "Năm, bốn chữ số",
}


class SearchResult(msgspec.Struct, frozen=True):
    """One document found."""

    id: str
    url: Annotated[str, Meta(description="Địa chỉ trong trang, kể cả tiền tố")]
    title: str
    date: Annotated[str | None, Meta(description="Ngày ISO; null khi không có ngày chính xác")]
    section: str
    unit: str
    excerpt: Annotated[str, Meta(description="Đoạn trích nguyên văn")]
    marks: Annotated[
        list[tuple[int, int]],
        Meta(description="Các chỗ khớp trong đoạn trích: [đầu, cuối), tính bằng ký tự"),
    ]


class SearchAnswer(msgspec.Struct, frozen=True):
    """One page of results, best first."""

    query: str
    total: Annotated[int, Meta(ge=0)]
    results: list[SearchResult]
    next: Annotated[str | None, Meta(description="Địa chỉ của trang kết quả sau, hoặc null")]


def endpoint(services: Services) -> Endpoint:
    """The endpoint."""

    async def search(request: Request) -> Response:
        page = services.search.page.text() if wants_html(request.headers) else None
        try:
            response = await _answer(services, request, page)
        except RequestError as error:
            if page is None:
                headers = {**(error.headers or {}), **_VARY}
                raise RequestError(error.problem, error.detail, headers) from None
            response = _sorry(page, request, error)
        response.headers.update(_VARY)
        return response

    return Endpoint("/api/search", search, {"get": _operation()})


async def _answer(services: Services, request: Request, page: str | None) -> Response:
    _spend(services, request)
    if page is not None and not request.query_params.get("q", "").strip():
        return cached(request, page.encode(), _HTML, _CACHE)
    query = _read(request)
    found = await services.search.find(query)
    if page is not None:
        return cached(request, results_page(page, query, found).encode(), _HTML, _CACHE)
    body = msgspec.json.encode(_as_json(request.url.path, query, found))
    return cached(request, body, "application/json", _CACHE)


def _spend(services: Services, request: Request) -> None:
    client = services.clients.of(request.scope)
    prefix = client.prefix if client else b""
    wait = services.search_buckets.take(prefix, services.settings.clock())
    if wait:
        raise RequestError(TOO_MANY, headers={"Retry-After": str(wait)})


def _read(request: Request) -> Query:
    try:
        return read_query(request.query_params)
    except QueryError as error:
        raise RequestError(BAD_REQUEST, str(error)) from None


def _sorry(page: str, request: Request, error: RequestError) -> Response:
    """A problem as a sentence in the site's own page."""
    message = f"{error.problem.title}. {error.detail or 'Hãy thử lại sau ít giây.'}"
    words = request.query_params.get("q", "")[:LONGEST]
    headers = {"Cache-Control": "no-store", **(error.headers or {})}
    text = message_page(page, words, message)
    return Response(text, error.problem.status, headers, _HTML)


def _as_json(path: str, query: Query, found: Found) -> SearchAnswer:
    following = f"{path}?{query.at(query.page + 1)}" if found.has_more else None
    return SearchAnswer(query.text, found.total, [_result(hit) for hit in found.hits], following)


def _result(hit: Hit) -> SearchResult:
    return SearchResult(
        hit.id,
        hit.url,
        hit.title.text,
        hit.date or None,
        hit.section,
        hit.unit,
        hit.excerpt.text,
        list(hit.excerpt.marks),
    )


def wants_html(headers: Mapping[str, str]) -> bool:
    """Whether a page is asked for before JSON (RFC 9110, 12.5.1); ``*/*`` gets JSON."""
    weights = dict(map(_weight, headers.get("accept", "").split(",")))
    pages = weights.get(_HTML, 0.0)
    return pages > 0 and pages >= weights.get("application/json", 0.0)


def _weight(part: str) -> tuple[str, float]:
    name, *parameters = (each.strip().lower() for each in part.split(";"))
    for each in parameters:
        if each.startswith("q="):
            try:
                return name, float(each[2:])
            except ValueError:
                return name, 0.0
    return name, 1.0


def _operation() -> Json:
    found = answer("Kết quả", "application/json", schema_of(SearchAnswer))
    found["content"][_HTML] = {"schema": {"type": "string"}}
    found["headers"] = {"Vary": {"schema": {"const": "Accept"}}}
    words: Json = {
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST,
        "pattern": r"[^\s\x00-\x1f\x85]",
    }
    pages: Json = {"type": "integer", "minimum": 1, "maximum": PAGES, "default": 1}
    filters = [
        parameter(name, _TEXTS[name], {"type": "string", "pattern": f"^({pattern.pattern})?$"})
        for name, pattern in FILTERS.items()
    ]
    return dict(
        operation(
            "Tìm tài liệu của trang",
            {
                "200": found,
                "304": answer("Không thay đổi so với bản đã có"),
                **problems(BAD_REQUEST, METHOD_NOT_ALLOWED, TOO_MANY, INTERNAL, BUSY, NOT_READY),
            },
            parameters=[
                parameter("q", "Từ cần tìm, có dấu hoặc không dấu", words, required=True),
                *filters,
                parameter("page", "Trang kết quả", {"anyOf": [pages, {"const": ""}]}),
            ],
        )
    )
