"""What reading a front matter block gives: nested texts, where they stand, what was wrong."""

from typing import Any, NamedTuple

from msgspec import Struct, field

Location = tuple[str | int, ...]


class Spot(NamedTuple):
    """Offsets in the file of a key (None in lists) and of its value's first and last character."""

    key: int | None
    start: int
    end: int


class Flaw(Struct, frozen=True):
    """A fault of the block's form: code, offset in the file, sentence, fix.

    `earlier` is the offset of the place that it repeats, whose line the sentence adds.
    """

    code: str
    offset: int
    message: str
    hint: str
    earlier: int | None = None


class Block(Struct):
    """What was read: data, where each value stands, what was wrong, which keys are lost to it."""

    data: dict[str, Any] = field(default_factory=dict)
    spots: dict[Location, Spot] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    is_mapping: bool = True
