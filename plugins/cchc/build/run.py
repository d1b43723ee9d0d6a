"""One build: read, check, make what has changed, write it, remember what was asked."""

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cchc.build.analysis import Analysis, analyse
from cchc.build.card import card_jobs
from cchc.build.changes import Answers, changed, light
from cchc.build.counter import read_counter
from cchc.build.derived import EDGE, Derived, with_edge
from cchc.build.engine import Made, Stage, dirty, merged, run
from cchc.build.files import BuildError
from cchc.build.hand_over import hand_over
from cchc.build.kept_bodies import BodyStore
from cchc.build.manifest import Done, Header, Manifest, Output, read_manifest, write_manifest
from cchc.build.marker import MARKER, marker
from cchc.build.outcome import Counts, Outcome
from cchc.build.prints import print_jobs, printing
from cchc.build.request import Request
from cchc.build.schedule import change_after
from cchc.build.stamp import stamp
from cchc.build.state import OutputState, refusal
from cchc.build.theme import THEME, Theme, Themed, apply_theme
from cchc.build.unchanged import content_digest, lasts, lost_files
from cchc.build.write import HOME, count, put, sweep
from cchc.check.registry import between_problems
from cchc.outputs.registry import all_jobs
from cchc.pages.artifact import Job, page_file
from cchc.pages.bodies import Bodies
from cchc.pages.shell import SplicedShell
from cchc.pages.site import Site
from cchc.schema.problem import Problem
from cchc.source.settings import read_settings
from cchc.source.shelf import CONTENT


@dataclass(frozen=True, slots=True)
class Preparation:
    """A site read and checked, with the memory of its last build.

    `problems` are those found; with an error among them the site is never built.
    """

    request: Request
    problems: tuple[Problem, ...]
    site: Site
    memory: Manifest
    derived: Derived

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid a build."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def prepare(request: Request) -> Preparation:
    """Read and check the site. Raises SettingsError, and BuildError for an impossible output.

    The caller holds `request.state.alone()` until the build has finished.
    """
    if reason := refusal(request.root, request.out):
        raise BuildError(reason)
    settings = read_settings(request.root)
    if not (request.root / CONTENT).is_dir():
        raise BuildError(f"Không có thư mục {CONTENT}/ trong thư mục gốc của trang.")
    analysis = analyse(request.root, settings, request.jobs, clean=request.clean)
    return prepared(request, analysis, read_manifest(request.state.folder))


def prepared(request: Request, analysis: Analysis, memory: Manifest) -> Preparation:
    """The same with an analysis and a memory that are at hand."""
    store = analysis.store
    found = {*analysis.local, *between_problems(store, analysis.facts, request.as_of)}
    problems = tuple(sorted(found))
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
    return Preparation(request, problems, site, memory, derived)


def _usable(request: Request, memory: Manifest) -> Manifest:
    """Another library or other settings: nothing holds but what lies in the folder."""
    if request.clean or memory.header.stamp != stamp(request.root):
        return Manifest(outputs=memory.outputs)
    return memory


def _clock(header: Header, as_of: datetime) -> str:
    """The span of time in which nothing changes by itself: the last one's, while it lasts."""
    return header.clock if header.clock and lasts(header, as_of) else as_of.isoformat()


def finish(build: Preparation, theme: Theme) -> Outcome:
    """Make what has changed, write it, and remember what was asked.

    Raises BuildError when a document of the site has no page, or two outputs collide; then
    nothing has been written.
    """
    request, site, old = build.request, build.site, build.memory
    folder = request.state.fresh_stage()
    answers, light_now = Answers(site, build.derived), light(site)
    moved = changed(old, answers, light_now)
    lost = lost_files(request.out, old.outputs)
    themed, shells = apply_theme(request.state.folder, folder, site, theme, old, moved | lost)
    answers.use(shells)
    moved |= {q for q, before in old.answers.items() if q[:2] == "S " and answers.of(q) != before}
    jobs = site_jobs(request, site)
    todo = dirty(jobs, old, moved, lost)
    there = {} if request.clean else {p: o for p, o in old.outputs.items() if p not in lost}
    settings = site.settings
    shell = SplicedShell(shells.__getitem__, settings.site_name, settings.prefix, settings.site_url)
    made = run(todo, Stage(folder, shell, there), answers, request.jobs)
    done = merged(jobs, old, made)
    outputs, staged = _outputs(done, made, themed, old)
    _nothing_lost(site, outputs)
    return _publish(build, answers, light_now, done, made, outputs, staged, len(todo))


