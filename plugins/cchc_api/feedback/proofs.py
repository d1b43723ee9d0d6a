"""Proofs of work (ALTCHA, SHA-256) that programs must bring while the box is under pressure.

The library accepts a solution as often as it comes, so those that were used are kept here until
they expire. The key lives in RAM: after a restart no earlier challenge is worth anything.
"""

from datetime import UTC, datetime
from typing import Any

from altcha.v1 import ChallengeOptions, Payload, create_challenge, verify_solution

VALID = 600.0
"""Seconds in which a challenge can be answered."""

HARDNESS = 100_000
"""Numbers to try at most: well under a second on a phone, which a person does not notice."""


class Proofs:
    """Gives out challenges and accepts each solution once."""

    def __init__(self, key: bytes, hardness: int = HARDNESS) -> None:
        self._key = key
        self._hardness = hardness
        self._used: dict[str, float] = {}

    def challenge(self, now: float) -> dict[str, Any]:
        """A challenge as the client needs it."""
        expires = datetime.fromtimestamp(now + VALID, UTC)
        options = ChallengeOptions(max_number=self._hardness, hmac_key=self._key, expires=expires)
        return dict(create_challenge(options).to_dict())

    def accept(self, written: str, now: float) -> bool:
        """Whether this is a right solution, in time, that was not used before; uses it up."""
        self.forget(now)
        try:
            payload = Payload.from_base64(written)
            # The library's own check of the time would ask the machine's clock.
            right, _ = verify_solution(payload, self._key, check_expires=False)
            expires = payload.parse_salt()[1]
        except (ValueError, KeyError, TypeError, AttributeError):
            return False
        if not right or expires is None or expires < now or payload.challenge in self._used:
            return False
        self._used[payload.challenge] = expires
        return True

    def forget(self, now: float) -> None:
        """Drop the solutions that nobody could use again anyway."""
        self._used = {name: until for name, until in self._used.items() if until >= now}
