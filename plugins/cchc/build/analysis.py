"""Every Markdown file analysed once per change: what it is, its brief, its problems, its facts.

The analysis of a file follows from its path, its bytes and the settings, so it is kept in
`<root>/.cchc/` by the digest of the bytes; `check` and `build` share it. The facts, which only
rules between files use, lie in a file of their own and are read only for them.
"""

import hashlib
from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path

from msgspec import Struct, field

from cchc.build.collector import without_collector
from cchc.build.file_rows import Plain, rows_of, unpacked
from cchc.build.forks import shared
from cchc.build.known import Known, keep_files, known_files, known_rows
from cchc.build.loader import Loader, Sources
from cchc.build.memory import append, keep, recall
from cchc.build.progress import READ, SILENT, Reporter
from cchc.build.scan import Seen, scan
from cchc.build.stamp import stamp
from cchc.check.facts import Facts
from cchc.schema.problem import Problem
from cchc.source.brief import Brief
from cchc.source.layout import FACTS
from cchc.source.naming import documents_of
from cchc.source.reads import Reads
from cchc.source.settings import Settings, read_settings
from cchc.source.store import Store
from cchc.source.tree import is_text

FEWEST = 200
"""Below so many files to analyse starting a process costs more than it saves."""
_FACTS = 2  # parts: the stamp, the facts; appended ones follow
_NO_ROW = (b"",) * 7


class Analysis(Struct, frozen=True, dict=True):
    """The files of a site with their analysis (fields of `file_rows.Row`), by path in sorted order.

    `new_facts` are, packed, those worked out now; `.cchc/` holds the others. `replaced` are the
    briefs of the analysis before that are others now, `light_before` is a digest of all of that
    one's.
    """

    root: Path
    settings: Settings
    seen: Mapping[str, Seen]
    rows: Mapping[str, Plain]
    new_facts: Mapping[str, bytes] = field(default_factory=dict)
    light_before: bytes = b""
    replaced: Mapping[str, Plain | None] = field(default_factory=dict)

    @cached_property
    def local(self) -> tuple[Problem, ...]:
        """The problems of reading and of the rules of one file."""
        return tuple(Problem(*plain) for row in self.rows.values() for plain in row[5])

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """What the rules between files use, by path."""
        return {path: unpacked(facts) for path, facts in _all_facts(self).items()}

    @cached_property
    def facts_digest(self) -> bytes:
        """A digest of the facts of all files."""
        return _digest_of_facts(self.rows)

    @cached_property
    def light(self) -> bytes:
        """A digest of all briefs and of the names of all files."""
        whole = hashlib.blake2b(digest_size=16)
        for path, row in self.rows.items():
            whole.update(path.encode("utf-8", "surrogatepass") + b"\0" + row[4])
        for path in self.seen:
            if path not in self.rows:
                whole.update(path.encode("utf-8", "surrogatepass") + b"\0")
        return whole.digest()

    def replaced_since(self, light: bytes) -> Mapping[str, Plain | None] | None:
        """The briefs that are others than when all of them had this digest; None if unknown."""
        if light == self.light:
            return {}
        return self.replaced if light == self.light_before else None

    @cached_property
    def loader(self) -> Loader:
        """Reads the full records of the store's documents."""
        return Loader(self.root, self.settings)

    @cached_property
    def store(self) -> Store:
        """The documents, light; a full record is read from its file when somebody asks."""
        ids: dict[str, list[tuple[str, str]]] = {}
        for path, row in self.rows.items():
            if row[1]:
                ids.setdefault(row[2], []).append((row[1], path))
        briefs = [Brief._make(row[3]) for row in self.rows.values() if row[3]]
        digests = {path: (row[4], row[0]) for path, row in self.rows.items()}
        reads = Reads()
        return Store(
            self.root,
            self.settings,
            documents_of(briefs, self.loader.load, reads, digests),
            Sources(self.root, tuple(self.rows)),
            frozenset(self.seen),
            {key: tuple(owners) for key, owners in ids.items()},
            (),
            reads,
            {path: seen[3] for path, seen in self.seen.items()},
        )


def open_store(root: Path) -> Store:
    """The light documents of a site. Raises SettingsError."""
    return analyse(root, read_settings(root)).store


def analyse(
    root: Path,
    settings: Settings,
    jobs: int = 1,
    *,
    clean: bool = False,
    known: Known | None = None,
    now: Mapping[str, Seen] | None = None,
    reporter: Reporter = SILENT,
) -> Analysis:
    """The analysis of a site: what has changed since the last one is read, the rest is known.

    `known` is what that one left and `now` the files as they are, if somebody has just looked.
    """
    if known is None and not clean:
        known = known_files(root, stamp(root))
    before = Analysis(root, settings, {}, {})
    if known is not None:
        before = Analysis(root, settings, known.seen, known_rows(root, known))
    if now is None:
        now = scan(root, before.seen, known.at if known else 0, unread=not known)
    analysis = renewed(before, now, jobs, reporter)
    return before if analysis is before else kept_now(before, analysis)


