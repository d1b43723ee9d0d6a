"""The files of a site: everything under `content/` that may be read and published.

Imports nothing heavy, so that a build in which nothing has changed is over at once.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from cchc.source.layout import CONTENT

_MOST_AT_ONCE = 1 << 15  # bytes; a regular file gives less only when there is no more


def is_text(path: str) -> bool:
    """Whether a file is Markdown."""
    return path.lower().endswith((".md", ".markdown"))


def bytes_of(file: str) -> bytes:
    """The bytes of a file. Raises OSError.

    A path object and a file object would cost twice as much as the reading itself.
    """
    opened = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    try:
        part = os.read(opened, _MOST_AT_ONCE)
        parts = [part]
        while len(part) == _MOST_AT_ONCE:
            part = os.read(opened, _MOST_AT_ONCE)
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(opened)


def files(root: Path) -> Iterator[tuple[str, int, int, int]]:
    """Every file under `content/`, in no particular order: path, size, time of change (ns), inode.

    Hidden files, pipes and links that lead out of the folder are left aside.
    """
    top = root / CONTENT
    if not top.is_dir():
        return
    inside, folders = top.resolve(), [(str(top), CONTENT)]
    while folders:
        folder, name = folders.pop()
        opened = os.open(folder, os.O_RDONLY)  # names below it are found sooner than whole paths
        try:
            with os.scandir(opened) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    status = entry.stat(follow_symlinks=False)
                    path, place = f"{name}/{entry.name}", f"{folder}/{entry.name}"
                    if stat.S_ISREG(status.st_mode):
                        yield path, status.st_size, status.st_mtime_ns, status.st_ino
                    elif stat.S_ISDIR(status.st_mode):
                        folders.append((place, path))
                    elif stat.S_ISLNK(status.st_mode) and _stays(place, inside):
                        status = entry.stat()
                        yield path, status.st_size, status.st_mtime_ns, status.st_ino
        finally:
            os.close(opened)


def _stays(link: str, inside: Path) -> bool:
    """Whether a link leads to a file of the site: what lies outside must never be published."""
    target = Path(link).resolve()
    return target.is_file() and target.is_relative_to(inside)
