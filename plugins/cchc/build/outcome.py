"""What a build says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Documents in, and what became of them; `documents` is the sum of the five states."""

    documents: int
    published: int
    draft: int
    embargoed: int
    expired: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: documents by state, files in the site, written, removed, jobs run."""

    counts: Counts
    files: int
    written: int = 0
    removed: int = 0
    made: int = 0
