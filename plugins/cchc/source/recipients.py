"""Who gets how many copies: classes of recipients become the units of the day of printing."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from cchc.source.store import Store
from cchc.types.booklet import Recipient
from cchc.types.unit import LEVELS, Unit
from cchc.vietnamese.collation import sort_key

_GROUP = "nhóm cơ quan"


class Share(Struct, frozen=True):
    """One line of the dispatch list; copies nobody stated are None."""

    to: str
    copies: int | None


class Lot(Struct, frozen=True):
    """A recipient of a print job, and the single addressees when it is a class of units.

    `copies` are those stated, else as many as the class needs; `found` says how many the class
    needs, None where that cannot be told.
    """

    recipient: Recipient
    name: str
    shares: tuple[Share, ...]
    copies: int | None
    found: int | None = None


def lots(store: Store, recipients: Iterable[Recipient], day: date) -> tuple[Lot, ...]:
    """The recipients of a print job of that day, classes expanded through the unit catalogue."""
    return tuple(_lot(store, recipient, day) for recipient in recipients)


def total(found: Iterable[Lot]) -> int | None:
    """All copies; None when somebody's copies are not stated."""
    stated = [lot.copies for lot in found]
    return None if None in stated else sum(copies for copies in stated if copies is not None)


def _lot(store: Store, recipient: Recipient, day: date) -> Lot:
    name = _name(store, recipient.to)
    if not recipient.is_class:
        return Lot(recipient, name, (Share(name, recipient.copies),), recipient.copies)
    units = _units(store, recipient, day)
    found = None if recipient.each is None else recipient.each * len(units)
    stated = found if recipient.copies is None else recipient.copies
    return Lot(recipient, name, tuple(Share(u, recipient.each) for u in units), stated, found)


def _name(store: Store, reference: str) -> str:
    """What is printed of a recipient: the title of a document that is named by its id."""
    document = store.get(reference)
    return document.title if document is not None and document.id == reference else reference


def _units(store: Store, recipient: Recipient, day: date) -> tuple[str, ...]:
    """Names of the units of a class: the named ones as listed, the found ones by level and name."""
    named = [store.get(unit, "unit") for unit in recipient.units]
    listed = [unit.title for unit in named if unit is not None]
    found = []
    for document in store.of("unit") if recipient.level or recipient.kinds else ():
        unit = document.as_a(Unit)
        if _fits(unit, recipient) and unit.existed(day) and unit.name not in listed:
            found.append((LEVELS.index(unit.level), sort_key(unit.name), unit.name))
    return (*listed, *(name for _, _, name in sorted(found)))


def _fits(unit: Unit, recipient: Recipient) -> bool:
    if recipient.level and unit.level != recipient.level:
        return False
    if recipient.kinds:
        return unit.kind in recipient.kinds
    return unit.kind != _GROUP
