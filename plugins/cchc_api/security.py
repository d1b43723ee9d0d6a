"""What browsers may do with an answer: the same on every answer, of the website and of the API."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

# A website on another origin may show the image of the counter (Fetch, 3.7).
SHARED_HEADERS = {**SECURITY_HEADERS, "Cross-Origin-Resource-Policy": "cross-origin"}


class SecurityHeaders:
    """Puts the security headers on every answer of an application."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str] = SECURITY_HEADERS) -> None:
        self._app = app
        self._guard = Guard(headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete the head of the answer."""
        await self._app(scope, receive, self._guard(scope, send))


class Guard:
    """Completes the heads of answers; what an endpoint set itself stays."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._fields = tuple((k.lower().encode(), v.encode()) for k, v in headers.items())

    def __call__(self, scope: Scope, send: Send) -> Send:
        """A sender that completes the head of the answer to a request."""
        if scope["type"] != "http":
            return send

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message.get("headers", ())
                present = {name.lower() for name, _ in headers}
                missing = [field for field in self._fields if field[0] not in present]
                message = {**message, "headers": [*headers, *missing]}
            await send(message)

        return complete
