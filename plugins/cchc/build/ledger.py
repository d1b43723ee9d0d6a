"""Publishing's side of the URL ledger: new addresses go in, nothing ever comes out."""

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from cchc.build.files import replace_bytes
from cchc.source.layout import LEDGER
from cchc.source.ledger import Entry, parse_ledger
from cchc.source.store import Store
from cchc.source.visibility import public

HEAD = """\
# Sổ địa chỉ: mọi địa chỉ đã đăng. Lệnh publish ghi thêm, không bao giờ xóa dòng.
# Địa chỉ, mã, lúc đăng đầu tiên, live | redirect | withdrawn, đích (- nếu không có).
"""


def read_text(root: Path) -> str:
    """The ledger's text; a site that published nothing has a head only."""
    path = root / LEDGER
    return path.read_bytes().decode("utf-8-sig") if path.is_file() else HEAD


def new_entries(store: Store, as_of: datetime, text: str) -> tuple[Entry, ...]:
    """The documents of the site that are public and whose address the ledger does not know.

    Their first publication is the instant that the document states, else `as_of`.
    """
    known = {entry.address for entry in parse_ledger(text).entries}
    return tuple(
        Entry(document.url, document.id, _instant(document.published or as_of), "live", "-", 0)
        for document in public(store, as_of)
        if document.url not in known and (not document.kind.hidden or document.kind.id == "page")
    )


def _instant(instant: datetime) -> str:
    return instant.isoformat(timespec="minutes")


def with_entries(text: str, entries: Iterable[Entry]) -> str:
    """The ledger's text with further lines, sorted by address.

    Lines that are there stay as they are written; remarks stay above the line they stand over.
    """
    head, blocks = _blocks(text)
    blocks += [(entry.address, (entry.text,)) for entry in entries]
    lines = [line for _, block in sorted(blocks, key=lambda block: block[0]) for line in block]
    return "\n".join([*head, *lines]) + "\n"


def _blocks(text: str) -> tuple[list[str], list[tuple[str, tuple[str, ...]]]]:
    """The remarks at the top, and the lines with their remarks by address."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    first = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return lines[:first], list(_lines_with_remarks(lines[first:]))


def _lines_with_remarks(lines: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    remarks: list[str] = []
    for line in lines:
        if line.startswith("#"):
            remarks.append(line)
        else:
            yield line.split()[0], (*remarks, line)
            remarks = []
    if remarks:
        yield "\U0010ffff", tuple(remarks)  # after every address


def write_ledger(root: Path, text: str) -> None:
    """Replace the ledger by one rename, on disk before this returns."""
    replace_bytes(root / LEDGER, text.encode())
    handle = os.open(root / LEDGER, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
