"""A file that carries reports to the secretariat's computer, or what was done there back.

JSON lines. Content stays sealed in it; it carries nothing that a backup does not hold.
"""

from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import msgspec

from cchc.source.feedback_counts import STATUSES
from cchc_api.feedback.actions import merged
from cchc_api.feedback.codes import read_code
from cchc_api.feedback.database import transaction
from cchc_api.feedback.register import Entry, Register, replace_entry
from cchc_api.snapshot import replace_file

Kind = Literal["reports", "actions"]
_BYTES = ("secret", "reply_key", "sealed", "answer")
_FORMAT = 1


class TransferError(Exception):
    """A file that is none of ours; the text is a Vietnamese sentence."""


class Top(msgspec.Struct, frozen=True):
    """The first line."""

    format: int
    kind: Kind


def write_file(path: Path, kind: Kind, entries: Iterable[Entry]) -> int:
    """Write the file in one rename; how many reports it holds. Raises OSError.

    Actions leave the content behind: the server has it.
    """
    lines = [msgspec.json.encode(Top(_FORMAT, kind))]
    lines += [msgspec.json.encode(_plain(entry, kind)) for entry in entries]
    replace_file(path, b"\n".join(lines) + b"\n")
    return len(lines) - 1


def read_file(path: Path) -> tuple[Kind, list[Entry]]:
    """Read the file. Raises TransferError, OSError."""
    first, *lines = path.read_bytes().split(b"\n")
    try:
        top = msgspec.json.decode(first, type=Top)
        if top.format != _FORMAT:
            raise TransferError(f"Tệp {path} thuộc phiên bản khác của phần mềm.")
        return top.kind, list(_entries(lines))
    except (ValueError, TypeError, KeyError, AttributeError):
        raise TransferError(f"Tệp {path} không phải tệp chuyển phản ánh.") from None


def bring_in(register: Register, kind: Kind, entries: Iterable[Entry]) -> int:
    """New reports are added, or actions are done to those that are there; how many changed.

    Actions for a report that is not there are left out: it was deleted here, and stays so.
    """
    found = list(entries)
    changed = register.insert(found) if kind == "reports" else 0
    with transaction(register.connection) as connection:
        for entry in found:
            here = register.get(entry.code)
            new = merged(here, entry) if here else None
            if new is not None:
                replace_entry(connection, new)
                changed += 1
    return changed


def _plain(entry: Entry, kind: Kind) -> dict[str, Any]:
    values = asdict(entry)
    if kind == "actions":
        values["sealed"] = b""
    return values


def _entries(lines: Iterable[bytes]) -> Iterator[Entry]:
    for line in filter(None, lines):
        values = msgspec.json.decode(line)
        for name in _BYTES:
            if values[name] is not None:
                values[name] = b64decode(values[name], validate=True)
        entry = Entry(**values)
        if read_code(entry.code) != entry.code or entry.status not in STATUSES:
            raise ValueError(entry.code)
        yield entry
