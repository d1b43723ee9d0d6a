"""What the tests of the two sites share: the sites themselves and typed reading."""

from pathlib import Path
from typing import TypeVar

from cchc.schema.record import Record
from cchc.source.documents import Document
from cchc.source.store import Store

ROOT = Path(__file__).parents[2]
TINH_MAU = ROOT / "tests/sites/tinh-mau"
SEED = (ROOT / "tests/golden/seed.txt").read_text("utf-8").split("\n")

R = TypeVar("R", bound=Record)


def document(store: Store, identity: str) -> Document:
    """The document with this id, which must be there."""
    found = store.get(identity)
    assert found is not None, identity
    return found


def records(store: Store, model: type[R]) -> list[R]:
    """All records of one content type, in order of path."""
    return [found.record for found in store.documents if isinstance(found.record, model)]


def seed_words(first: int, last: int) -> list[str]:
    """Words of the seed's lines, NBSP counted as space; lines count from 1."""
    return " ".join(SEED[first - 1 : last]).split()
