"""Offsets in a text as line and column, counted in characters from 1."""

from bisect import bisect_right

from msgspec import Struct


class Lines(Struct, frozen=True):
    """Where the lines of a text begin; only a line feed ends a line, as editors count."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """Index a text once."""
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(tuple(starts))

    def at(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class Cursor:
    """Places of single offsets, where an index of the whole text is not worth while: what lies
    behind the last one asked for is counted from there."""

    __slots__ = ("_at", "_line", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._at, self._line = 0, 1

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset."""
        if offset < self._at:
            self._at, self._line = 0, 1
        self._line += self._text.count("\n", self._at, offset)
        self._at = offset
        return self._line, offset - self._text.rfind("\n", 0, offset)
