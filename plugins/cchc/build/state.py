"""What a build remembers per output folder, and what it hands to the API."""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from cchc.build.files import is_running, replace_bytes
from cchc.source.layout import CONTENT, RELEASE, STATE, UNFINISHED

OWNED = "files"
_SOURCES = (CONTENT, STATE, ".git")


def refusal(root: Path, out: Path) -> str:
    """Why `out` cannot be the output folder of the site at `root`; an empty text when it can."""
    root, out = root.resolve(), out.resolve()
    if root.is_relative_to(out):
        return f"Thư mục kết quả {out} không được chứa thư mục gốc của trang."
    within = next((name for name in _SOURCES if out.is_relative_to(root / name)), None)
    return f"Thư mục kết quả {out} không được nằm trong {within}/." if within else ""


class OutputState(Struct, frozen=True):
    """The folder `<root>/.cchc/builds/<key>/` of one output folder."""

    folder: Path

    @classmethod
    def of(cls, root: Path, out: Path) -> "OutputState":
        """The state of the output folder `out`."""
        key = hashlib.blake2b(str(out.resolve()).encode(), digest_size=8).hexdigest()
        return cls(root / STATE / "builds" / key)

    @property
    def stage(self) -> Path:
        """The staging folder of this process."""
        return self.folder / f"stage-{os.getpid()}"

    def fresh_stage(self) -> Path:
        """An empty staging folder of this process; those of killed builds are removed."""
        for old in self.folder.glob("stage-*"):
            owner = int(old.name.rpartition("-")[2])
            if owner == os.getpid() or not is_running(owner):
                shutil.rmtree(old, ignore_errors=True)
        self.stage.mkdir(parents=True)
        return self.stage

    @contextmanager
    def alone(self, waits: Callable[[], object] = lambda: None) -> Iterator[None]:
        """One build at a time: a second one waits until the first is done, and says so."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waits()
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def unfinished(self) -> tuple[str, ...]:
        """The files that a killed build may have written; none after a finished one."""
        try:
            stated = json.loads((self.folder / UNFINISHED).read_bytes())
        except (OSError, ValueError):
            return ()
        return tuple(name for name in stated if _is_inside(name)) if _is_list(stated) else ()

    def owned(self) -> tuple[str, ...]:
        """The files of the last finished build, known even when its manifest cannot be read."""
        try:
            names = (self.folder / OWNED).read_bytes().split(b"\0")[:-1]
        except OSError:
            return ()
        return tuple(
            filter(_is_inside, (name.decode("utf-8", "surrogateescape") for name in names))
        )

    def own(self, new: Iterable[str], *, more: bool) -> None:
        """Note the files of a finished build, or those that it has more than the last one."""
        names = b"".join(name.encode("utf-8", "surrogateescape") + b"\0" for name in new)
        if not more:
            replace_bytes(self.folder / OWNED, names)
        elif names:
            with (self.folder / OWNED).open("ab") as file:
                file.write(names)

    def begin(self, files: Iterable[str]) -> None:
        """Note the files that are about to be written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        names = json.dumps(sorted({*files, *self.unfinished()}))
        replace_bytes(self.folder / UNFINISHED, names.encode())

    def end(self) -> None:
        """Everything is written and remembered."""
        (self.folder / UNFINISHED).unlink(missing_ok=True)


def _is_list(stated: object) -> bool:
    return isinstance(stated, list)


def _is_inside(name: object) -> bool:
    """A damaged list must never lead a build to remove files of somebody else."""
    return isinstance(name, str) and not name.startswith("/") and ".." not in name.split("/")


def write_release(
    root: Path,
    files: Iterable[str],
    prefix: str,
    offset: int,
    definition_url: str,
    print_: str,
) -> str:
    """Tell the API which addresses may be counted and where counting started; the release's id.

    `files` are the build's files by path in the site, `print_` is their fingerprint; a browser
    names a page with the `prefix` under which the site is published.
    """
    names = [name for name in files if name == "index.html" or name.endswith("/index.html")]
    paths = sorted(prefix + name.removesuffix("index.html") for name in names)
    told = {"paths": paths, "offset": offset, "definition_url": definition_url}
    text = json.dumps(told, ensure_ascii=False)
    release = hashlib.blake2b(f"{print_}{text}".encode(), digest_size=16).hexdigest()
    (root / STATE).mkdir(exist_ok=True)
    whole = f'{{"release": "{release}", {text[1:]}'.encode()
    file = root / RELEASE
    if not file.is_file() or file.read_bytes() != whole:
        replace_bytes(file, whole)
    return release
