"""One file of the built site, and the job that makes it."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from cchc.pages.page import Page
from cchc.pages.search_row import SearchRow


class Artifact(Struct, frozen=True):
    """A file of the site: its path inside the site folder, and its bytes or its page."""

    path: str
    data: bytes | Page


class Job(Struct, frozen=True):
    """What a build may skip when nothing that it asks of the site has changed.

    `name` is unique in the site, for a job of one file that file's path; `make` gives its files
    or its row of the search index, and asks the site for everything it shows. A job is listed
    from briefs alone; full records are read only inside `make`. Jobs about one document's body
    name its path in `about` and are done together.
    """

    name: str
    make: Callable[[], Iterable[Artifact | SearchRow]]
    about: str = ""


def page_artifact(page: Page) -> Artifact:
    """A page as `index.html` in the folder of its address."""
    return Artifact(page_file(page.url), page)


def page_job(url: str, make: Callable[[], Page], about: str = "") -> Job:
    """The job of one page; its name is the page's file."""
    return Job(page_file(url), lambda: (page_artifact(make()),), about)


def page_file(url: str) -> str:
    """The file of the page at a root-relative address."""
    return f"{url.strip('/')}/index.html".lstrip("/")
