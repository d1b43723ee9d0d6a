"""A day on which the tables change."""

from datetime import date
from typing import NamedTuple


class Edge(NamedTuple):
    """A day on which something changes: why, and what."""

    day: date
    reason: str
    id: str
