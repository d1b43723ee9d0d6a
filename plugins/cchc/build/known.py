"""What the last look at the files of a site left in `<root>/.cchc/`: their status and their rows.

After a change of a few files their part is appended, so that ten thousand others are not written
again. Whoever only wants to know whether anything has changed reads no row.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from cchc.build.memory import append, keep, noted_at, recall
from cchc.build.scan import Seen
from cchc.source.layout import ANALYSIS

T = TypeVar("T")

_WHOLE = 3  # parts: the stamp, what was seen, the rows; appended parts follow
_ROWS = 2


class Known(Struct, frozen=True):
    """Files as they were `seen` at an instant (ns), in order of path, and the rows `since` the file
    was written whole (None for one that is gone); `sign` is of library and settings."""

    sign: bytes
    seen: dict[str, Seen]
    since: dict[str, tuple[Any, ...] | None]
    at: int


def known_files(root: Path, sign: bytes) -> Known | None:
    """What is kept for this stamp of library and settings."""
    parts = recall(root / ANALYSIS, skip=_ROWS)
    if not parts or len(parts) < _WHOLE or parts[0] != sign:
        return None
    seen: dict[str, Seen | None] = {}
    since: dict[str, tuple[Any, ...] | None] = {}
    for new_seen, new_rows in parts[_WHOLE:]:
        seen.update(new_seen)
        since.update(new_rows)
    return Known(sign, _with(parts[1], seen), since, noted_at(root / ANALYSIS))


def known_rows(root: Path, known: Known) -> dict[str, tuple[Any, ...]]:
    """Every row that is kept, in order of path. Who uses one compares its digest with that of the
    file: another process may have kept others since."""
    parts = recall(root / ANALYSIS, _WHOLE, skip=1)
    return _with(parts[_ROWS], known.since) if parts and parts[0] == known.sign else {}


def keep_files(
    root: Path,
    sign: bytes,
    before: tuple[Mapping[str, Seen], Mapping[str, Any]],
    after: tuple[Mapping[str, Seen], Mapping[str, Any]],
) -> None:
    """Keep what was seen and the rows, of which the disk has those `before`."""
    changes = tuple(map(changed, before, after))
    if not append(root / ANALYSIS, sign, changes, _WHOLE):
        keep(root / ANALYSIS, (sign, *map(dict, after)))


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What one has to put into the first to get the second; None for what is gone."""
    found = {key: value for key, value in after.items() if before.get(key) is not value}
    if len(before) + len(found) > len(after):
        found.update(dict.fromkeys(before.keys() - after.keys()))
    return found


def _with(values: dict[str, T], changes: Mapping[str, T | None]) -> dict[str, T]:
    is_longer = not changes.keys() <= values.keys()
    merged = {**values, **changes} if changes else values
    kept = {key: value for key, value in merged.items() if value is not None}
    return dict(sorted(kept.items())) if is_longer else kept
