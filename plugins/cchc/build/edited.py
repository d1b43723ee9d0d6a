"""A build after edits that change no brief: the shortest way from a file to its page.

The page of the document comes first and is shown at once; what else has asked of the file follows:
search, feeds, lists, the word to the API, the marker.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from cchc.build.analysis import Analysis, patched
from cchc.build.changes import Answers
from cchc.build.checked import Checked, checked, together
from cchc.build.closing import draft, write
from cchc.build.derived import EDGE
from cchc.build.engine import Made, run
from cchc.build.kept import Built, Kept, Shown, has_errors
from cchc.build.listing import LISTING
from cchc.build.manifest import Output
from cchc.build.named import Edit, Named, edits_of, look_at
from cchc.build.outcome import Outcome
from cchc.build.request import Request
from cchc.build.run import Ground, Preparation, ground_of, plan_on, prepared_again
from cchc.build.sorts import OF_OTHERS
from cchc.build.theme import Theme
from cchc.build.unchanged import lasts
from cchc.build.write import count, put
from cchc.outputs.registry import jobs_from
from cchc.pages.answers import FILES
from cchc.schema.problem import Problem


def edited(kept: Kept, request: Request, named: Named, theme: Theme, shown: Shown) -> Built | None:
    """Build after the `named` files have changed; None, and nothing is done, when briefs or the
    instant ask for more than that."""
    if not _is_still(kept, request):
        return None
    edits = edits_of(kept.analysis, named)
    if edits is None:
        return None
    analysis = _patched(kept.analysis, named, edits)
    between = _between(kept, analysis, request, {edit.path for edit in edits})
    if between is None:
        return None
    problems = _problems(kept, analysis, between, edits)
    if has_errors(problems):
        return Built(None, problems)
    _take(analysis, edits)
    build, moved = _moved(kept, request, problems, edits)
    build = replace(build, between=between)
    if not moved:
        kept.analysis, kept.build = analysis, build
        return Built(Outcome(count(build.site), len(kept.manifest.outputs)), problems)
    return _build(kept, analysis, build, moved, theme, shown, [edit.path for edit in edits])


def _is_still(kept: Kept, request: Request) -> bool:
    """Whether the last build's instant and this one tell the same of all documents."""
    before = kept.build.request.as_of
    return before.date() == request.as_of.date() and lasts(kept.manifest.header, request.as_of)


def _patched(analysis: Analysis, named: Named, edits: Sequence[Edit]) -> Analysis:
    seen = {path: found[0] for path, found in named.items() if found and path in analysis.seen}
    rows = {edit.path: edit.row for edit in edits if edit.row}
    facts = {edit.path: edit.facts for edit in edits if edit.facts}
    return patched(analysis, seen, rows, facts)


def _between(kept: Kept, analysis: Analysis, request: Request, paths: set[str]) -> Checked | None:
    """What the rules between files say; None when they read one of the edited files."""
    known = kept.build.between
    if analysis.facts_digest != kept.analysis.facts_digest:
        known = checked(analysis, request.as_of)
    return known if paths.isdisjoint(known.paths) else None


def _problems(
    kept: Kept, analysis: Analysis, between: Checked, edits: Iterable[Edit]
) -> tuple[Problem, ...]:
    rows = kept.analysis.rows
    same = all(edit.row is None or edit.row[5] == rows[edit.path][5] for edit in edits)
    if same and between is kept.build.between:
        return kept.build.problems
    return together(analysis, between)


def _take(analysis: Analysis, edits: Iterable[Edit]) -> None:
    """From here on the store tells what the edited files say now."""
    for edit in edits:
        analysis.store.renew(edit.path, edit.seen[3])
        if edit.read:
            analysis.loader.know(edit.path, edit.read.record, edit.read.source)


def _moved(
    kept: Kept, request: Request, problems: tuple[Problem, ...], edits: Iterable[Edit]
) -> tuple[Preparation, set[str]]:
    """The site now, and the questions whose answers have changed."""
    jobs = kept.manifest.jobs
    files = {f"{sort} {edit.path}" for sort in FILES for edit in edits}
    build = prepared_again(replace(kept.build, memory=kept.manifest), request, problems, files)
    answers = Answers(build.site, build.derived)
    others = dict(jobs.answers(OF_OTHERS))
    for question in list(others):  # a folder in which nothing was edited
        if question[:2] == "M " and not any(e.path.startswith(question[2:]) for e in edits):
            del others[question]
    plain = {q for q, was in others.items() if q[:2] != "D " and answers.of(q) != was}
    if plain:  # what is derived may rest on it
        build = prepared_again(build, request, problems, files | plain)
        answers = Answers(build.site, build.derived)
    derived = {q for q, was in others.items() if q[:2] == "D " and answers.of(q) != was}
    return build, {*(q for q in files if jobs.answer(q) is not None), *plain, *derived}


def _build(
    kept: Kept,
    analysis: Analysis,
    build: Preparation,
    moved: set[str],
    theme: Theme,
    shown: Shown,
    paths: Iterable[str],
) -> Built:
    stage = build.request.state.stage
    ground = ground_of(build, theme, moved, set(), fresh=not stage.is_dir())
    made, already = _first(kept, build, ground, paths)
    shown(already.keys())
    todo = plan_on(build, ground)
    rest = [job for job in todo.jobs if job.name not in made]
    made |= run(rest, ground.stage, ground.answers, 1, todo.origins)
    written = write(build, ground, todo, made, already)
    until = kept.manifest.header.until if build.derived.holds(build.site, EDGE) else None
    kept.take(analysis, build, draft(build, written, until))
    staged = written.after.staged.keys() - already.keys()
    shown((*staged, *written.after.gone))
    return Built(written.outcome, build.problems)


def _first(
    kept: Kept, build: Preparation, ground: Ground, paths: Iterable[str]
) -> tuple[dict[str, Made], Mapping[str, Output]]:
    """Make and put the pages of the edited documents, where nothing else can change them."""
    jobs, moved = kept.manifest.jobs, ground.moved
    dirty = jobs.askers(moved)
    if LISTING in dirty or any(question[:2] == "D " for question in moved):
        return {}, {}
    known = {name: jobs.get(name) for path in paths for name in jobs.about(path) if name in dirty}
    origins = {name: job.origin for name, job in known.items() if job and job.files}
    found = tuple(jobs_from(build.site, origins))
    made = run(found, ground.stage, ground.answers, 1, origins)
    staged = {
        path: file
        for name, job in made.items()
        for path, (_, _, file) in job.files.items()
        if file and (before := known[name]) and path in before.files
    }
    # The memory on disk names these files; that they are others now it sees by their stamps.
    return made, put(staged, (), build.request.out)


def rehearse(kept: Kept, theme: Theme) -> None:
    """Read one file and make its page for nothing: everything that an edit needs is loaded then."""
    about = next((path for path in kept.analysis.rows if kept.manifest.jobs.about(path)), None)
    named = look_at(kept.analysis, [about]) if about else None
    found = named[about] if named and about else None
    if about is None or found is None:
        return
    status, data = found
    other = {about: ((*status[:3], b""), data)}
    for edit in edits_of(kept.analysis, other) or ():
        _patched(kept.analysis, other, (edit,))
        if edit.read:
            kept.build.site.bodies._renderer.parse(edit.read.source.body)
    build = replace(kept.build, memory=kept.manifest)
    ground = ground_of(build, theme, set(), set())
    known = kept.manifest.jobs
    origins = {name: job.origin for name in known.about(about) if (job := known.get(name))}
    run(tuple(jobs_from(build.site, origins)), ground.stage, ground.answers, 1, origins)
