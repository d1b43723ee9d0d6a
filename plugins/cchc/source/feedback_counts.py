"""What the public may know of the citizens' box: counts by unit, month and status.

The snapshot holds suppressed counts only; its maker is the API, which alone reads the register.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from cchc.source.layout import FEEDBACK

SNAPSHOT = FEEDBACK

STATUSES: Mapping[str, str] = MappingProxyType(
    {
        "received": "Đã tiếp nhận",
        "forwarded": "Đã chuyển",
        "answered": "Đã trả lời",
        "closed": "Đã đóng",
    }
)
"""The life of a report, in order, in readers' words."""


class CountRow(Struct, frozen=True):
    """Reports of one month about one unit; None is a number that is withheld."""

    month: str
    unit: str
    counts: tuple[int | None, ...]
    """One a status, in the order of STATUSES."""

    total: int | None


class FeedbackCounts(Struct, frozen=True):
    """The whole table. `until` is the last month told, "2026-10"; later months are not over."""

    until: str
    rows: tuple[CountRow, ...]
    months: Mapping[str, int | None]
    total: int | None


def read_counts(root: Path) -> FeedbackCounts | None:
    """The snapshot of a site; None while there is none that can be read."""
    try:
        content = json.loads((root / SNAPSHOT).read_bytes())
        rows = tuple(
            CountRow(row["month"], row["unit"], tuple(row["counts"]), row["total"])
            for row in content["rows"]
            if len(row["counts"]) == len(STATUSES)
        )
        return FeedbackCounts(content["until"], rows, content["months"], content["total"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def counts_digest(root: Path) -> bytes:
    """A digest of the snapshot; empty while there is none."""
    try:
        return hashlib.blake2b((root / SNAPSHOT).read_bytes(), digest_size=16).digest()
    except OSError:
        return b""


def fingerprint(key: str) -> str:
    """A public key (64 hexadecimal digits) in a form that people can compare by eye."""
    digest = hashlib.blake2b(bytes.fromhex(key), digest_size=10).hexdigest()
    return "-".join(digest[i : i + 4] for i in range(0, len(digest), 4))
