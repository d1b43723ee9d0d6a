"""What a process that prints more than once remembers of the parts of its packs."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, field


class PartMemory(Struct):
    """The data of parts, each beside everything they were written from.

    One of each name: a changed part takes the place of the old one.
    """

    kept: dict[str, tuple[Any, dict[str, Any]]] = field(default_factory=dict)

    def data(self, name: str, source: Any, write: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """The data written from an equal source before, else what `write` makes now."""
        known = self.kept.get(name)
        if known is None or known[0] != source:
            known = self.kept[name] = (source, write())
        return known[1]
