"""The next manifest out of the last one and of what was made: work for what changed alone."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from cchc.build.changes import Answers
from cchc.build.engine import Made
from cchc.build.files import BuildError
from cchc.build.jobs import Done
from cchc.build.listing import LISTING, Plan
from cchc.build.manifest import Manifest, Output
from cchc.build.marker import MARKER, fingerprint, marker
from cchc.build.theme import THEME, Themed
from cchc.build.write import HOME


class Assembled(Struct, frozen=True):
    """The site after a build: its new jobs and those that are gone (None), its files, where the
    new ones are staged, what is gone, a digest of the theme's shells."""

    jobs: Mapping[str, Done | None]
    outputs: dict[str, Output]
    staged: dict[str, str]
    gone: tuple[str, ...]
    shells: bytes


def assemble(todo: Plan, made: Mapping[str, Made], themed: Themed, old: Manifest) -> Assembled:
    """Put together what was made now and what stays. Raises BuildError when outputs collide."""
    jobs: dict[str, Done | None] = {name: job.done for name, job in made.items()}
    if todo.names is not None:
        _only_once(todo.names)
        jobs[LISTING] = Done(todo.asked)
        jobs |= dict.fromkeys(old.jobs.names() - {*todo.names, THEME, LISTING})
    outputs = {} if old.is_empty else dict(old.outputs)
    for name in (*jobs, THEME):
        before = None if old.is_empty else old.jobs.get(name)
        for path in before.files if before else ():
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
    jobs[THEME] = Done(themed.asked, tuple(own))
    gone = tuple(path for path in old.outputs if path not in outputs and path != MARKER)
    return Assembled(jobs, outputs, staged, gone, themed.shells)


def _only_once(names: Iterable[str]) -> None:
    met = set[str]()
    for name in names:
        if name in met:
            raise BuildError(f"Hai phần của trang cùng mang tên {name}.")
        met.add(name)


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
    site: Assembled, moved: Iterable[str], answers: Answers, old: Manifest
) -> dict[str, bytes]:
    """The answers that are new: to questions nobody had asked, and those that have `moved`."""
    asked = {question for done in site.jobs.values() if done for question in done.asked}
    if old.is_empty:
        return {question: answers.of(question) for question in asked}
    new = {question for question in asked if old.jobs.answer(question) is None}
    return {question: answers.of(question) for question in new.union(moved)}
