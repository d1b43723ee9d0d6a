"""Many numbers with two small numbers each, in an eighth of a dict's memory.

Open addressing with linear probing (Knuth, The Art of Computer Programming, vol. 3, 6.4,
algorithm L) over two flat arrays. The keys are hashes already, so their low bits choose the place.
"""

from array import array
from collections.abc import Iterator

_FULL = 0.8
_MOST = 0xFFFF


class KeyTable:
    """From keys, whole numbers from 1 to 2^64 - 1, to values from 1 to 2^32 - 1; 0 means absent.

    It does not grow: growing would hold up everybody for a tenth of a second.
    """

    def __init__(self, capacity: int) -> None:
        """``capacity``: keys it has room for; the caller looks at ``len`` before one more."""
        bits = int(capacity / _FULL).bit_length()
        self._mask = (1 << bits) - 1
        self._keys = array("Q", bytes(8 << bits))
        self._values = array("I", bytes(4 << bits))
        self._counts = array("H", bytes(2 << bits))
        self._used = 0

    def __len__(self) -> int:
        """Places that are taken, also by keys whose value was set to 0."""
        return self._used

    def get(self, key: int) -> int:
        """The value of a key, 0 if it has none."""
        keys, mask = self._keys, self._mask
        place = key & mask
        while (found := keys[place]) != key:
            if not found:
                return 0
            place = (place + 1) & mask
        return self._values[place]

    def set(self, key: int, value: int, more: int = 0) -> int:
        """Give a key a value; 0 takes it away, though not the key's place. Change its count, to
        65 535 at most; the count."""
        keys, mask = self._keys, self._mask
        place = key & mask
        while (found := keys[place]) != key:
            if not found:
                keys[place] = key
                self._used += 1
                break
            place = (place + 1) & mask
        self._values[place] = value
        count = min(self._counts[place] + more, _MOST)
        self._counts[place] = count
        return count

    def items(self) -> Iterator[tuple[int, int, int]]:
        """Keys, values and counts, in no order."""
        rows = zip(self._keys, self._values, self._counts, strict=True)
        return (row for row in rows if row[1])
