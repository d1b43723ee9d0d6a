"""Releases: folders that never change once they are there, and one link to the public one.

Below one folder (by default `<root>/.cchc/`) lie `releases/<id>/` and the link `current`. A
release holds `site/` (hard links to the built files, so every writer must make a new file and
rename it), its record, the redirects for web servers, and `SHA256SUMS` over all of it.
"""

import errno
import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from cchc.build.files import replace_bytes
from cchc.build.outcome import Counts
from cchc.build.search_index import index_file
from cchc.build.search_release import NAME as SEARCH
from cchc.build.search_release import bring_back
from cchc.source.layout import RELEASE

SITE = "site"
RECORD = "release.json"
SUMS = "SHA256SUMS"
API = "api.json"
API_RELEASE = Path(RELEASE)
"""Where the API reads which addresses may be counted; a release keeps its own copy."""

_ID = re.compile(r"[0-9]{4,}-[0-9]{8}-[0-9]{6}")
_HALF = (".new-", ".old-")


class ReleaseError(Exception):
    """There is no such release, or it cannot be read; the text is a Vietnamese sentence."""


class Entry(Struct, frozen=True):
    """One published document of a release: what its reader would notice when it changes."""

    address: str
    title: str
    digest: str


class Record(Struct, frozen=True):
    """What a release says of itself. `documents` are by id, `revision` is the content's own."""

    id: str
    at: datetime
    as_of: datetime
    version: str
    revision: str
    fingerprint: str
    site_url: str
    prefix: str
    counts: Counts
    documents: Mapping[str, Entry]

    def as_json(self) -> bytes:
        """The record's file."""
        said: dict[str, Any] = to_builtins(self)
        return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()

    @classmethod
    def read(cls, path: Path) -> "Record":
        """The record in a release's folder. Raises ReleaseError."""
        try:
            said = json.loads((path / RECORD).read_bytes())
            said |= {name: datetime.fromisoformat(said[name]) for name in ("at", "as_of")}
            said["counts"] = Counts(**said["counts"])
            said["documents"] = {key: Entry(**entry) for key, entry in said["documents"].items()}
            return cls(**said)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise ReleaseError(f"Không đọc được {path / RECORD}.") from None


@contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Publishing and rolling back of one site never interleave: the second waits."""
    (root / ".cchc").mkdir(exist_ok=True)
    with (root / ".cchc" / "publish.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class Shelf(Struct, frozen=True):
    """The folder that holds `releases/` and `current`."""

    folder: Path

    def path(self, identity: str) -> Path:
        """The folder of a release."""
        return self.folder / "releases" / identity

    @property
    def link(self) -> Path:
        """What a web server follows."""
        return self.folder / "current"

    def ids(self) -> tuple[str, ...]:
        """The whole releases, oldest first; a serial number leads each id."""
        found = (self.folder / "releases").glob("[0-9]*")
        names = (path.name for path in found if _ID.fullmatch(path.name) and path.is_dir())
        return tuple(sorted(names, key=_serial))

    def current(self) -> str | None:
        """The public release; None before the first."""
        try:
            return self.link.readlink().name
        except OSError:
            return None

    def find(self, text: str) -> str:
        """The release meant by an id or its serial number. Raises ReleaseError."""
        known = self.ids()
        serial = int(text) if text.isascii() and text.isdigit() else None
        found = next((i for i in known if i == text or _serial(i) == serial), None)
        if found is None:
            listed = ", ".join(known) or "chưa có bản nào"
            raise ReleaseError(f'Không có bản "{text}". Các bản: {listed}.')
        return found

    def before(self, identity: str) -> str:
        """The release published before another. Raises ReleaseError when there is none."""
        earlier = [other for other in self.ids() if _serial(other) < _serial(identity)]
        if not earlier:
            raise ReleaseError(f"Không có bản nào trước bản {identity}.")
        return earlier[-1]

    def next_id(self, at: datetime) -> str:
        """The id of a release made now; serial numbers grow whatever the clock says."""
        known = self.ids()
        serial = _serial(known[-1]) + 1 if known else 1
        return f"{serial:04}-{at:%Y%m%d-%H%M%S}"

    def add(
        self, record: Record, site: Mapping[str, tuple[Path, str]], more: Mapping[str, bytes]
    ) -> None:
        """Put a release on the shelf by one rename; `site` is path -> (built file, its SHA-256).

        `more` are further files beside the site. Halves that a killed run left are removed.
        """
        self._sweep()
        half = self.folder / "releases" / f"{_HALF[0]}{record.id}"
        made: set[str] = set()
        for name, (source, _) in site.items():
            _link(source, f"{half}/{SITE}/{name}", made)
        beside = {RECORD: record.as_json(), **more}
        for name, data in beside.items():
            (half / name).write_bytes(data)
        sums = {f"{SITE}/{name}": digest for name, (_, digest) in site.items()}
        sums |= {name: hashlib.sha256(data).hexdigest() for name, data in beside.items()}
        lines = (f"{sums[name]}  {name}\n" for name in sorted(sums))
        (half / SUMS).write_text("".join(lines), "utf-8")
        os.sync()  # the link must not reach the disk before what it leads to
        half.rename(self.path(record.id))

    def switch(self, identity: str) -> None:
        """Make a release the public one by one rename."""
        new = self.link.with_name(".current.new")
        new.unlink(missing_ok=True)
        new.symlink_to(Path("releases") / identity)
        new.rename(self.link)

    def prune(self, keep: int) -> tuple[str, ...]:
        """Remove all but the newest releases, never the public one; returns what went."""
        known = self.ids()
        old = [name for name in known[: max(len(known) - keep, 0)] if name != self.current()]
        for name in old:
            gone = self.path(name).with_name(f"{_HALF[1]}{name}")
            self.path(name).rename(gone)
            shutil.rmtree(gone)
        return tuple(old)

    def _sweep(self) -> None:
        (self.folder / "releases").mkdir(parents=True, exist_ok=True)
        for prefix in _HALF:
            for half in (self.folder / "releases").glob(f"{prefix}*"):
                shutil.rmtree(half)


def keep_api_release(root: Path, state: Path) -> None:
    """Note beside a build what it told the API: a rollback will tell the API something else."""
    replace_bytes(state / API, (root / API_RELEASE).read_bytes())


def make_public(root: Path, shelf: Shelf, identity: str) -> None:
    """Switch to a release, and tell the API which pages there are now and what they say."""
    shelf.switch(identity)
    told = (shelf.path(identity) / API).read_bytes()
    if told:
        replace_bytes(root / API_RELEASE, told)
        rows = shelf.path(identity) / SEARCH
        kept = rows.read_bytes() if rows.is_file() else b""
        bring_back(index_file(root), kept, json.loads(told)["release"])


def read_sums(path: Path) -> dict[str, str]:
    """File -> SHA-256 as a release states them. Raises ReleaseError."""
    try:
        lines = (path / SUMS).read_text("utf-8").splitlines()
        return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    except (OSError, ValueError):
        raise ReleaseError(f"Không đọc được {path / SUMS}.") from None


def _serial(identity: str) -> int:
    return int(identity.partition("-")[0])


def _link(source: Path, target: str, made: set[str]) -> None:
    """A hard link; on another file system a copy. Strings, for there are thousands of them."""
    folder = target.rpartition("/")[0]
    if folder not in made:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        made.add(folder)
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in (errno.EXDEV, errno.EPERM, errno.EMLINK):
            raise
        shutil.copy2(source, target)
