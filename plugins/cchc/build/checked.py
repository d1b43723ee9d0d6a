"""What the checker says of a site, kept as long as nothing it looked at has changed."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from cchc.build.analysis import Analysis
from cchc.build.memory import keep, recall
from cchc.build.stamp import stamp
from cchc.check.registry import between_problems
from cchc.schema.problem import Problem
from cchc.source.layout import BETWEEN, LEDGER


class Checked(Struct, frozen=True):
    """What the rules between files say, and the files that they read for it."""

    problems: tuple[Problem, ...]
    paths: tuple[str, ...]


def problems_of(analysis: Analysis, as_of: datetime) -> tuple[Problem, ...]:
    """Every problem of every file, in order of place."""
    return together(analysis, checked(analysis, as_of))


def together(analysis: Analysis, between: Checked) -> tuple[Problem, ...]:
    """The same when it is known what the rules between files say."""
    return tuple(sorted({*analysis.local, *between.problems}))


def checked(analysis: Analysis, as_of: datetime) -> Checked:
    """What the rules between files say: worked out when facts, briefs, the day or a record that
    they read has changed."""
    key, file = _key(analysis, as_of), analysis.root / BETWEEN
    kept = recall(file, 4)
    if kept is not None and kept[0] == key and kept[2] == _contents(analysis, kept[1]):
        return Checked(tuple(Problem(*plain) for plain in kept[3]), tuple(kept[1]))
    with analysis.store.reads.collect() as asked:
        found = between_problems(analysis.store, analysis.facts, as_of)
    paths = sorted(question[2:] for question in asked if question[:2] in ("F ", "C "))
    keep(file, (key, paths, _contents(analysis, paths), plain(found)))
    return Checked(found, tuple(paths))


def plain(problems: Iterable[Problem]) -> list[tuple[Any, ...]]:
    """Problems as tuples that `marshal` takes."""
    return [(p.path, p.line, p.column, p.code, p.message, p.hint) for p in problems]


def _key(analysis: Analysis, as_of: datetime) -> bytes:
    whole = hashlib.blake2b(stamp(analysis.root), digest_size=16)
    whole.update(analysis.facts_digest + analysis.light)
    whole.update(as_of.date().isoformat().encode())
    ledger = analysis.root / LEDGER
    whole.update(ledger.read_bytes() if ledger.is_file() else b"\0")
    return whole.digest()


def _contents(analysis: Analysis, paths: Sequence[str]) -> bytes:
    whole = hashlib.blake2b(digest_size=16)
    for path in paths:
        whole.update(path.encode("utf-8", "surrogatepass") + b"\0" + analysis.store.content(path))
    return whole.digest()
