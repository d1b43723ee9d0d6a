"""Where the entries of a front matter lie in the raw text, line by line."""

import re
from typing import Any

from msgspec import Struct

from cchc.source.front_matter import Source
from cchc.source.yaml_block import Location

_COLON = re.compile(r":(?=[ \t\r\n\u00a0]|\Z)")
_BLANKS = " \t\r\n"


class WriterError(Exception):
    """The place cannot be patched without touching other values; nothing was changed."""


class Places(Struct, frozen=True):
    """Offsets of entries in one source."""

    source: Source

    @property
    def text(self) -> str:
        """The raw text."""
        return self.source.text

    def value(self, location: Location) -> Any:
        """The value at a location. Raises WriterError when there is none."""
        found: Any = self.source.data
        for part in location:
            try:
                found = found[part]
            except (KeyError, IndexError, TypeError):
                raise WriterError(f"no entry at {location}") from None
        return found

    def exists(self, location: Location) -> bool:
        """Whether an entry is written at the location."""
        return location in self.source.block.spots

    def start(self, location: Location) -> int:
        """Where the value begins."""
        return self.source.block.spots[location].start

    def in_flow(self, location: Location) -> bool:
        """Whether the entry stands inside brackets."""
        outer = (location[:length] for length in range(1, len(location)))
        return any(self.is_flow(place) for place in outer)

    def is_flow(self, location: Location) -> bool:
        """Whether the value is a list or mapping in brackets."""
        value = self.value(location)
        bracket = self.text[self.start(location) : self.start(location) + 1]
        return not isinstance(value, str) and bracket in ("[", "{") and bracket != ""

    def mark(self, location: Location) -> int:
        """Offset of the key, or of the dash of a list item."""
        spot = self.source.block.spots[location]
        if spot.key is not None:
            return spot.key
        at = spot.start
        while at > 0 and self.text[at - 1] in _BLANKS:
            at -= 1
        if at == 0 or self.text[at - 1] != "-":
            raise WriterError(f"no dash before {location}")
        return at - 1

    def after_mark(self, location: Location) -> int:
        """Offset behind the colon or dash of an entry."""
        mark = self.mark(location)
        if self.source.block.spots[location].key is None:
            return mark + 1
        quote = self.text[mark]
        begin = self.text.index(quote, mark + 1) + 1 if quote in "\"'" else mark
        found = _COLON.search(self.text, begin)
        if found is None:
            raise WriterError(f"no colon at {location}")
        return found.end()

    def column(self, location: Location) -> int:
        """Column of the key or dash, from 0."""
        return self.mark(location) - self.line_start(self.mark(location))

    def end(self, location: Location) -> int:
        """Offset behind the last character of the entry's value."""
        spot, value = self.source.block.spots[location], self.value(location)
        inner = [place for place in self.children(location) if self.exists(place)]
        if not isinstance(value, str) and inner and not self.is_flow(location):
            return max(self.end(place) for place in inner)
        end = spot.end
        if self.text[spot.start : spot.start + 1] in ("|", ">"):
            while self.text[end - 1] in _BLANKS:
                end -= 1
        return max(end, spot.start)

    def children(self, location: Location) -> list[Location]:
        """The places directly inside a mapping or list."""
        value = self.value(location)
        if isinstance(value, dict):
            return [(*location, key) for key in value]
        return [(*location, i) for i in range(len(value))] if isinstance(value, list) else []

    def line_start(self, offset: int) -> int:
        """The beginning of the line of an offset."""
        return self.text.rfind("\n", 0, offset) + 1

    def next_line(self, offset: int) -> int:
        """The beginning of the line after that of an offset."""
        return self.text.find("\n", offset) + 1 or len(self.text)

    def newline(self, offset: int) -> str:
        """The line ending in use at an offset."""
        end = self.text.find("\n", offset)
        if end < 0:
            return "\r\n" if "\r\n" in self.text else "\n"
        return "\r\n" if self.text[end - 1 : end] == "\r" else "\n"
