"""A theme that costs nothing and asks the site what the real one asks."""

from pathlib import Path

from tests.build.support import MARKS

from cchc.build.files import tree
from cchc.build.request import Request
from cchc.build.theme import Applied, Theme
from cchc.pages.menu import section_of, sections
from cchc.pages.site import Site
from cchc.source.documents import PAGES
from mkdocs_cchc.page_links import PageLinks
from mkdocs_cchc.theme_context import theme_context


def framed(request: Request, word: str) -> Theme:
    """A frame of everything that the templates of the theme are given, and one `word`."""

    def theme(site: Site, folder: Path) -> Applied:
        for path in sorted(site.store.names):
            if path.startswith(PAGES):
                _ordinary(site, folder, path, word)
        shells = {section: _shell(site, section, word) for section in sections()}
        return Applied(tree(folder), shells)

    return theme


def _ordinary(site: Site, folder: Path, path: str, word: str) -> None:
    """An ordinary page, or a file beside the pages, as MkDocs writes it: it reads the folder of
    the pages itself, so nothing of that is asked of the site."""
    document, data = site.store.at(path), (site.store.root / path).read_bytes()
    if document is None:
        if path not in site.withheld and not path.endswith(".md"):
            _write(folder / path.removeprefix(PAGES), data)
    elif site.state(document) == "published":
        links = PageLinks(site)
        links.path = path
        shell = _shell(site, section_of(document.url), word)
        words = f"{data.decode()} {links.resolve('../tin/2031/bai-1.md')}"
        html = shell.replace(MARKS["content"], words)
        _write(folder / document.url.strip("/") / "index.html", html.encode())


def _shell(site: Site, section: str, word: str) -> str:
    context = theme_context(site, section)
    marks = "".join(f"<i>{mark}</i>" for mark in MARKS.values())
    return f"<title>{word}</title><p>{context!r}</p>{marks}\n"


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
