"""One file of the built site."""

from dataclasses import dataclass

from cchc.pages.page import Page


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: its path inside the site folder, and its bytes or its page."""

    path: str
    data: bytes | Page


def page_artifact(page: Page) -> Artifact:
    """A page as `index.html` in the folder of its address."""
    return Artifact(f"{page.url.strip('/')}/index.html".lstrip("/"), page)
