"""The next manifest out of the last one and of what was made: work for what changed alone."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc.build.changes import Answers
from cchc.build.engine import Made
from cchc.build.files import BuildError
from cchc.build.listing import LISTING, Plan
from cchc.build.manifest import ASKED, FILES, Done, Manifest, Output, shared
from cchc.build.marker import MARKER, fingerprint, marker
from cchc.build.theme import THEME, Themed
from cchc.build.write import HOME

_MUCH = 4  # a build that made more than a quarter of the jobs looks at all questions again

_FEW = 50
"""The texts of so few jobs are held twice until a greater build; to look for them takes longer."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The site after a build: its jobs, its files, where the new ones are staged, what is gone,
    a digest of the theme's shells."""

    jobs: dict[str, Done]
    outputs: dict[str, Output]
    staged: dict[str, str]
    gone: tuple[str, ...]
    shells: bytes


def assemble(todo: Plan, made: Mapping[str, Made], themed: Themed, old: Manifest) -> Assembled:
    """Put together what was made now and what stays. Raises BuildError when outputs collide."""
    jobs: dict[str, Done] = {LISTING: (todo.asked, (), (), "")}
    for name in todo.names:
        if name in jobs:
            raise BuildError(f"Hai phần của trang cùng mang tên {name}.")
        jobs[name] = made[name].done if name in made else old.jobs[name]
    outputs = {} if old.is_empty else dict(old.outputs)
    touched = [name for name in old.jobs if name in made or name not in jobs]
    for path in (path for name in (*touched, THEME) for path in _files(old, name)):
        outputs.pop(path, None)
    staged: dict[str, str] = {}
    for job in made.values():
        _add(job.files, outputs, staged, old)
    home = {HOME} if HOME in outputs and HOME in themed.files else set()
    own = {path: file for path, file in themed.files.items() if path not in home}
    for path in own:
        if path in outputs:
            raise BuildError(f"Trang hoặc tệp trong content/trang trùng địa chỉ {path}.")
    _add(own, outputs, staged, old)
    jobs[THEME] = themed.asked, tuple(own), (), ""
    gone = tuple(path for path in old.outputs if path not in outputs and path != MARKER)
    return Assembled(jobs, outputs, staged, gone, themed.shells)


def _files(old: Manifest, name: str) -> tuple[str, ...]:
    return old.jobs[name][FILES] if name in old.jobs else ()


def _add(
    files: Mapping[str, tuple[bytes, int, str]],
    outputs: dict[str, Output],
    staged: dict[str, str],
    old: Manifest,
) -> None:
    for path, (digest, size, file) in files.items():
        if path in outputs:
            raise BuildError(f"Hai phần của trang cùng ghi vào một tệp: {path}.")
        outputs[path] = digest, size, 0 if file else old.outputs[path][2]
        if file:
            staged[path] = file


def mark(site: Assembled, stage: Path, there: Mapping[str, Output]) -> str:
    """The marker stands in the site too, written after everything it vouches for.

    `there` are the files that lie in the site whole. Returns the fingerprint of the site.
    """
    hashes = {path: output[0].hex() for path, output in site.outputs.items() if path != MARKER}
    print_ = fingerprint(hashes)
    data = marker(hashes, print_)
    digest, before = hashlib.sha256(data).digest(), there.get(MARKER)
    if before and before[0] == digest:
        site.outputs[MARKER] = before
        return print_
    (stage / MARKER).write_bytes(data)
    site.outputs[MARKER] = digest, len(data), 0
    site.staged[MARKER] = str(stage / MARKER)
    return print_


def answered(
    site: Assembled, made: Mapping[str, Made], moved: Iterable[str], answers: Answers, old: Manifest
) -> dict[str, bytes]:
    """Every question that a job of the site asked, with its answer now."""
    if len(made) * _MUCH > len(site.jobs):
        asked = {question for job in site.jobs.values() for question in job[ASKED]}
        found = {question: answers.of(question) for question in asked}
    else:
        # A question nobody asks any more stays until the next greater build; it does no harm.
        # Of the known ones those have other answers that have moved.
        some = [*(job.done for job in made.values()), site.jobs[THEME], site.jobs[LISTING]]
        new = {question for job in some for question in job[ASKED] if question not in old.answers}
        found = {**old.answers, **{question: answers.of(question) for question in new.union(moved)}}
    if len(made) < _FEW:
        return found
    same = {question: question for question in found}
    for name in made:
        site.jobs[name] = shared(site.jobs[name], name, same)
    return found
