"""One build: read, check, make what has changed, write it, remember what was asked."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from cchc.build.analysis import Analysis, analyse
from cchc.build.changes import Answers, changed
from cchc.build.checked import Checked, checked, together
from cchc.build.closing import complete, draft, keep, write
from cchc.build.counter import read_counter
from cchc.build.derived import EDGE, Derived, with_edge
from cchc.build.engine import Stage, run
from cchc.build.file_rows import Plain
from cchc.build.files import BuildError
from cchc.build.forks import processes
from cchc.build.jobs import MemoryLostError
from cchc.build.kept_bodies import BodyStore
from cchc.build.listing import Plan, plan
from cchc.build.manifest import Header, Manifest, read_manifest
from cchc.build.outcome import Outcome
from cchc.build.prints import printing
from cchc.build.request import Request
from cchc.build.shown import News, kept_shown, shown_of
from cchc.build.sorts import OF_SHELLS
from cchc.build.stamp import stamp
from cchc.build.state import refusal
from cchc.build.theme import Theme, Themed, apply_theme
from cchc.build.unchanged import Look, lasts, lost_files
from cchc.pages.bodies import Bodies
from cchc.pages.render import make_environment
from cchc.pages.shell import SplicedShell
from cchc.pages.site import Site
from cchc.schema.problem import Problem
from cchc.source.layout import CONTENT
from cchc.source.settings import read_settings

COMPILED = ".cchc/templates"
"""Where compiled content templates are kept for the next process."""


class Preparation(Struct, frozen=True):
    """A site read and checked, with the memory of its last build.

    `light` is a digest of the briefs, `problems` are those found, `between` those of the rules
    between files; with an error among them the site is never built. `replaced` are the briefs of
    the last build that are others now, if they are known.
    """

    request: Request
    problems: tuple[Problem, ...]
    site: Site
    memory: Manifest
    derived: Derived
    light: bytes
    between: Checked
    replaced: Mapping[str, Plain | None] | None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid a build."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def prepare(request: Request, now: Look | None = None) -> Preparation:
    """Read and check the site. Raises SettingsError, and BuildError for an impossible output.

    The caller holds `request.state.alone()` until the build has finished.
    """
    return prepared(request, analysed(request, now), read_manifest(request.state.folder))


def analysed(request: Request, now: Look | None = None) -> Analysis:
    """Read the site. Raises SettingsError, and BuildError for an impossible output."""
    if reason := refusal(request.root, request.out):
        raise BuildError(reason)
    settings = read_settings(request.root)
    if not (request.root / CONTENT).is_dir():
        raise BuildError(f"Không có thư mục {CONTENT}/ trong thư mục gốc của trang.")
    look = now if now and not request.clean else Look()
    return analyse(
        request.root,
        settings,
        request.jobs,
        clean=request.clean,
        known=look.known,
        now=look.seen,
        reporter=request.reporter,
    )


def prepared(request: Request, analysis: Analysis, memory: Manifest) -> Preparation:
    """The same with an analysis and a memory that are at hand."""
    store = analysis.store
    between = checked(analysis, request.as_of)
    problems = together(analysis, between)
    memory = _usable(request, memory)
    compute = with_edge(printing(request.fonts))
    derived = Derived(request.state.folder, stamp(request.root), compute)
    site = Site(
        store,
        request.as_of,
        read_counter(store),
        derived,
        partial(_of_path, problems),
        _clock(memory.header, request.as_of),
        Bodies(BodyStore(request.root)),
        make_environment(request.root / COMPILED),
    )
    replaced = analysis.replaced_since(memory.header.light)
    return Preparation(request, problems, site, memory, derived, analysis.light, between, replaced)


def prepared_again(
    build: Preparation, request: Request, problems: tuple[Problem, ...], moved: set[str]
) -> Preparation:
    """The same when nothing has `moved` but answers that are not about briefs."""
    derived = replace(build.derived, _values={})
    site = build.site.renewed(
        moved,
        moment=request.as_of,
        counted=read_counter(build.site.store),
        derive=derived,
        problems=partial(_of_path, problems),
    )
    return replace(build, request=request, problems=problems, site=site, derived=derived)


def _of_path(problems: tuple[Problem, ...], path: str) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.path == path)


def _usable(request: Request, memory: Manifest) -> Manifest:
    """Another library or other settings: nothing holds but what lies in the folder."""
    if request.clean or memory.header.stamp != stamp(request.root):
        owned = dict.fromkeys(request.state.owned(), (b"", -1, 0))
        return Manifest(outputs=memory.outputs or owned)
    return memory


def _clock(header: Header, as_of: datetime) -> str:
    """The span of time in which nothing changes by itself: the last one's, while it lasts."""
    return header.clock if header.clock and lasts(header, as_of) else as_of.isoformat()


