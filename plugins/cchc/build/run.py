"""One build: read, check, make what has changed, write it, remember what was asked."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from cchc import __version__
from cchc.build.analysis import Analysis, analyse
from cchc.build.assemble import Assembled, answered, assemble, mark
from cchc.build.changes import Answers, changed
from cchc.build.checked import problems_of
from cchc.build.counter import read_counter
from cchc.build.derived import EDGE, Derived, with_edge
from cchc.build.engine import Made, Stage, run
from cchc.build.files import BuildError
from cchc.build.hand_over import hand_over
from cchc.build.kept_bodies import BodyStore
from cchc.build.listing import plan
from cchc.build.manifest import Header, Manifest, Output, read_manifest, write_manifest
from cchc.build.marker import MARKER, sources_of
from cchc.build.outcome import Counts, Outcome
from cchc.build.prints import printing
from cchc.build.request import Request
from cchc.build.schedule import change_after
from cchc.build.stamp import stamp
from cchc.build.state import refusal
from cchc.build.theme import Theme, apply_theme
from cchc.build.unchanged import Look, content_digest, lasts, lost_files
from cchc.build.write import count, put, sweep
from cchc.pages.artifact import page_file
from cchc.pages.bodies import Bodies
from cchc.pages.shell import SplicedShell
from cchc.pages.site import Site
from cchc.schema.problem import Problem
from cchc.source.settings import read_settings
from cchc.source.shelf import CONTENT


@dataclass(frozen=True, slots=True)
class Preparation:
    """A site read and checked, with the memory of its last build.

    `light` is a digest of the briefs, `problems` are those found; with an error among them the
    site is never built.
    """

    request: Request
    problems: tuple[Problem, ...]
    site: Site
    memory: Manifest
    derived: Derived
    light: bytes

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid a build."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def prepare(request: Request, now: Look | None = None) -> Preparation:
    """Read and check the site. Raises SettingsError, and BuildError for an impossible output.

    The caller holds `request.state.alone()` until the build has finished.
    """
    if reason := refusal(request.root, request.out):
        raise BuildError(reason)
    settings = read_settings(request.root)
    if not (request.root / CONTENT).is_dir():
        raise BuildError(f"Không có thư mục {CONTENT}/ trong thư mục gốc của trang.")
    seen = now.seen if now and not request.clean else None
    analysis = analyse(request.root, settings, request.jobs, clean=request.clean, now=seen)
    return prepared(request, analysis, read_manifest(request.state.folder))


def prepared(request: Request, analysis: Analysis, memory: Manifest) -> Preparation:
    """The same with an analysis and a memory that are at hand."""
    store = analysis.store
    problems = problems_of(analysis, request.as_of)
    memory = _usable(request, memory)
    derived = Derived(request.state.folder, stamp(request.root), with_edge(printing(request.fonts)))
    site = Site(
        store,
        request.as_of,
        read_counter(store),
        derived,
        lambda path: tuple(problem for problem in problems if problem.path == path),
        _clock(memory.header, request.as_of),
        Bodies(BodyStore(request.root)),
    )
    return Preparation(request, problems, site, memory, derived, analysis.light)


def _usable(request: Request, memory: Manifest) -> Manifest:
    """Another library or other settings: nothing holds but what lies in the folder."""
    if memory.is_empty:
        return Manifest(outputs=dict.fromkeys(request.state.owned(), (b"", -1, 0)))
    if request.clean or memory.header.stamp != stamp(request.root):
        return Manifest(outputs=memory.outputs)
    return memory


def _clock(header: Header, as_of: datetime) -> str:
    """The span of time in which nothing changes by itself: the last one's, while it lasts."""
    return header.clock if header.clock and lasts(header, as_of) else as_of.isoformat()


def finish(build: Preparation, theme: Theme) -> Outcome:
    """Make what has changed, write it, and remember what was asked.

    Raises BuildError when a document of the site has no page, or two outputs collide, and
    ValueError for a site with faults; then nothing has been written.
    """
    if build.errors:
        raise ValueError("a site with faults is never built")
    request, site, old = build.request, build.site, build.memory
    folder = request.state.fresh_stage()
    answers = Answers(site, build.derived)
    same_light = build.light == old.header.light and site.clock == old.header.clock
    moved = changed(old, answers, same_light)
    lost = lost_files(request.out, old.outputs)
    there = {} if request.clean else {p: o for p, o in old.outputs.items() if p not in lost}
    known = replace(old, outputs=there)
    themed, shells = apply_theme(request.state.folder, folder, site, theme, known, moved)
    answers.use(shells)
    moved |= {q for q, before in old.answers.items() if q[:2] == "S " and answers.of(q) != before}
    todo = plan(request, site, old, moved, lost, same_light)
    settings = site.settings
    shell = SplicedShell(shells.__getitem__, settings.site_name, settings.prefix, settings.site_url)
    made = run(todo.jobs, Stage(folder, shell, there), answers, request.jobs, todo.origins)
    after = assemble(todo, made, themed, old)
    if not same_light:
        _nothing_lost(site, after.outputs)
    print_ = mark(after, folder, there)
    return _publish(build, answers, moved, made, after, print_)


def _publish(
    build: Preparation,
    answers: Answers,
    moved: set[str],
    made: Mapping[str, Made],
    after: Assembled,
    print_: str,
) -> Outcome:
    request, old = build.request, build.memory
    state, counts = request.state, count(build.site)
    killed = state.unfinished()
    sweep(request.out, killed)
    gone = [*after.gone, *(path for path in killed if path not in after.outputs)]
    state.begin(after.staged)  # a killed build must leave no file that nobody owns
    last = {path: after.staged[path] for path in after.staged if path == MARKER}
    first = {path: file for path, file in after.staged.items() if path != MARKER}
    written = put(first, gone, request.out)
    release = hand_over(build, after, made, print_)
    written |= put(last, (), request.out)
    for path, output in written.items():
        after.outputs[path] = (*after.outputs[path][:2], output[2])
    answers_now = answered(after, made, moved, answers, old)
    header = _header(build, counts, print_, release, after.shells)
    write_manifest(state.folder, Manifest(header, after.outputs, answers_now, after.jobs))
    more = not old.is_empty and not gone
    state.own((p for p in after.outputs if not (more and p in old.outputs)), more=more)
    state.end()
    build.derived.forget((EDGE, *(q[2:] for q in answers_now if q[:2] == "D ")))
    shutil.rmtree(state.stage, ignore_errors=True)
    return Outcome(counts, len(after.outputs), len(after.staged), len(gone), len(made))


def _header(build: Preparation, counts: Counts, print_: str, release: str, shells: bytes) -> Header:
    site, root = build.site, build.request.root
    change = change_after(site.store, site.moment, build.derived(site, EDGE))
    return Header(
        stamp=stamp(root),
        content=content_digest(root, site.store.contents),
        as_of=site.moment.isoformat(),
        until=change.at.isoformat() if change else "",
        clock=site.clock,
        light=build.light,
        counts=tuple(getattr(counts, name) for name in counts.__slots__),
        version=__version__,
        sources=sources_of(site.store),
        fingerprint=print_,
        release=release,
        shells=shells,
    )


def _nothing_lost(site: Site, outputs: Mapping[str, Output]) -> None:
    """A document that silently has no page is the worst fault of a site like this."""
    for document in site.store.valid:
        hidden = document.kind.hidden or site.state(document) != "published"
        if not hidden and page_file(document.url) not in outputs:
            raise BuildError(f"{document.path}: không có trang nào được ghi.")
