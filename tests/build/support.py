"""Requests and shells for tests that build without a theme."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from tests.outputs.sites import AS_OF

from cchc.build.files import tree
from cchc.build.outcome import Outcome
from cchc.build.request import Request
from cchc.build.run import finish, prepare
from cchc.build.theme import Applied, Theme
from cchc.pages.menu import sections
from cchc.pages.shell import slot_marks
from cchc.pages.site import Site
from cchc_cli.assets import assets_dir

MARKS = slot_marks()
FRAME = f"<title>{MARKS['title']}</title><main>{MARKS['content']}</main>\n"


def frame(files: Mapping[str, str] | None = None) -> Theme:
    """A theme of one frame around every page; `files` are what MkDocs would have written."""

    def theme(site: Site, folder: Path) -> Applied:
        for name, text in (files or {}).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        return Applied(tree(folder) if files else {}, dict.fromkeys(sections(), FRAME))

    return theme


def request_for(
    root: Path, out: Path | None = None, as_of: datetime = AS_OF, *, clean: bool = False
) -> Request:
    """A request with the installed print typefaces; by default into the site's own folder."""
    return Request(root, out or root / "site", as_of, assets_dir() / "fonts" / "print", clean)


def build(request: Request, extra: Mapping[str, str] | None = None) -> Outcome:
    """Build without MkDocs; `extra` are the files MkDocs would have written."""
    with request.state.alone():
        preparation = prepare(request)
        assert preparation.errors == ()
        return finish(preparation, frame(extra))


def edit(root: Path, files: Mapping[str, str]) -> None:
    """Write some files of a site and leave every other as it is."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file lies where and when it was written: a rewritten file has another stamp."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in files
    }