class Ground(Struct, frozen=True):
    """What jobs of a build start from: the questions whose answers have `moved`, files that are
    `lost`, the theme's files, where jobs put theirs, the `news` of what is shown."""

    answers: Answers
    moved: set[str]
    lost: set[str]
    themed: Themed
    stage: Stage
    news: News | None


def finish(build: Preparation, theme: Theme) -> Outcome:
    """Make what has changed, write it, and remember what was asked.

    Raises BuildError when a document of the site has no page, or two outputs collide, and
    ValueError for a site with faults; then nothing has been written.
    """
    try:
        return _finish(build, theme)
    except MemoryLostError:  # then the next build, which is this one, is a clean one
        return _finish(replace(build, memory=Manifest(outputs=build.memory.outputs)), theme)


def _finish(build: Preparation, theme: Theme) -> Outcome:
    ground = ground_of(build, theme)
    todo = plan_on(build, ground)
    request, old = build.request, build.memory
    made = run(
        todo.jobs, ground.stage, ground.answers, request.jobs, todo.origins, request.reporter
    )
    written = write(build, ground, todo, made)
    same = not ground.news and build.derived.holds(build.site, EDGE)
    manifest = complete(build, draft(build, written, old.header.until if same else None))
    keep(build, manifest, () if old.is_empty else old.outputs)
    return written.outcome


def ground_of(
    build: Preparation,
    theme: Theme,
    moved: set[str] | None = None,
    lost: set[str] | None = None,
    *,
    fresh: bool = True,
) -> Ground:
    """What jobs start from; `moved` and `lost` are looked for if not given.

    The stage is a `fresh` one unless this process has used it for the same site. Raises ValueError
    for a site with faults.
    """
    if build.errors:
        raise ValueError("a site with faults is never built")
    request, site, old = build.request, build.site, build.memory
    folder = request.state.fresh_stage() if fresh else request.state.stage
    answers = Answers(site, build.derived)
    same_light = build.light == old.header.light and site.clock == old.header.clock
    news = None
    if not same_light:
        last = kept_shown(request.state.folder, old)
        news = News(shown_of(site, build.light), last, build.replaced)
    moved = changed(old, answers, news) if moved is None else moved
    lost = lost_files(request.out, old.outputs) if lost is None else lost
    there = {} if request.clean else old.outputs
    if lost and there:
        there = {path: output for path, output in there.items() if path not in lost}
    known = replace(old, outputs=there)
    themed, shells = apply_theme(
        request.state.folder, folder, site, theme, known, moved, processes(request.jobs)
    )
    answers.use(shells)
    if themed.shells != old.header.shells:
        before = old.jobs.answers(OF_SHELLS)
        moved = moved | {question for question, was in before if answers.of(question) != was}
    settings = site.settings
    shell = SplicedShell(shells.__getitem__, settings.site_name, settings.prefix, settings.site_url)
    return Ground(answers, moved, lost, themed, Stage(folder, shell, there), news)


def plan_on(build: Preparation, ground: Ground) -> Plan:
    """The jobs that have to run."""
    return plan(build.request, build.site, build.memory, ground.moved, ground.lost)