def site_jobs(request: Request, site: Site) -> list[Job]:
    """Every job of the site, those of the search index for the site's own folder only."""
    jobs = [*all_jobs(site), *print_jobs(site), *card_jobs(site, request.fonts)]
    if request.is_default:
        return jobs
    return [job for job in jobs if not job.name.startswith("search ")]


def _outputs(
    done: dict[str, Done], made: Mapping[str, Made], themed: Themed, old: Manifest
) -> tuple[dict[str, Output], dict[str, str]]:
    """Every file of the site with its hash, and where the staged ones lie."""
    taken = {path for job in done.values() for path in job.files}
    own = {path: file for path, file in themed.files.items() if path != HOME or HOME not in taken}
    for path in sorted(own.keys() & taken):
        raise BuildError(f"Trang hoặc tệp trong content/trang trùng địa chỉ {path}.")
    done[THEME] = Done(tuple(sorted(themed.asked)), tuple(own), ())
    outputs: dict[str, Output] = {}
    staged: dict[str, str] = {}
    for name, job in done.items():
        files = own if name == THEME else made[name].files if name in made else {}
        for path in job.files:
            if path in outputs:
                raise BuildError(f"Hai phần của trang cùng ghi vào một tệp: {path}.")
            digest, size, file = files.get(path) or (*old.outputs[path][:2], "")
            outputs[path] = Output(digest, size, old.outputs[path].changed if not file else 0)
            if file:
                staged[path] = file
    return outputs, staged


def _publish(
    build: Preparation,
    answers: Answers,
    light_now: bytes,
    done: dict[str, Done],
    made: Mapping[str, Made],
    outputs: dict[str, Output],
    staged: dict[str, str],
    todo: int,
) -> Outcome:
    request, site, old = build.request, build.site, build.memory
    state, counts = request.state, count(site)
    _mark(state, outputs, staged, old)
    killed = state.unfinished()
    sweep(request.out, killed)
    gone = [path for path in (*old.outputs, *killed) if path not in outputs]
    state.begin(staged)  # a killed build must leave no file that nobody owns
    written = put(staged, gone, request.out)
    outputs |= {p: outputs[p]._replace(changed=new.changed) for p, new in written.items()}
    release = hand_over(build, outputs, done, made, counts)
    manifest = _manifest(build, answers, light_now, done, outputs, counts, release)
    write_manifest(state.folder, manifest)
    state.end()
    build.derived.forget(EDGE, *(q[2:] for q in manifest.answers if q[:2] == "D "))
    shutil.rmtree(state.stage, ignore_errors=True)
    return Outcome(counts, len(outputs), len(staged), len(gone), todo)


def _manifest(
    build: Preparation,
    answers: Answers,
    light_now: bytes,
    done: Mapping[str, Done],
    outputs: Mapping[str, Output],
    counts: Counts,
    release: str,
) -> Manifest:
    request, site = build.request, build.site
    asked = sorted({question for job in done.values() for question in job.asked})
    answered = {question: answers.of(question) for question in asked}
    change = change_after(site.store, site.moment, build.derived(site, EDGE))
    header = Header(
        stamp(request.root),
        content_digest(request.root, site.store.contents),
        site.moment.isoformat(),
        change.at.isoformat() if change else "",
        site.clock,
        light_now,
        tuple(getattr(counts, name) for name in counts.__slots__),
        len(outputs),
        release,
    )
    return Manifest(header, outputs, answered, done)


def _mark(
    state: OutputState, outputs: dict[str, Output], staged: dict[str, str], old: Manifest
) -> None:
    """The marker of a build stands in the site, written after everything it vouches for."""
    data = marker({path: output.sha256.hex() for path, output in outputs.items()})
    digest = hashlib.sha256(data).digest()
    outputs[MARKER] = Output(digest, len(data), 0)
    before = old.outputs.get(MARKER)
    if before and before.sha256 == digest:
        outputs[MARKER] = before
        return
    (state.stage / MARKER).write_bytes(data)
    staged[MARKER] = str(state.stage / MARKER)


def _nothing_lost(site: Site, outputs: Mapping[str, Output]) -> None:
    """A document that silently has no page is the worst fault of a site like this."""
    for document in site.store.valid:
        hidden = document.kind.hidden or site.state(document) != "published"
        if not hidden and page_file(document.url) not in outputs:
            raise BuildError(f"{document.path}: không có trang nào được ghi.")
