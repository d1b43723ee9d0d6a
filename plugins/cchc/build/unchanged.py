"""Whether a build has anything to do at all, found out without reading a document.

Imports nothing of the models, so that the answer is there in a fraction of a second.
"""

import hashlib
import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from cchc.build.known import Known, known_files
from cchc.build.manifest import Header, read_front
from cchc.build.scan import Seen, scan
from cchc.build.stamp import asks_environment, stamp
from cchc.source.layout import COUNTER, FEEDBACK, LEDGER, RELEASE, SEARCH, UNFINISHED

_BESIDE = (LEDGER, COUNTER, FEEDBACK)


class Look(Struct, frozen=True):
    """A look at a site before a build: `known` is what an earlier look has left, `seen` are the
    files as they are now (both None when there was none), `last` header and outputs of the last
    build when another would change nothing.
    """

    known: Known | None = None
    seen: Mapping[str, Seen] | None = None
    last: tuple[Header, Mapping[str, Any]] | None = None


def look(root: Path, out: Path, folder: Path, as_of: datetime) -> Look:
    """Look at the files of a site and at what the last build of `out` left in `folder`."""
    now = stamp(root)
    known = known_files(root, now)
    if known is None:
        return Look()
    seen = scan(root, known.seen, known.at)
    front = read_front(folder)
    if front is None or (folder / UNFINISHED).exists() or asks_environment(root):
        return Look(known, seen)
    header, outputs = front
    same = (
        header.stamp == now
        and lasts(header, as_of)
        and content_digest(root, {path: found[3] for path, found in seen.items()}) == header.content
        and is_told(root, folder, header.release)
        and not lost_files(out, outputs)
    )
    return Look(known, seen, front if same else None)


def lasts(header: Header, as_of: datetime) -> bool:
    """Whether nothing changes by itself between the last build's instant and this one."""
    if datetime.fromisoformat(header.as_of) > as_of:
        return False
    return not header.until or as_of < datetime.fromisoformat(header.until)


def content_digest(root: Path, contents: Mapping[str, bytes]) -> bytes:
    """A digest of every file under `content/`, of the URL ledger and of both snapshots."""
    whole = hashlib.blake2b(digest_size=16)
    for path in sorted(contents):
        whole.update(path.encode("utf-8", "surrogatepass") + b"\0" + contents[path])
    for name in _BESIDE:
        file = root / name
        whole.update(file.read_bytes() if file.is_file() else b"\0")
    return whole.digest()


def lost_files(out: Path, outputs: Mapping[str, tuple[Any, ...]]) -> set[str]:
    """Files of the last build that are gone or that somebody changed."""
    lost = set[str]()
    try:
        top = os.open(out, os.O_RDONLY)
    except OSError:
        return set(outputs)
    for path, output in outputs.items():
        try:
            status = os.stat(path, dir_fd=top, follow_symlinks=False)
        except OSError:
            lost.add(path)
            continue
        if status.st_mtime_ns != output[2] or status.st_size != output[1]:
            lost.add(path)
    os.close(top)
    return lost


def is_told(root: Path, folder: Path, release: str) -> bool:
    """Whether API and search index still have what the last build gave them."""
    return not release or (_told(root, folder) and _searchable(root, release))


def _told(root: Path, folder: Path) -> bool:
    """Whether the API still has what this build told it; a rollback tells it something else."""
    try:
        return (root / RELEASE).read_bytes() == (folder / "api.json").read_bytes()
    except OSError:
        return False


def _searchable(root: Path, release: str) -> bool:
    """Whether the search index is there and is that of this build."""
    file = quote(str(root / SEARCH))
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=rw", uri=True)) as index:
            for table in ("document", "words"):
                index.execute(f"SELECT rowid FROM {table} LIMIT 1").fetchone()  # noqa: S608
            return index.execute("SELECT id FROM release").fetchall() == [(release,)]
    except sqlite3.Error:
        return False
