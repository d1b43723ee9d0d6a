"""Referenced documents and units as id and name, for cells and filters."""

from collections.abc import Iterable

from cchc.source.store import Store
from cchc.tracking.kinds import Named


def named(store: Store, reference: str | None, *kinds: str) -> Named | None:
    """The document meant by a reference; an unknown one keeps the text that was written."""
    if reference is None:
        return None
    document = store.get(reference, *kinds)
    return Named(document.id, document.title) if document else Named(reference, reference)


def unit(store: Store, reference: str | None) -> Named | None:
    """The unit meant by a reference, an id or a name."""
    return named(store, reference, "unit")


def units(store: Store, references: Iterable[str | None]) -> tuple[Named, ...]:
    """The units meant, each once, in the order written."""
    found = (unit(store, reference) for reference in references)
    return tuple(dict.fromkeys(item for item in found if item is not None))
