"""Offsets in a text as line and column, counted in characters from 1."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
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


def place(text: str, offset: int) -> tuple[int, int]:
    """(line, column) of one offset, where an index of the whole text is not worth while."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
