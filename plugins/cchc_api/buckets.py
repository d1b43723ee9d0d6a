"""Token buckets, one per client prefix, in RAM only.

Kept in the virtual-scheduling form of the generic cell rate algorithm (ITU-T I.371): one
number per client, the instant at which its bucket would be full again. The library ``limits``
has windows but no token bucket.
"""

import math

_ROOM = 8_192  # clients remembered before those with a full bucket are looked for


class Buckets:
    """Lets each client spend ``burst`` tokens at once and ``rate`` per second after that."""

    def __init__(self, burst: int, rate: float, capacity: int = 100_000) -> None:
        """``capacity`` bounds the clients remembered; the longest known is forgotten first."""
        self._cost = 1 / rate
        self._depth = burst / rate
        self._capacity = capacity
        self._room = min(capacity, _ROOM)
        self._full_at: dict[bytes, float] = {}

    def take(self, client: bytes, now: float) -> int:
        """Take one token at an instant in seconds; 0, or the whole seconds until there is one."""
        full_at = max(self._full_at.get(client, now), now) + self._cost
        wait = full_at - now - self._depth
        # Sums of thousandths drift; a millionth of a second is nobody's advantage.
        if wait > 1e-6:
            return math.ceil(wait)
        if client not in self._full_at and len(self._full_at) >= self._room:
            self._make_room(now)
        self._full_at[client] = full_at
        return 0

    def is_empty(self, client: bytes, now: float) -> bool:
        """Whether the next token would have to be waited for; takes none."""
        full_at = max(self._full_at.get(client, now), now) + self._cost
        return full_at - now - self._depth > 1e-6

    def forget(self, now: float) -> None:
        """Drop the clients whose bucket is full again: they are as good as new."""
        self._full_at = {client: at for client, at in self._full_at.items() if at > now}

    def _make_room(self, now: float) -> None:
        """Most buckets are full again at once: only the others may take up more and more room."""
        self.forget(now)
        while len(self._full_at) >= self._capacity:
            del self._full_at[next(iter(self._full_at))]
        self._room = min(self._capacity, max(_ROOM, 2 * len(self._full_at)))
