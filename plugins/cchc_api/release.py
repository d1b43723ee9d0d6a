"""The published build as the API knows it: its pages, its offset, where its figures are defined.

The builder writes the manifest in one rename; the API notices a new file by its (mtime, size,
inode) and reads it again without a restart.
"""

import logging
import math
import time
from pathlib import Path
from urllib.parse import unquote

import msgspec

from cchc.pages import feedback_slots
from cchc.pages.search_slots import ACTION, URL

_log = logging.getLogger(__name__)

_FILLED = {
    ACTION: URL,
    feedback_slots.ACTION: feedback_slots.URL,
    feedback_slots.STATUS_ACTION: feedback_slots.STATUS_URL,
}
"""Answers shown at the API's addresses are views of the pages of the build that they fill."""

_RECEIPTS = "/receipt/"

Stamp = tuple[int, int, int]


class Manifest(msgspec.Struct, frozen=True):
    """``<root>/.cchc/release.json``; keys this version does not know are ignored."""

    release: str
    paths: list[str]
    offset: int = 0
    definition_url: str = "/"


class Release:
    """One published build."""

    def __init__(self, manifest: Manifest) -> None:
        self.id = manifest.release
        self.offset = manifest.offset
        self.definition_url = manifest.definition_url
        self._pages = {path: path for path in manifest.paths}
        self._filled = {
            action: page
            for action, url in _FILLED.items()
            for page in manifest.paths
            if page.endswith(url)
        }

    def page(self, path: str) -> str | None:
        """The page a browser's path means, or None; so junk never becomes a row."""
        return self._pages.get(path) or self._pages.get(normal(path)) or self._of_action(path)

    def _of_action(self, path: str) -> str | None:
        """A receipt is a page of its own for the browser, but its code is nobody's to count."""
        action = path.partition("?")[0].partition(_RECEIPTS)[0]
        return self._filled.get(action)


def normal(path: str) -> str:
    """The manifest's form of a path: no query, percent signs read, a folder's own address."""
    plain = path.partition("?")[0].partition("#")[0]
    if "%" in plain:
        plain = unquote(plain)
    plain = plain.removesuffix("index.html")
    return plain if plain.endswith("/") else plain + "/"


class Releases:
    """Watches one manifest file."""

    def __init__(self, file: Path, patience: float = 0.0) -> None:
        """``patience``: seconds for which the file is not looked at again."""
        self._file = file
        self._patience = patience
        self._looked = -math.inf
        self._stamp: Stamp | None = None
        self._release: Release | None = None

    def current(self) -> Release | None:
        """The build published now; None while there is none.

        A file that cannot be read leaves the release read before it in place.
        """
        now = time.monotonic()
        if now - self._looked < self._patience:
            return self._release
        self._looked = now
        stamp = self._stamp_now()
        if stamp is None:
            self._stamp = self._release = None
        elif stamp != self._stamp:
            self._stamp = stamp
            self._release = self._read() or self._release
        return self._release

    def _stamp_now(self) -> Stamp | None:
        try:
            stat = self._file.stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino

    def _read(self) -> Release | None:
        try:
            return Release(msgspec.json.decode(self._file.read_bytes(), type=Manifest))
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            _log.error("Không đọc được bản kê trang %s: %s", self._file, error)
            return None
