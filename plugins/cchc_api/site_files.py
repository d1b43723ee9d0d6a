"""Finds the file of a website address, confined to the website's folder."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

CONTENT_TYPES: Mapping[str, str] = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
"""Written out, because the operating system's own table differs from machine to machine."""

UNKNOWN_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file read whole, so that replacing the folder meanwhile cannot mix two builds."""

    data: bytes
    modified: float
    content_type: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A folder asked for without its closing slash."""

    path: str


def find(folder: Path, path: str) -> SiteFile | Moved | None:
    """What an address (percent signs already read) stands for; None = nothing to show.

    Blocks on the disk. Hidden files and links out of the folder are nothing to show.
    """
    names = [name for name in path.split("/") if name]
    if any(name.startswith(".") or "\\" in name or "\0" in name for name in names):
        return None
    try:
        target = folder.joinpath(*names).resolve()
        if not target.is_relative_to(folder.resolve()):
            return None
        if target.is_dir():
            if not path.endswith("/"):
                return Moved("/" + "/".join(names) + "/")
            target = target / "index.html"
        elif path.endswith("/"):
            return None
        return read(target)
    except (OSError, RuntimeError):
        return None


def read(file: Path) -> SiteFile:
    """The file's bytes and time, from one open file. Raises OSError."""
    with file.open("rb") as opened:
        data = opened.read()
        modified = os.fstat(opened.fileno()).st_mtime
    return SiteFile(data, modified, content_type(file.name))


def content_type(name: str) -> str:
    """The media type of a file name."""
    return CONTENT_TYPES.get(PurePosixPath(name).suffix.lower(), UNKNOWN_TYPE)
