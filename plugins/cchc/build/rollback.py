"""Going back to an earlier release in one switch, and saying which documents thereby change."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from cchc.build.releases import Entry, Record, Shelf, make_public


class Difference(Struct, frozen=True):
    """Documents that a switch from one release to another takes away, brings, or changes."""

    removed: Mapping[str, Entry] = field(default_factory=dict)
    added: Mapping[str, Entry] = field(default_factory=dict)
    changed: Mapping[str, Entry] = field(default_factory=dict)


def difference(old: Record, new: Record) -> Difference:
    """What readers of the old release find different in the new one."""
    before, after = old.documents, new.documents
    return Difference(
        {key: entry for key, entry in before.items() if key not in after},
        {key: entry for key, entry in after.items() if key not in before},
        {key: e for key, e in after.items() if key in before and before[key] != e},
    )


class RolledBack(Struct, frozen=True):
    """The release that was public, the one that is now, and what differs."""

    before: str
    release: str
    difference: Difference


def rollback(root: Path, shelf: Shelf, to: str | None = None) -> RolledBack:
    """Make an earlier release public (none named: the one before). Raises ReleaseError.

    The caller holds `one_at_a_time`. The ledger stays as it is: it knows more addresses than the
    release shows, and they come back with the next one.
    """
    current = shelf.current() or ""
    target = shelf.find(to) if to is not None else shelf.before(shelf.find(current))
    new = Record.read(shelf.path(target))
    old = Record.read(shelf.path(current)) if current in shelf.ids() else new
    make_public(root, shelf, target)
    return RolledBack(current, target, difference(old, new))
