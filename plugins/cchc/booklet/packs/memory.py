"""What a process that prints more than once remembers of the parts of its packs."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, field

from cchc.booklet.gathered import Gathered, gathered
from cchc.booklet.typst_inline import Data


class KeptPart(Struct, frozen=True):
    """The data of a part beside everything it was written from, and what was gathered from it."""

    source: Any
    data: Data
    gathered: Gathered


class PartMemory(Struct):
    """Parts by name. One of each: a changed part takes the place of the old one."""

    kept: dict[str, KeptPart] = field(default_factory=dict)

    def data(self, name: str, source: Any, write: Callable[[], Data]) -> Data:
        """The data written from an equal source before, else what `write` makes now."""
        known = self.kept.get(name)
        if known is None or known.source != source:
            data = write()
            known = self.kept[name] = KeptPart(source, data, gathered(data))
        return known.data

    def gathered(self, name: str) -> Gathered:
        """What was gathered from the data of this name. Raises KeyError."""
        return self.kept[name].gathered
