"""Files that somebody says have changed: looked at one by one, without a search of the tree."""

import os
import stat
from collections.abc import Iterable, Mapping

from msgspec import Struct

from cchc.build.analysis import Analysis
from cchc.build.file_rows import Plain, row_from
from cchc.build.scan import Seen, digest_of_bytes
from cchc.source.layout import CONTENT
from cchc.source.shelf import FileRead, read_file
from cchc.source.tree import is_text

MOST = 100
"""For more named files a look at all of them costs less."""

Named = Mapping[str, tuple[Seen, bytes] | None]
"""Files as they are now, with their bytes, by path; None for one that is gone."""


class Edit(Struct, frozen=True):
    """A file whose bytes have changed, but neither its kind, its identity nor its brief.

    `row`, `facts` and `read` are of Markdown files only.
    """

    path: str
    seen: Seen
    row: Plain | None = None
    facts: bytes | None = None
    read: FileRead | None = None


def look_at(analysis: Analysis, paths: Iterable[str]) -> Named | None:
    """The files of these paths ("content/tin/x.md"); None when only a look at all files will do:
    a folder has come or gone, something is a link, there are too many."""
    found: dict[str, tuple[Seen, bytes] | None] = {}
    for path in paths:
        parts = path.split("/")
        if parts[0] != CONTENT or len(parts) < 2 or len(found) > MOST:
            return None
        if any(part.startswith(".") for part in parts):
            continue
        try:
            status = os.lstat(analysis.root / path)
            if not stat.S_ISREG(status.st_mode):
                return None
            data = (analysis.root / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            if path not in analysis.seen and _is_folder(analysis, path):
                return None
            found[path] = None
            continue
        digest = digest_of_bytes(data)
        found[path] = (status.st_size, status.st_mtime_ns, status.st_ino, digest), data
    return found


def _is_folder(analysis: Analysis, path: str) -> bool:
    return any(name.startswith(f"{path}/") for name in analysis.seen)


def seen_with(analysis: Analysis, named: Named) -> dict[str, Seen]:
    """All files as they are now, in order of path."""
    gone = {path for path, found in named.items() if found is None}
    seen = {path: status for path, status in analysis.seen.items() if path not in gone}
    new = {path: found[0] for path, found in named.items() if found is not None}
    if new.keys() <= seen.keys():
        return {**seen, **new}
    return dict(sorted({**seen, **new}.items()))


def edits_of(analysis: Analysis, named: Named) -> tuple[Edit, ...] | None:
    """The edits among the named files; None when one of them is more than that."""
    edits = []
    for path, found in named.items():
        before = analysis.seen.get(path)
        if found is None and before is None:
            continue  # came and went
        if found is None or before is None:
            return None
        status, data = found
        if status[3] == before[3]:
            continue  # touched
        edit = _edit(analysis, path, status, data)
        if edit is None:
            return None
        edits.append(edit)
    return tuple(edits)


def _edit(analysis: Analysis, path: str, status: Seen, data: bytes) -> Edit | None:
    if not is_text(path):
        return Edit(path, status)
    settings, before = analysis.settings, analysis.rows[path]
    read = read_file(path, data, {"thirds": settings.thirds})
    row, facts = row_from(read, data, settings)
    same = (row.kind, row.identity, row.mark) == (before[1], before[2], before[4])
    return Edit(path, status, tuple(row), facts, read) if same and row.brief else None
