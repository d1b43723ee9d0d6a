"""The checker's whole result, kept for as long as nothing that it looked at has changed.

Imports nothing of the models, so that checking a site that is as it was is over at once.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from cchc.build.known import Known, known_files
from cchc.build.memory import keep, recall
from cchc.build.progress import SILENT, Reporter
from cchc.build.scan import Seen, scan
from cchc.build.stamp import stamp
from cchc.schema.problem import Problem
from cchc.source.layout import CHECKED, LEDGER
from cchc.source.tree import is_text

if TYPE_CHECKING:
    from cchc.build.analysis import Analysis


class Checked(Struct, frozen=True):
    """The Markdown files of a site in sorted order, and every problem in order of place."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def checked(root: Path, as_of: datetime, jobs: int = 1, reporter: Reporter = SILENT) -> Checked:
    """Check a site; `jobs` is the number of processes. Raises SettingsError.

    Where `.cchc/` cannot be written nothing is kept, and the next check begins anew.
    """
    known = known_files(root, stamp(root))
    seen = scan(root, known.seen, known.at) if known else None
    if seen is not None:
        key, kept = _key(root, seen, as_of), recall(root / CHECKED, 2)
        if kept is not None and kept[0] == key:
            return Checked(_files(seen), tuple(Problem(*plain) for plain in kept[1]))
    found = _analysed(root, jobs, known, seen, reporter)
    from cchc.build.checked import plain, problems_of

    problems = problems_of(found, as_of)
    keep(root / CHECKED, (_key(root, found.seen, as_of), plain(problems)))
    return Checked(tuple(found.rows), problems)


def _analysed(
    root: Path,
    jobs: int,
    known: Known | None,
    seen: Mapping[str, Seen] | None,
    reporter: Reporter,
) -> "Analysis":
    # The models take several times as long to load as everything above takes to run.
    from cchc.build.analysis import analyse
    from cchc.source.settings import read_settings

    return analyse(root, read_settings(root), jobs, known=known, now=seen, reporter=reporter)


def _key(root: Path, seen: Mapping[str, Seen], as_of: datetime) -> bytes:
    """A digest of all that a result follows from: library, settings, files, ledger, day."""
    whole = hashlib.blake2b(stamp(root) + as_of.date().isoformat().encode(), digest_size=16)
    for path, found in seen.items():
        whole.update(path.encode("utf-8", "surrogatepass") + b"\0" + found[3])
    ledger = root / LEDGER
    whole.update(ledger.read_bytes() if ledger.is_file() else b"\0")
    return whole.digest()


def _files(seen: Mapping[str, Seen]) -> tuple[str, ...]:
    return tuple(path for path in seen if is_text(path))
