"""From a site to files in a staging folder, and from there into the published folder."""

import os
from collections import Counter as Tally
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cchc.pages.artifact import Artifact
from cchc.pages.page import Page
from cchc.pages.shell import Shell
from cchc.pages.site import Site
from cchc.source.visibility import state_of

HOME = "index.html"


class BuildError(Exception):
    """The build would be wrong; the text is a Vietnamese sentence. Nothing was published."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Documents in, and what became of them; `documents` is the sum of the five states."""

    documents: int
    published: int
    draft: int
    embargoed: int
    expired: int
    withdrawn: int


def count(site: Site) -> Counts:
    """How many documents are in which state at the site's instant."""
    states = Tally(str(state_of(document, site.as_of)) for document in site.store.documents)
    names = ("published", "draft", "embargoed", "expired", "withdrawn")
    return Counts(len(site.store.documents), *(states[name] for name in names))


def stage(
    artifacts: Iterable[Artifact], shell: Shell, folder: Path, taken: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Write artifacts below `folder`; returns the paths.

    `taken` are the files that lie there already; only the home page replaces one. Raises
    BuildError when two outputs write one file, or one leaves the folder.
    """
    written: set[str] = set()
    for artifact in artifacts:
        if artifact.path in written:
            raise BuildError(f"Hai phần của trang cùng ghi vào một tệp: {artifact.path}.")
        if artifact.path in taken and artifact.path != HOME:
            raise BuildError(f"Trang hoặc tệp trong content/trang trùng địa chỉ {artifact.path}.")
        written.add(artifact.path)
        target = folder / artifact.path
        if not target.resolve().is_relative_to(folder.resolve()):
            raise BuildError(f"Tệp {artifact.path} nằm ngoài thư mục trang.")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_bytes(artifact.data, shell))
    return tuple(sorted(written))


def _bytes(data: bytes | Page, shell: Shell) -> bytes:
    return shell.wrap(data).encode() if isinstance(data, Page) else data


def tree(folder: Path) -> dict[str, Path]:
    """Every file below a folder by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def synchronise(
    staged: Path, out: Path, before: Iterable[str], *, rewrite: bool = False
) -> tuple[int, int]:
    """Make `out` equal to the staged tree: (files written, files removed).

    Every changed file (with `rewrite` every file) arrives by one rename, so a reader or a killed
    build sees the old or the new file, never half of one. New files come before changed ones,
    which may link to them, and removals come last. Of the files that are no longer there only
    those of an earlier build (`before`) are removed; what somebody else put there stays.
    """
    new = tree(staged)
    gone = [name for name in before if name not in new and (out / name).is_file()]
    changed = [name for name, path in new.items() if rewrite or not _is_same(path, out / name)]
    out.mkdir(parents=True, exist_ok=True)
    _sweep(out, {*new, *gone})
    for name in sorted(changed, key=lambda name: (out / name).is_file()):
        _make_room(name, out, gone)
        replace_bytes(out / name, new[name].read_bytes())
    for name in gone:
        if (out / name).is_file():  # else it made room for a folder
            (out / name).unlink()
            _prune((out / name).parent, out)
    return len(changed), len(gone)


def _sweep(out: Path, names: set[str]) -> None:
    """Remove the halves of files that a killed build left."""
    for half in out.rglob(".*.new"):
        name = half.with_name(half.name[1 : -len(".new")]).relative_to(out).as_posix()
        if name in names:
            half.unlink()


def _is_same(new: Path, old: Path) -> bool:
    return (
        old.is_file()
        and not old.is_symlink()
        and new.stat().st_size == old.stat().st_size
        and new.read_bytes() == old.read_bytes()
    )


def _make_room(name: str, out: Path, gone: Iterable[str]) -> None:
    """A folder where an earlier build had a file, or the other way round."""
    for old in gone:
        if name.startswith(f"{old}/") or old.startswith(f"{name}/"):
            (out / old).unlink(missing_ok=True)
            _prune((out / old).parent, out)
    try:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise BuildError(f"Một tệp lạ đang chiếm chỗ của {name} trong {out}.") from None
    if (out / name).is_dir():
        raise BuildError(f"Một thư mục lạ đang chiếm chỗ của {name} trong {out}.")


def replace_bytes(target: Path, data: bytes) -> None:
    """Put `data` at `target` by one rename: readers see the old file or the new one."""
    temporary = target.with_name(f".{target.name}.new")
    temporary.write_bytes(data)
    os.replace(temporary, target)  # noqa: PTH105 - the atomic rename is the point


def _prune(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
