"""``GET /api/counter.svg``: the number in boxes, one per digit, for pages of other offices."""

from starlette.requests import Request
from starlette.responses import Response

from cchc.vietnamese.numbers import format_int
from cchc_api.caching import COUNTER_CACHE, cached
from cchc_api.endpoint import Endpoint
from cchc_api.openapi import answer, operation, problems
from cchc_api.problems import INTERNAL, METHOD_NOT_ALLOWED
from cchc_api.services import Services

_WIDTH, _HEIGHT, _GAP = 22, 32, 3


def picture(total: int) -> str:
    """The SVG text. No style element: it must also show under a strict content policy."""
    digits = str(total)
    width = len(digits) * (_WIDTH + _GAP) - _GAP
    boxes = "".join(_box(place, digit) for place, digit in enumerate(digits))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_HEIGHT}" '
        f'viewBox="0 0 {width} {_HEIGHT}" role="img" aria-labelledby="total" lang="vi">'
        f'<title id="total">{format_int(total)} lượt truy cập</title>'
        f'<g font-family="Be Vietnam Pro, sans-serif" font-size="20" font-weight="700" '
        f'text-anchor="middle" aria-hidden="true">{boxes}</g></svg>'
    )


def _box(place: int, digit: str) -> str:
    left = place * (_WIDTH + _GAP)
    return (
        f'<rect x="{left}" width="{_WIDTH}" height="{_HEIGHT}" rx="4" fill="#1b2430"/>'
        f'<text x="{left + _WIDTH // 2}" y="23" fill="#ffffff">{digit}</text>'
    )


def endpoint(services: Services) -> Endpoint:
    """The endpoint."""

    async def image(request: Request) -> Response:
        body = picture(services.total()).encode()
        return cached(request, body, "image/svg+xml", COUNTER_CACHE)

    get = operation(
        "Số lượt truy cập dưới dạng ảnh",
        {
            "200": answer("Ảnh SVG, mỗi chữ số một ô", "image/svg+xml"),
            "304": answer("Không thay đổi so với bản đã có"),
            **problems(METHOD_NOT_ALLOWED, INTERNAL),
        },
    )
    return Endpoint("/api/counter.svg", image, {"get": get})
