"""One build: read, check, and when nothing is wrong write the site and tell what was done."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc.build.card import card_artifact
from cchc.build.counter import offset, read_counter
from cchc.build.marker import MARKER, hashes_of, marker, note_of, write_note
from cchc.build.parallel import render_bodies
from cchc.build.prints import print_artifacts, with_prints
from cchc.build.releases import keep_api_release
from cchc.build.search_index import index_file, update_index
from cchc.build.state import OutputState, refusal, write_release
from cchc.build.write import BuildError, Counts, count, stage, synchronise, tree
from cchc.check.registry import all_problems
from cchc.outputs.registry import all_artifacts
from cchc.outputs.search_rows import rows
from cchc.pages.menu import COUNTING
from cchc.pages.shell import Shell
from cchc.pages.site import Site
from cchc.schema.problem import Problem
from cchc.source.store import CONTENT, load
from cchc.tracking.edges import data_as_of


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: site root, output folder, as-of instant, folder of the print typefaces.

    `jobs` is the number of processes; more than one only where no other thread runs.
    """

    root: Path
    out: Path
    as_of: datetime
    fonts: Path
    clean: bool = False
    jobs: int = 1

    @property
    def state(self) -> OutputState:
        """The remembered state of the output folder."""
        return OutputState.of(self.root, self.out)

    @property
    def is_default(self) -> bool:
        """Whether this is the site's own output folder, the one the API serves."""
        return self.out.resolve() == (self.root / "site").resolve()


@dataclass(frozen=True, slots=True)
class Preparation:
    """The problems found, and the site when none of them is an error."""

    problems: tuple[Problem, ...]
    site: Site | None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid a build."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: documents by state, files in the site, written and removed."""

    counts: Counts
    files: int
    written: int
    removed: int


def prepare(request: Request) -> Preparation:
    """Read and check the site. Raises SettingsError, and BuildError for an impossible output."""
    if reason := refusal(request.root, request.out):
        raise BuildError(reason)
    store = load(request.root)
    if not (request.root / CONTENT).is_dir():
        raise BuildError(f"Không có thư mục {CONTENT}/ trong thư mục gốc của trang.")
    problems = tuple(all_problems(store, request.as_of))
    if any(problem.severity == "error" for problem in problems):
        return Preparation(problems, None)
    until = data_as_of(store, request.as_of)
    site = Site(store, request.as_of, read_counter(store), until, problems=problems)
    render_bodies(site, request.jobs)  # before the print shop, whose engine keeps threads
    return Preparation(problems, with_prints(site, request.fonts))


def finish(
    request: Request, site: Site, shell: Shell, folder: Path, *, publish: bool = True
) -> Outcome:
    """Write the library's files beside MkDocs' own in `folder`, then publish the whole.

    Without `publish` the folder itself is the result, a preview that may be written over. Raises
    BuildError when a document of the site has no page, or two outputs collide.
    """
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (folder / name).unlink(missing_ok=True)
    taken = frozenset(tree(folder)) if publish else frozenset()
    files = (*all_artifacts(site), *print_artifacts(site), card_artifact(site, request.fonts))
    written = stage(files, shell, folder, taken)
    _nothing_lost(site, written)
    if not publish:
        return Outcome(count(site), len(tree(folder)), len(written), 0)
    with request.state.alone():
        return _publish(request, site, folder)


def _publish(request: Request, site: Site, folder: Path) -> Outcome:
    state, hashes = request.state, hashes_of(tree(folder))
    (folder / MARKER).write_bytes(marker(hashes))
    before, files = state.files(), tree(folder)
    # Noted before anything is written: a killed build must leave no file that nobody owns.
    state.remember({*before, *files})
    changed, removed = synchronise(folder, request.out, before, rewrite=request.clean)
    state.remember(files)
    write_note(state.folder, note_of(site.store, site.as_of, count(site), hashes))
    if request.is_default:
        definition = site.page_href(COUNTING) or site.href("/")
        prefix = site.settings.prefix
        release = write_release(request.root, files, prefix, offset(site.store), definition)
        update_index(index_file(request.root), rows(site), release, clean=request.clean)
        keep_api_release(request.root, state.folder)
    shutil.rmtree(folder, ignore_errors=True)
    return Outcome(count(site), len(files), changed, removed)


def _nothing_lost(site: Site, written: tuple[str, ...]) -> None:
    """A document that silently has no page is the worst fault of a site like this."""
    pages = set(written)
    for document in site.public():
        path = f"{document.url.strip('/')}/index.html".lstrip("/")
        if not document.kind.hidden and path not in pages:
            raise BuildError(f"{document.path}: không có trang nào được ghi.")
