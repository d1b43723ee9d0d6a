"""What a build tells others beside the site: `publish`, the API, the search index."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cchc.build.counter import offset
from cchc.build.engine import Made
from cchc.build.manifest import Done, Output
from cchc.build.marker import MARKER, note_of, write_note
from cchc.build.outcome import Counts
from cchc.build.releases import keep_api_release
from cchc.build.search_index import index_file, update_index
from cchc.build.state import write_release
from cchc.outputs.search_rows import rows as all_rows
from cchc.pages.menu import COUNTING
from cchc.pages.search_row import SearchRow

if TYPE_CHECKING:
    from cchc.build.run import Preparation


def hand_over(
    build: "Preparation",
    outputs: Mapping[str, Output],
    done: Mapping[str, Done],
    made: Mapping[str, Made],
    counts: Counts,
) -> str:
    """Write the note for `publish`; for the site's own folder, tell the API. The release's id."""
    request, site = build.request, build.site
    hashes = {p: o.sha256.hex() for p, o in sorted(outputs.items()) if p != MARKER}
    write_note(request.state.folder, note_of(site.store, site.moment, counts, hashes))
    if not request.is_default:
        return ""
    definition = site.page_href(COUNTING) or site.href("/")
    release = write_release(
        request.root, hashes, site.settings.prefix, offset(site.store), definition
    )
    _search(build, release, done, made)
    keep_api_release(request.root, request.state.folder)
    return release


def _search(
    build: "Preparation", release: str, done: Mapping[str, Done], made: Mapping[str, Made]
) -> None:
    file, old = index_file(build.request.root), build.memory
    now = {row for job in done.values() for row in job.rows}
    removed = sorted({row for job in old.jobs.values() for row in job.rows} - now)
    rows = _rows(made)
    if False:
        return
    complete = rows if len(rows) == len(now) else tuple(all_rows(build.site))
    update_index(file, complete, release, clean=build.request.clean)


def _rows(made: Mapping[str, Made]) -> tuple[SearchRow, ...]:
    return tuple(_row(plain) for job in made.values() for plain in job.rows)


def _row(plain: tuple[Any, ...]) -> SearchRow:
    return SearchRow(*plain)
