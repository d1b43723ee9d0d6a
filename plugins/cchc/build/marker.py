"""What a build says of itself: a marker inside the site, and a longer note in its state.

A site without a fresh marker was not written by a build of this library (a runner that ignores
the plugin, a hand that changed a file); `publish` refuses it.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cchc import __version__
from cchc.build.files import replace_bytes
from cchc.build.outcome import Counts
from cchc.source.ledger import read_ledger
from cchc.source.store import Store

MARKER = "cchc-build.json"
NOTE = "built.json"


def hashes_of(files: Mapping[str, Path]) -> dict[str, str]:
    """SHA-256 of every file, by its path in the site; the marker itself is left out."""
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in sorted(files.items())
        if name != MARKER
    }


def fingerprint(hashes: Mapping[str, str]) -> str:
    """One hash over all files: SHA-256 over their names and hashes, as in a SHA256SUMS file."""
    lines = (f"{hashes[name]}  {name}\n" for name in sorted(hashes))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def marker(hashes: Mapping[str, str]) -> bytes:
    """The marker's bytes; the same files give the same marker whoever runs the build."""
    pages = sum(name.endswith(".html") for name in hashes)
    said = {
        "generator": f"cchc {__version__}",
        "files": len(hashes),
        "pages": pages,
        "fingerprint": fingerprint(hashes),
    }
    return (json.dumps(said, indent=2) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Note:
    """What a build keeps for `publish`: never served, it also tells of drafts and instants."""

    version: str
    as_of: datetime
    counts: Counts
    sources: str
    fingerprint: str
    files: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """As plain data, files last."""
        return {
            "version": self.version,
            "as_of": self.as_of.isoformat(),
            "counts": asdict(self.counts),
            "sources": self.sources,
            "fingerprint": self.fingerprint,
            "files": dict(self.files),
        }


def note_of(store: Store, as_of: datetime, counts: Counts, hashes: Mapping[str, str]) -> Note:
    """The note of a build that wrote these files."""
    return Note(__version__, as_of, counts, sources_of(store), fingerprint(hashes), hashes)


def write_note(folder: Path, note: Note) -> None:
    """Keep a note in the state folder of its output folder."""
    replace_bytes(folder / NOTE, json.dumps(note.as_json(), ensure_ascii=False).encode())


def read_note(folder: Path) -> Note | None:
    """The note of the last build; None when there is none or it is damaged."""
    try:
        said = json.loads((folder / NOTE).read_bytes())
        instant = datetime.fromisoformat(said["as_of"])
        rest = (said["sources"], said["fingerprint"], dict(said["files"]))
        return Note(said["version"], instant, Counts(**said["counts"]), *rest)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def sources_of(store: Store) -> str:
    """A hash of what a build reads of a site root.

    Of the ledger's lines the live ones, which publishing adds itself, make no difference.
    """
    digest = hashlib.sha256((store.root / "mkdocs.yml").read_bytes())
    for entry in read_ledger(store.root).entries:
        if entry.state != "live":
            digest.update(f"{entry.text}\n".encode())
    for name in sorted(store.names):
        digest.update(name.encode("utf-8", "surrogatepass") + b"\0" + store.content(name))
    return digest.hexdigest()
