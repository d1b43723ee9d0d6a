"""The end of a build: what was made is put in its place, others are told, and it is remembered."""

import shutil
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cchc import __version__
from cchc.build.assemble import Assembled, answered, assemble, mark
from cchc.build.derived import EDGE
from cchc.build.engine import Made
from cchc.build.files import BuildError
from cchc.build.hand_over import hand_over, index_begun
from cchc.build.listing import Plan
from cchc.build.manifest import Header, Manifest, Output, write_manifest
from cchc.build.marker import MARKER, sources_of
from cchc.build.outcome import Counts, Outcome
from cchc.build.shown import Shown, keep_shown
from cchc.build.sorts import OF_OTHERS
from cchc.build.stamp import stamp
from cchc.build.unchanged import content_digest
from cchc.build.write import count, put, sweep
from cchc.pages.artifact import page_file
from cchc.pages.site import Site

if TYPE_CHECKING:
    from cchc.build.run import Ground, Preparation


class Written(Struct, frozen=True):
    """A build whose files all lie in their place; `counts` are of its documents."""

    after: Assembled
    answers: Mapping[str, bytes]
    print_: str
    release: str
    counts: Counts
    outcome: Outcome
    shown: Shown | None


def write(
    build: "Preparation",
    ground: "Ground",
    todo: Plan,
    made: Mapping[str, Made],
    already: Mapping[str, Output] | None = None,
) -> Written:
    """Put what was made into the output folder, tell the API and the search of it, the marker last.

    Of the files, those `already` put are left where they are. Raises BuildError as `finish` does.
    """
    site, old, state = build.site, build.memory, build.request.state
    after = assemble(todo, made, ground.themed, old)
    if ground.news:
        _nothing_lost(site, after.outputs)
    print_ = mark(after, ground.stage.folder, ground.stage.outputs)
    killed, out, written = state.unfinished(), build.request.out, dict(already or {})
    sweep(out, killed)
    gone = [*after.gone, *(path for path in killed if path not in after.outputs)]
    state.begin(after.staged)  # a killed build must leave no file that nobody owns
    last = {path: after.staged[path] for path in after.staged if path == MARKER}
    skip = {MARKER, *written}
    first = {path: file for path, file in after.staged.items() if path not in skip}
    with index_begun(build, made) as index:
        written |= put(first, gone, out)
        release = hand_over(build, after, made, print_, index)
    written |= put(last, (), out)
    for path, output in written.items():
        after.outputs[path] = (*after.outputs[path][:2], output[2])
    answers = answered(after, ground.moved, ground.answers, old)
    counts = count(site) if ground.news else Counts(*old.header.counts)
    shown = ground.news.now if ground.news else None
    outcome = Outcome(counts, len(after.outputs), len(after.staged), len(gone), len(made))
    return Written(after, answers, print_, release, counts, outcome, shown)


def keep(build: "Preparation", manifest: Manifest, before: Collection[str]) -> Manifest:
    """Remember a build that has written everything; `before` are the files remembered so far."""
    state, outputs = build.request.state, manifest.outputs
    if manifest.shown:
        keep_shown(state.folder, manifest.shown)
    manifest = write_manifest(state.folder, manifest)
    more = bool(before) and all(path in outputs for path in before)
    state.own((p for p in outputs if not (more and p in before)), more=more)
    state.end()
    others = (question for question, _ in manifest.jobs.answers(OF_OTHERS))
    build.derived.forget((EDGE, *(q[2:] for q in others if q[:2] == "D ")))
    shutil.rmtree(state.stage, ignore_errors=True)
    return manifest


def complete(build: "Preparation", manifest: Manifest) -> Manifest:
    """A draft with the digests of all that the build has read."""
    root, store = build.request.root, build.site.store
    content, sources = content_digest(root, store.contents), sources_of(store)
    return replace(manifest, header=replace(manifest.header, content=content, sources=sources))


def draft(build: "Preparation", written: Written, until: str | None = None) -> Manifest:
    """What the next build of this process needs to know of this one.

    `until` is the instant of the next change, if it is known to be that of the last build.
    """
    site, after = build.site, written.after
    if until is None:
        from cchc.build.schedule import change_after  # loads most outputs

        change = change_after(site.store, site.moment, build.derived(site, EDGE))
        until = change.at.isoformat() if change else ""
    header = Header(
        stamp=stamp(build.request.root),
        as_of=site.moment.isoformat(),
        until=until,
        clock=site.clock,
        light=build.light,
        counts=tuple(getattr(written.counts, name) for name in written.counts.__struct_fields__),
        version=__version__,
        fingerprint=written.print_,
        release=written.release,
        shells=after.shells,
    )
    jobs = build.memory.jobs.later(after.jobs, written.answers)
    return Manifest(header, after.outputs, jobs, written.shown or build.memory.shown)


def _nothing_lost(site: Site, outputs: Mapping[str, Output]) -> None:
    """A document that silently has no page is the worst fault of a site like this."""
    for document in site.store.valid:
        hidden = document.kind.hidden or site.state(document) != "published"
        if not hidden and page_file(document.url) not in outputs:
            raise BuildError(f"{document.path}: không có trang nào được ghi.")
