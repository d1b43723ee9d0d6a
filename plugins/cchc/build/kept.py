"""What a resident build keeps in memory, and how it is kept on disk when there is time for it."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from msgspec import Struct

from cchc.build.analysis import Analysis, kept_now
from cchc.build.closing import complete, keep
from cchc.build.manifest import FILE, Manifest
from cchc.build.memory import noted_at
from cchc.build.outcome import Outcome
from cchc.build.run import Preparation
from cchc.build.stamp import stamp
from cchc.schema.problem import Problem
from cchc.source.layout import ANALYSIS, LEDGER

Sign = tuple[int, ...]
Shown = Callable[[Collection[str]], object]
"""Is told the files of the site that have changed."""


def silent(_paths: Collection[str]) -> None:
    """Nobody is told."""


class Built(Struct, frozen=True):
    """What a build in memory came to; without an outcome there are errors among the problems."""

    outcome: Outcome | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid a build."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether a site with these problems is never built."""
    return any(problem.severity == "error" for problem in problems)


class Kept(Struct, dict=True):
    """A site as the last build left it.

    `analysis` and `build` are what it was made from, `manifest` what is remembered of it.
    `stored` and `owned` are the analysis and the files of the memory on disk; while that is older
    than this one, the list of files that are about to be written stays there too, so that any
    other build sees a build that was killed, and mends it.
    """

    analysis: Analysis
    build: Preparation
    manifest: Manifest
    stored: Analysis
    owned: Collection[str]
    noted: int
    stamp: bytes
    remembered: Sign
    ledger: Sign
    is_stored: bool = True

    def is_current(self) -> bool:
        """Whether the settings are the same and nobody else has built."""
        request = self.build.request
        remembered = sign(request.state.folder / FILE)
        return self.stamp == stamp(request.root) and self.remembered == remembered

    @classmethod
    def of(cls, analysis: Analysis, build: Preparation) -> "Kept":
        """What the disk remembers, just read."""
        request, manifest = build.request, build.memory
        root, folder = request.root, request.state.folder
        owned = () if manifest.is_empty else manifest.outputs
        signs = stamp(root), sign(folder / FILE), sign(root / LEDGER)
        return cls(analysis, build, manifest, analysis, owned, noted_at(root / ANALYSIS), *signs)

    def take(self, analysis: Analysis, build: Preparation, manifest: Manifest) -> None:
        """A build has written everything."""
        self.analysis, self.build, self.manifest = analysis, build, manifest
        self.is_stored = False

    def store(self) -> None:
        """Keep everything on disk. The caller builds alone."""
        request = self.build.request
        if self.stored is not self.analysis:
            kept_now(self.stored, self.analysis)
            self.stored, self.noted = self.analysis, noted_at(request.root / ANALYSIS)
        if not self.is_stored:
            manifest = complete(self.build, self.manifest)
            manifest = keep(self.build, manifest, self.owned)
            self.manifest, self.owned, self.is_stored = manifest, manifest.outputs, True
            self.build.site.bodies.flush()
        self.remembered = sign(request.state.folder / FILE)


def sign(file: Path) -> Sign:
    """What changes with a file; empty when there is none."""
    try:
        status = file.stat()
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_size, status.st_ino
