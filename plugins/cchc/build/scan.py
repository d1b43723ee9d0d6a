"""What lies under `content/`: found by stat, read only where size, time or inode have changed.

Imports nothing heavy, so that a build in which nothing has changed is over at once.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from cchc.source.tree import files, is_text

_TICK = 20_000_000  # nanoseconds; a file may change again within one tick of its file system

Seen = tuple[int, int, int, bytes]
"""A file as it was last read: size, time of change (ns), inode, digest of its bytes."""


def scan(
    root: Path, known: Mapping[str, Seen], noted: int, *, unread: bool = False
) -> dict[str, Seen]:
    """Every file of the site in order of path; the digest of `unread` Markdown is left empty.

    Of a `known` file whose stat is the same the digest is taken over, unless it changed as late
    as `noted` (ns), the moment when the known ones were noted: such a file may have changed again
    without a trace.
    """
    found: dict[str, Seen] = {}
    for path, size, changed, inode in sorted(files(root)):
        before = known.get(path)
        if before and before[:3] == (size, changed, inode) and changed < noted - _TICK:
            found[path] = before
        elif unread and is_text(path):
            found[path] = size, changed, inode, b""
        elif (digest := digest_of(root / path)) is not None:
            found[path] = size, changed, inode, digest
    return found


def digest_of(file: Path) -> bytes | None:
    """The digest of a file (BLAKE2b, 12 bytes); None when it is gone meanwhile."""
    try:
        return digest_of_bytes(file.read_bytes())
    except FileNotFoundError:
        return None


def digest_of_bytes(content: bytes) -> bytes:
    """The digest of a file's bytes (BLAKE2b, 12 bytes)."""
    return hashlib.blake2b(content, digest_size=12).digest()
