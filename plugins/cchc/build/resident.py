"""A build that stays in memory: after an edit nothing is read but the file that was edited.

Every build ends as a build of its own would have: the same files, the same search, the same word
to the API. Only its memory reaches the disk later (`rest`); until then the disk says that a build
was not finished, and whoever builds next mends what this process has not told.
"""

from collections.abc import Callable, Collection
from datetime import datetime

from msgspec.structs import replace

from cchc.build.analysis import Analysis, renewed
from cchc.build.closing import draft, write
from cchc.build.edited import edited, rehearse
from cchc.build.engine import run
from cchc.build.jobs import FILE as JOBS
from cchc.build.jobs import MemoryLostError
from cchc.build.kept import Built, Kept, Shown, sign, silent
from cchc.build.manifest import read_manifest
from cchc.build.named import look_at, seen_with
from cchc.build.outcome import Counts, Outcome
from cchc.build.request import Request
from cchc.build.run import Preparation, analysed, ground_of, plan_on, prepared
from cchc.build.scan import scan
from cchc.build.theme import Theme
from cchc.build.unchanged import is_told, look, lost_files
from cchc.source.layout import LEDGER
from cchc.source.settings import SettingsError


class Resident:
    """Builds one site again and again; used by one thread.

    `theme` is asked for when the theme has to be applied, `shown` is told the files of the site
    that have changed as soon as they lie there, `waits` that somebody else is building.
    """

    def __init__(
        self,
        theme: Callable[[Request], Theme],
        shown: Shown = silent,
        waits: Callable[[], object] = lambda: None,
    ) -> None:
        self._theme, self._shown, self._waits = theme, shown, waits
        self._kept: Kept | None = None
        self._waiting: set[str] | None = None

    def build(self, request: Request, paths: Collection[str] | None = None) -> Built:
        """Build after these files ("content/tin/x.md") have changed; None is a look at all files.

        Of a build that the content forbids the paths are remembered for the next one. Raises what
        a build of its own raises, and then starts afresh from the disk.
        """
        waiting = self._waiting
        wanted = None if paths is None or waiting is None else {*paths, *waiting}
        self._waiting = None
        try:
            with request.state.alone(self._waits):
                try:
                    built = self._build(request, wanted)
                except MemoryLostError:
                    self._forget(request)
                    built = self._build(request, None)
        except SettingsError:
            raise
        except BaseException:
            self._kept = None
            raise
        self._waiting = set() if built.outcome else wanted
        return built

    def rest(self, request: Request) -> bool:
        """Keep on disk what was built since the last rest.

        Whether another build is due, because somebody has changed files of the site itself.
        """
        kept = self._kept
        if kept is None:
            return False
        with request.state.alone(self._waits):
            if not kept.is_current():
                return False
            try:
                kept.store()
            except MemoryLostError:
                self._forget(request)
                return True
            said = is_told(request.root, request.state.folder, kept.manifest.header.release)
            return not said or bool(lost_files(request.out, kept.manifest.outputs))

    def _forget(self, request: Request) -> None:
        """The memory on disk is damaged; the next build is a clean one."""
        self._kept = None
        (request.state.folder / JOBS).unlink(missing_ok=True)

    @property
    def until(self) -> datetime | None:
        """The instant of the next change by itself, if one is scheduled."""
        text = self._kept.manifest.header.until if self._kept else ""
        return datetime.fromisoformat(text) if text else None

    def _build(self, request: Request, paths: Collection[str] | None) -> Built:
        kept = self._kept
        if kept is None or not kept.is_current():
            return self._loaded(request)
        analysis, ledger = kept.analysis, sign(request.root / LEDGER)
        named = None if paths is None else look_at(analysis, paths)
        if named is None:
            seen = scan(request.root, analysis.seen, kept.noted)
        elif ledger == kept.ledger and (
            built := edited(kept, request, named, self._theme(request), self._shown)
        ):
            return built
        else:
            seen = seen_with(analysis, named)
        after = renewed(analysis, seen)
        if after is analysis and ledger != kept.ledger:
            after = replace(analysis)  # another store, which reads the ledger again
        built = self._whole(kept, prepared(request, after, kept.manifest), after)
        if built.outcome:
            kept.ledger = ledger
        return built

    def _loaded(self, request: Request) -> Built:
        """From the disk, as a build of its own begins."""
        self._kept = None
        root, folder = request.root, request.state.folder
        now = look(root, request.out, folder, request.as_of)
        analysis = analysed(request, now)
        build = prepared(request, analysis, read_manifest(folder))
        kept = Kept.of(analysis, build)
        if now.last is None:
            built = self._whole(kept, build, analysis)
        else:
            header, outputs = now.last
            built = Built(Outcome(Counts(*header.counts), len(outputs)), build.problems)
        if not built.outcome:
            return built
        rehearse(kept, self._theme(request))
        self._kept = kept
        return built

    def _whole(self, kept: Kept, build: Preparation, analysis: Analysis) -> Built:
        """With everything in memory, but all questions asked again."""
        if build.errors:
            return Built(None, build.problems)
        known = kept.build.site
        site = replace(build.site, bodies=known.bodies, _environment=known._environment)
        build = replace(build, site=site)
        ground = ground_of(build, self._theme(build.request))
        todo = plan_on(build, ground)
        made = run(todo.jobs, ground.stage, ground.answers, 1, todo.origins)
        written = write(build, ground, todo, made)
        kept.take(analysis, build, draft(build, written))
        self._shown((*written.after.staged, *written.after.gone))
        return Built(written.outcome, build.problems)
