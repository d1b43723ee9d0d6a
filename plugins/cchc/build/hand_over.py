"""What a build of the site's own folder tells others: the API, the search index."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cchc.build.assemble import Assembled
from cchc.build.counter import offset
from cchc.build.engine import FEWEST, KeptRows, Made
from cchc.build.forks import beside, processes
from cchc.build.releases import keep_api_release
from cchc.build.search_index import change_index, holds, index_file, update_index
from cchc.build.search_whole import make_beside, take_place
from cchc.build.state import write_release
from cchc.outputs.search_rows import rows as all_rows
from cchc.pages.menu import COUNTING

if TYPE_CHECKING:
    from cchc.build.run import Preparation

Index = Callable[[], object] | None
"""A search index in the making: call it to wait until it lies beside the old one."""


@contextmanager
def index_begun(build: "Preparation", made: Mapping[str, Made]) -> Iterator[Index]:
    """Make a whole index in another process while this one goes on, where that saves time."""
    request = build.request
    file, jobs = index_file(request.root), processes(request.jobs)
    is_whole = request.is_default and build.memory.is_empty
    if jobs < 2 or len(made) < FEWEST or not is_whole or (holds(file) and not request.clean):
        yield None
        return
    with beside(lambda: make_beside(file, KeptRows(made.values())), jobs) as index:
        yield index


def hand_over(
    build: "Preparation",
    after: Assembled,
    made: Mapping[str, Made],
    print_: str,
    index: Index = None,
) -> str:
    """Tell the API which pages there are and what can be searched; the release's id.

    Empty for another output folder, which the API does not serve. An `index` that was begun is
    taken as it is. Raises OSError.
    """
    request, site = build.request, build.site
    if not request.is_default:
        return ""
    definition = site.page_href(COUNTING) or site.href("/")
    release = write_release(
        request.root, after.outputs, site.settings.prefix, offset(site.store), definition, print_
    )
    if index:
        index()
        take_place(index_file(request.root), release)
    else:
        _search(build, release, after, made)
    keep_api_release(request.root, request.state.folder)
    return release


def _search(build: "Preparation", release: str, after: Assembled, made: Mapping[str, Made]) -> None:
    file, old = index_file(build.request.root), build.memory
    before = (old.jobs.get(name) for name in after.jobs)
    new = {row[0] for job in made.values() for row in job.rows}
    removed = {row for job in before if job for row in job.rows} - new
    rows = KeptRows(made.values())
    if not old.is_empty and change_index(file, rows, removed, release, old.header.release):
        return
    everything = sum(len(job.rows) for _, job in old.jobs.later(after.jobs, {}).all())
    complete = rows if len(new) == everything else all_rows(build.site)
    update_index(file, complete, release, clean=build.request.clean)
