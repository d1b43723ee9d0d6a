"""What a build says of itself."""

from msgspec import Struct


class Counts(Struct, frozen=True):
    """Documents in, and what became of them; `documents` is the sum of the five states."""

    documents: int
    published: int
    draft: int
    embargoed: int
    expired: int
    withdrawn: int


class Outcome(Struct, frozen=True):
    """What a build did: documents by state, files in the site, written, removed, jobs run."""

    counts: Counts
    files: int
    written: int = 0
    removed: int = 0
    made: int = 0
