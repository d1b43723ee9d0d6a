"""When a form was given out, signed, so that nobody need remember the forms that are out."""

import hmac
from enum import Enum
from hashlib import sha256

QUICKEST = 3.0
"""Seconds: nobody writes a report faster."""

OLDEST = 24 * 3600.0
"""Seconds after which a form counts as one of unknown age."""


class Age(Enum):
    """What a stamp says."""

    GOOD = "good"
    TOO_QUICK = "too-quick"
    UNKNOWN = "unknown"


def stamp(key: bytes, now: float) -> str:
    """The stamp of a form given out at an instant."""
    at = f"{int(now)}"
    return f"{at}.{_sign(key, at)}"


def age(key: bytes, written: str, now: float) -> Age:
    """Judge a stamp that came back; none, a forged and an old one say nothing."""
    at, _, signature = written.partition(".")
    genuine = hmac.compare_digest(signature.encode(), _sign(key, at).encode())
    if not genuine or not at.isdecimal():
        return Age.UNKNOWN
    seconds = now - int(at)
    if seconds < QUICKEST:
        return Age.TOO_QUICK
    return Age.GOOD if seconds <= OLDEST else Age.UNKNOWN


def _sign(key: bytes, at: str) -> str:
    return hmac.new(key, at.encode("utf-8", "replace"), sha256).hexdigest()[:32]
