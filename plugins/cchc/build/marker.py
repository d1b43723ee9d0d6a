"""What a build says of itself: a marker inside the site, and a longer note in its state.

A site without a fresh marker was not written by a build of this library (a runner that ignores
the plugin, a hand that changed a file); `publish` refuses it.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from cchc import __version__
from cchc.build.manifest import read_manifest
from cchc.build.outcome import Counts
from cchc.source.ledger import read_ledger
from cchc.source.store import Store

MARKER = "cchc-build.json"


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


def marker(hashes: Mapping[str, str], print_: str) -> bytes:
    """The marker's bytes; the same files give the same marker whoever runs the build.

    `print_` is the fingerprint of the files.
    """
    pages = sum(name.endswith(".html") for name in hashes)
    said = {
        "generator": f"cchc {__version__}",
        "files": len(hashes),
        "pages": pages,
        "fingerprint": print_,
    }
    return (json.dumps(said, indent=2) + "\n").encode()


class Note(Struct, frozen=True):
    """What a build keeps for `publish`: never served, it also tells of drafts and instants."""

    version: str
    as_of: datetime
    counts: Counts
    sources: str
    fingerprint: str
    files: Mapping[str, str]


def read_note(folder: Path) -> Note | None:
    """What the last build's manifest tells; None when there is none or it is damaged."""
    manifest = read_manifest(folder)
    said = manifest.header
    if not said.fingerprint:
        return None
    hashes = {p: output[0].hex() for p, output in manifest.outputs.items() if p != MARKER}
    instant = datetime.fromisoformat(said.as_of)
    counts = Counts(*said.counts)
    return Note(said.version, instant, counts, said.sources, said.fingerprint, hashes)


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
