"""Where a hit may come from: the site itself, or an origin the operator has allowed."""

from collections.abc import Mapping

_DEFAULT_PORTS = {b"http": b":80", b"https": b":443"}


class Origins:
    """Judges requests by ``Origin`` and ``Sec-Fetch-Site`` (Fetch standard; Fetch Metadata)."""

    def __init__(self, allowed: tuple[str, ...]) -> None:
        self._allowed = frozenset(origin.encode().rstrip(b"/") for origin in allowed)

    def is_foreign(self, headers: Mapping[bytes, bytes]) -> bool:
        """True if a page of another site sent it. Both headers absent: not a browser, accepted."""
        origin = headers.get(b"origin")
        if origin in self._allowed:
            return False
        if origin is not None and not _same_host(origin, headers.get(b"host", b"")):
            return True
        return headers.get(b"sec-fetch-site", b"same-origin") != b"same-origin"


def _same_host(origin: bytes, host: bytes) -> bool:
    """Scheme left aside: behind a proxy that ends TLS the application cannot know its own."""
    scheme, separator, authority = origin.lower().partition(b"://")
    port = _DEFAULT_PORTS.get(scheme, b"")
    own = host.lower().removesuffix(port)
    return bool(separator) and authority.removesuffix(port) == own