def renewed(
    before: Analysis, seen: Mapping[str, Seen], jobs: int = 1, reporter: Reporter = SILENT
) -> Analysis:
    """The analysis for the files as they are now; the same one when nothing differs."""
    rows: dict[str, Plain] = {}
    stale = []
    for path, status in seen.items():
        if is_text(path):
            row = before.rows.get(path)
            if row is not None and row[0] == status[3]:
                rows[path] = row
            else:
                stale.append(path)
    if not stale and seen == before.seen:
        return before
    work = partial(rows_of, before.root, before.settings)
    reporter.phase(READ, len(stale))
    with without_collector():
        found = shared(work, stale, jobs, FEWEST, reporter.step)
        done = {path: (row, facts) for path, row, facts in found}
    gone = {path for path in stale if path not in done}
    there = {path: status for path, status in seen.items() if path not in gone}
    there |= {path: (*there[path][:3], row[0]) for path, (row, _) in done.items()}
    for path in stale:
        if path in done:
            rows[path] = done[path][0]
    rows = {path: rows[path] for path in there if path in rows} if stale else rows
    facts = {**before.new_facts, **{path: facts for path, (_, facts) in done.items()}}
    replaced = _replaced(before.rows, rows) if before.rows else {}
    light = before.light if replaced else b""
    return Analysis(before.root, before.settings, there, rows, facts, light, replaced)


def _replaced(before: Mapping[str, Plain], after: Mapping[str, Plain]) -> dict[str, Plain | None]:
    """The briefs of before that are others after; None for a file that had none."""
    gone = {path: before[path][3] for path in before.keys() - after.keys()}
    was = ((path, row, before.get(path, _NO_ROW)) for path, row in after.items())
    return {**gone, **{path: old[3] or None for path, row, old in was if old[4] != row[4]}}


def patched(
    before: Analysis,
    seen: Mapping[str, Seen],
    rows: Mapping[str, Plain],
    facts: Mapping[str, bytes],
) -> Analysis:
    """The analysis when a few files have changed, but none of the briefs: it has the same store."""
    after = Analysis(
        before.root,
        before.settings,
        {**before.seen, **seen},
        {**before.rows, **rows},
        {**before.new_facts, **facts},
    )
    # What follows from briefs alone is known; a cached property is a value in this dictionary.
    vars(after).update(light=before.light, loader=before.loader, store=before.store)
    if all(before.rows[path][6] == row[6] for path, row in rows.items()):
        vars(after).update(facts_digest=before.facts_digest)
    if "facts" in vars(before):
        new = {path: unpacked(packed) for path, packed in facts.items()}
        vars(after).update(facts={**before.facts, **new})
    return after


def kept_now(before: Analysis, analysis: Analysis) -> Analysis:
    """Keep an analysis for the next time, of which the disk has the one `before`."""
    root, rows, sign = analysis.root, analysis.rows, stamp(analysis.root)
    new = {path: row for path, row in rows.items() if before.rows.get(path) is not row}
    facts = {
        path: (row[6], analysis.new_facts[path])
        for path, row in new.items()
        if path in analysis.new_facts and row[6] != before.rows.get(path, _NO_ROW)[6]
    }
    if (facts or not before.rows) and not append(root / FACTS, sign, facts, _FACTS):
        every = {path: (rows[path][6], facts) for path, facts in _all_facts(analysis).items()}
        keep(root / FACTS, (sign, every))
    keep_files(root, sign, (before.seen, before.rows), (analysis.seen, rows))
    return analysis


def _kept_facts(root: Path) -> Mapping[str, tuple[bytes, bytes]]:
    parts = recall(root / FACTS) or []
    whole: dict[str, tuple[bytes, bytes]] = {}
    for part in parts[1:]:
        whole.update(part)
    return whole


def _all_facts(analysis: Analysis) -> dict[str, bytes]:
    """The facts of every file, packed, each of them those that its row names.

    Others may have been kept since by another process, or lost with a damaged file: those are read
    anew.
    """
    rows, known = analysis.rows, dict(analysis.new_facts)
    if len(known) < len(rows):
        for path, (digest, facts) in _kept_facts(analysis.root).items():
            if path not in known and path in rows and rows[path][6] == digest:
                known[path] = facts
    lost = [path for path in rows if path not in known]
    known |= {path: facts for path, _, facts in rows_of(analysis.root, analysis.settings, lost)}
    return {path: known[path] for path in rows if path in known}


def _digest_of_facts(rows: Mapping[str, Plain]) -> bytes:
    whole = hashlib.blake2b(digest_size=16)
    for path, row in rows.items():
        whole.update(path.encode("utf-8", "surrogatepass") + b"\0" + row[6])
    return whole.digest()
