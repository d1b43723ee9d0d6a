"""Whether a release is still what was published: every byte, link and address."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from cchc.build.files import tree
from cchc.build.marker import MARKER, fingerprint, hashes_of, marker
from cchc.build.release_check import Reason, link_reasons
from cchc.build.releases import SITE, SUMS, Record, Shelf, read_sums
from cchc.source.ledger import page_path, read_ledger


def verify(root: Path, shelf: Shelf, identity: str) -> tuple[Reason, ...]:
    """What is not as it should be in a release: every byte, its links, its addresses.

    Raises ReleaseError when it cannot be read at all.
    """
    path = shelf.path(identity)
    record, sums = Record.read(path), read_sums(path)
    files = {name: file for name, file in tree(path).items() if name != SUMS}
    site = {
        name.removeprefix(f"{SITE}/"): f for name, f in files.items() if name.startswith(f"{SITE}/")
    }
    return (
        *_altered(sums, files),
        *_unmarked(record, site),
        *link_reasons(site, record.site_url, record.prefix),
        *(_missing(root, record, site, is_public=identity == shelf.current())),
    )


def _altered(sums: Mapping[str, str], files: Mapping[str, Path]) -> Iterator[Reason]:
    for name in sorted({*sums, *files}):
        if name not in files:
            yield Reason("changed", name, "Tệp đã mất.")
        elif name not in sums:
            yield Reason("stray", name, "Tệp này không thuộc bản công bố.")
        elif hashlib.sha256(files[name].read_bytes()).hexdigest() != sums[name]:
            yield Reason("changed", name, "Nội dung tệp không còn như lúc công bố.")


def _unmarked(record: Record, site: Mapping[str, Path]) -> Iterator[Reason]:
    hashes = hashes_of(site)
    own = site[MARKER].read_bytes() if MARKER in site else b""
    if own != marker(hashes, fingerprint(hashes)) or fingerprint(hashes) != record.fingerprint:
        yield Reason("marker", MARKER, "Dấu bản dựng không khớp với các tệp.")


def _missing(
    root: Path, record: Record, site: Mapping[str, Path], *, is_public: bool
) -> Iterator[Reason]:
    """Documents without their page, and (in the public release) addresses of the ledger."""
    pages = {entry.address: identity for identity, entry in record.documents.items()}
    for address, identity in pages.items():
        if page_path(address) not in site:
            yield Reason("counts", address, f'Không có trang của "{identity}".')
    ledger = read_ledger(root).entries if is_public else ()
    for entry in ledger:
        path = page_path(entry.address)
        if path and path not in site and entry.address not in pages:
            yield Reason("ledger", entry.address, f"Địa chỉ đã đăng ({entry.id}) không có trang.")
