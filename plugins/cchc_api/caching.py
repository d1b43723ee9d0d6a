"""Answers that caches may keep for a moment."""

from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response

COUNTER_CACHE = "public, max-age=10, stale-while-revalidate=60"
TOP_CACHE = "public, max-age=60"


def cached(request: Request, body: bytes, media_type: str, cache_control: str) -> Response:
    """200 with a strong ETag over the bytes, or 304 if the client has them (RFC 9110, 13.1.2)."""
    tag = etag(body)
    headers = {"ETag": tag, "Cache-Control": cache_control}
    if matches(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)


def etag(body: bytes) -> str:
    """A strong entity tag over the bytes (RFC 9110, 8.8.3)."""
    return f'"{blake2b(body, digest_size=9).hexdigest()}"'


def matches(wanted: str, tag: str) -> bool:
    """``If-None-Match`` compares weakly: a ``W/`` before the tag does not matter."""
    tags = [part.strip().removeprefix("W/") for part in wanted.split(",")]
    return tag in tags or tags == ["*"]
