"""The URL ledger: every address ever published, what it is now, where it leads.

One address a line, sorted, so that two branches merge by line: address, id, first publication,
state (live, redirect, withdrawn), target (`-` for none). Only publishing writes it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from cchc.schema.problem import Problem
from cchc.source.as_of import as_of_instant
from cchc.source.layout import LEDGER

STATES = ("live", "redirect", "withdrawn")
_COLUMNS = 5


class Entry(Struct, frozen=True):
    """One line of the ledger; `line` is its number in the file."""

    address: str
    id: str
    since: str
    state: str
    target: str
    line: int

    @property
    def instant(self) -> datetime | None:
        """When the address was first published; None when the line does not say it properly."""
        return as_of_instant(self.since)

    @property
    def text(self) -> str:
        """The line of the file."""
        return "   ".join((self.address, self.id, self.since, self.state, self.target))


class UrlLedger(Struct, frozen=True):
    """The ledger as read: entries in their order, `unread` for every line that is none."""

    entries: tuple[Entry, ...]
    unread: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Faults of its form, worked out anew each time; a build of a sound site asks once."""
        return (*self.unread, *_faults(self.entries))

    def by_address(self) -> Mapping[str, Entry]:
        """Entries by address, the first of each."""
        return {entry.address: entry for entry in reversed(self.entries)}


def read_ledger(root: Path) -> UrlLedger:
    """The ledger of the site at `root`; a site that published nothing has none."""
    path = root / LEDGER
    if not path.is_file():
        return UrlLedger((), ())
    return parse_ledger(path.read_bytes().decode("utf-8-sig", "replace"))


def parse_ledger(text: str) -> UrlLedger:
    """Read the ledger's text. Never raises: lines that cannot be read are problems."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if len(words) != _COLUMNS or words[3] not in STATES or not words[0].startswith("/"):
            hint = "Viết: địa chỉ, mã, lúc đăng đầu tiên, live|redirect|withdrawn, đích hoặc -."
            problems.append(_problem(number, "Dòng này không phải dòng của sổ địa chỉ.", hint))
            continue
        entries.append(Entry(words[0], words[1], words[2], words[3], words[4], number))
    return UrlLedger(tuple(entries), tuple(problems))


def addresses(ledger: UrlLedger) -> frozenset[str]:
    """Every address that a build serves in some way."""
    return frozenset(entry.address for entry in ledger.entries)


def page_path(address: str) -> str | None:
    """The file at which a static host finds the page of an address, relative to the site.

    None for addresses at which no page can stand: a query, or the name of a file that is none.
    """
    path = unquote(address).strip("/")
    last = path.rpartition("/")[2]
    if "?" in address or "#" in address:
        return None
    if not address.endswith("/") and "." in last:
        return path if last.endswith((".html", ".htm")) else None
    return f"{path}/index.html".lstrip("/")


def final_target(
    ledger: UrlLedger, address: str, others: Collection[str] = frozenset()
) -> str | None:
    """Where an address leads in the end; None for a loop or an address nobody knows.

    `others` are addresses that exist without standing in the ledger yet.
    """
    known = ledger.by_address()
    end = end_of(known, address)
    return end if end in known or end in others else None


def end_of(known: Mapping[str, Entry], address: str) -> str | None:
    """The last address of a chain of redirects; None for a loop."""
    seen = set[str]()
    while (entry := known.get(address)) is not None and entry.state == "redirect":
        if address in seen:
            return None
        seen.add(address)
        address = entry.target
    return address


def _faults(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Addresses written twice, redirects in a circle."""
    known = UrlLedger(tuple(entries), ()).by_address()
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.address, entry)
        if other is not entry:
            message = f"Địa chỉ {entry.address} đã ghi ở dòng {other.line}."
            yield _problem(entry.line, message, "Giữ lại một dòng; địa chỉ không dùng lại.")
        elif entry.state == "redirect" and end_of(known, entry.address) is None:
            message = f"{entry.address} chuyển hướng vòng tròn."
            yield _problem(entry.line, message, "Ghi đích là một địa chỉ đang dùng.")
        elif entry.instant is None:
            message = f'"{entry.since}" không phải lúc đăng đầu tiên của {entry.address}.'
            yield _problem(entry.line, message, "Viết như 2019-01-07T08:00+07:00.")


def _problem(line: int, message: str, hint: str) -> Problem:
    return Problem(LEDGER, line, 1, "SLUG-DOI", message, hint)
