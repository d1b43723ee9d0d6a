"""Publishing a built site: refused with every reason, or public in one switch."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from cchc import __version__
from cchc.build.analysis import analyse
from cchc.build.files import tree
from cchc.build.ledger import new_entries, read_text, with_entries, write_ledger
from cchc.build.marker import MARKER, fingerprint, hashes_of, read_note
from cchc.build.release_check import Candidate, Reason, reasons
from cchc.build.releases import API, Entry, Record, ReleaseError, Shelf, make_public
from cchc.build.request import Request
from cchc.build.search_index import index_file
from cchc.build.search_release import NAME as SEARCH
from cchc.build.search_release import kept_rows
from cchc.build.write import count
from cchc.outputs.redirects import redirects
from cchc.pages.site import Counter, Site
from cchc.source.ledger import parse_ledger
from cchc.source.settings import read_settings

_SPECIAL = frozenset(" ;\"'{}\\?#*")
"""What means something in a server's configuration; such an address has its page only."""


class Published(Struct, frozen=True):
    """What publishing did; with `reasons` nothing, and without `is_new` there was nothing new."""

    release: str = ""
    is_new: bool = False
    files: int = 0
    new_addresses: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


def publish(
    request: Request, shelf: Shelf, at: datetime, *, keep: int, revision: str = ""
) -> Published:
    """Publish what lies built in `request.out`, as of its instant; `at` is the present.

    The caller holds `one_at_a_time`. Raises SettingsError.
    """
    store = analyse(request.root, read_settings(request.root), request.jobs).store
    site = Site(store, request.as_of, Counter(0, None))
    text = read_text(request.root)
    added = new_entries(store, request.as_of, text)
    with request.state.alone():  # no build may touch the files while they are read and linked
        files = tree(request.out) if request.out.is_dir() else {}
        hashes = hashes_of(files)
        entries = parse_ledger(with_entries(text, added)).entries
        candidate = Candidate(site, read_note(request.state.folder), files, hashes, entries)
        if found := reasons(candidate):
            return Published(reasons=found)
        record = _record(site, shelf.next_id(at), at, fingerprint(hashes), revision)
        beside, current = _beside(site, request.state.folder), shelf.current()
        if current and not added and _is_same(shelf.path(current), record, beside):
            return Published(current, files=len(files))
        shelf.add(record, _with_hashes(files, hashes), beside)
    # The ledger first: an address in it that was never public harms nobody, the reverse does.
    if added:
        write_ledger(request.root, with_entries(text, added))
    make_public(request.root, shelf, record.id)
    gone = shelf.prune(keep)
    return Published(record.id, True, len(files), tuple(e.address for e in added), gone)


def _is_same(public: Path, record: Record, beside: Mapping[str, bytes]) -> bool:
    """Whether the public release already shows just this."""
    try:
        old = Record.read(public)
        same = all((public / name).read_bytes() == data for name, data in beside.items())
    except (ReleaseError, OSError):
        return False
    return same and (old.fingerprint, old.documents) == (record.fingerprint, record.documents)


def _with_hashes(
    files: Mapping[str, Path], hashes: Mapping[str, str]
) -> dict[str, tuple[Path, str]]:
    own = hashlib.sha256(files[MARKER].read_bytes()).hexdigest()
    return {name: (path, hashes.get(name, own)) for name, path in files.items()}


def _record(site: Site, identity: str, at: datetime, print_: str, revision: str) -> Record:
    return Record(
        identity,
        at,
        site.as_of,
        __version__,
        revision,
        print_,
        site.settings.site_url,
        site.settings.prefix,
        count(site),
        _documents(site),
    )


def _documents(site: Site) -> dict[str, Entry]:
    """The public documents by id."""
    return {
        document.id: Entry(
            document.url,
            document.title,
            document.content.hex(),
        )
        for document in site.public()
        if not document.kind.hidden or document.kind.id == "page"
    }


def _beside(site: Site, state: Path) -> dict[str, bytes]:
    """Redirects in the words of two web servers, and what the API knows of the build."""
    pairs = {site.href(old): site.href(new) for old, new in redirects(site).items()}
    plain = {old: new for old, new in pairs.items() if not _SPECIAL & set(old + new)}
    nginx = (f"{old} {new};\n" for old, new in plain.items())
    caddy = (f"redir {old} {new} 301\n" for old, new in plain.items())
    told = (state / API).read_bytes() if (state / API).is_file() else b""
    index = index_file(site.store.root)
    return {
        "redirects.map": "".join(nginx).encode(),
        "redirects.caddy": "".join(caddy).encode(),
        API: told,
        SEARCH: kept_rows(index, json.loads(told)["release"]) if told else b"",
    }
