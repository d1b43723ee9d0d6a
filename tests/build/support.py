"""Requests and shells for tests that build without a theme."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from tests.outputs.sites import AS_OF

from cchc.build.run import Outcome, Request, finish, prepare
from cchc.pages.shell import SplicedShell, slot_marks
from cchc_cli.assets import assets_dir

MARKS = slot_marks()
FRAME = f"<title>{MARKS['title']}</title><main>{MARKS['content']}</main>\n"
SHELL = SplicedShell(lambda section: FRAME, "Trang", "/tinh/", "https://x.example/tinh/")


def request_for(
    root: Path, out: Path | None = None, as_of: datetime = AS_OF, *, clean: bool = False
) -> Request:
    """A request with the installed print typefaces; by default into the site's own folder."""
    return Request(root, out or root / "site", as_of, assets_dir() / "fonts" / "print", clean)


def build(request: Request, extra: Mapping[str, str] | None = None) -> Outcome:
    """Build without MkDocs; `extra` are the files MkDocs would have written."""
    preparation = prepare(request)
    assert preparation.site is not None
    stage = request.state.fresh_stage()
    for name, text in (extra or {}).items():
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        (stage / name).write_text(text, "utf-8")
    return finish(request, preparation.site, SHELL, stage)


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
