"""How many visitors were here in the last five minutes."""

WINDOW = 5 * 60
"""Seconds for which a visitor counts as online after a hit."""


class Online:
    """Counts visitors by the second of their last hit."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._total = 0

    def move(self, before: int, second: int) -> None:
        """A visitor's last hit was in one second, 0 for never, and is now in another."""
        counts = self._counts
        if before in counts:
            counts[before] -= 1
        else:
            self._total += 1
        counts[second] = counts.get(second, 0) + 1

    def undo(self, before: int, second: int) -> None:
        """Take back a move."""
        if second in self._counts:
            self._counts[second] -= 1
            self._total -= 1
        if before in self._counts:
            self._counts[before] += 1
            self._total += 1

    def now(self, second: int) -> int:
        """Distinct visitors online in a second."""
        for past in [each for each in self._counts if each <= second - WINDOW]:
            self._total -= self._counts.pop(past)
        return self._total
