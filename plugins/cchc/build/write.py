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


class BuildError(Exception):
    """The build would be wrong: two outputs write one file, or a document got lost."""


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


def stage(artifacts: Iterable[Artifact], shell: Shell, folder: Path) -> tuple[str, ...]:
    """Write artifacts below `folder`; returns the paths. Raises BuildError."""
    written: set[str] = set()
    for artifact in artifacts:
        if artifact.path in written:
            raise BuildError(f"two outputs write {artifact.path}")
        written.add(artifact.path)
        target = folder / artifact.path
        if not target.resolve().is_relative_to(folder.resolve()):
            raise BuildError(f"{artifact.path} leaves the site folder")
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


def synchronise(staged: Path, out: Path, before: Iterable[str]) -> tuple[int, int]:
    """Make `out` equal to the staged tree: (files written, files removed).

    Every changed file arrives by one rename, so a reader or a killed build sees the old or the
    new file, never half of one. Of the files that are no longer there only those of an earlier
    build (`before`) are removed; what somebody else put into the folder stays.
    """
    new = tree(staged)
    written = 0
    for name, path in new.items():
        target = out / name
        if not (target.is_file() and _same(path, target)):
            _replace(path, target)
            written += 1
    gone = [name for name in before if name not in new and (out / name).is_file()]
    for name in gone:
        (out / name).unlink()
        _prune((out / name).parent, out)
    return written, len(gone)


def _same(a: Path, b: Path) -> bool:
    return a.stat().st_size == b.stat().st_size and a.read_bytes() == b.read_bytes()


def _replace(source: Path, target: Path) -> None:
    if target.parent.is_file() or target.parent.is_symlink():
        target.parent.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_bytes(target, source.read_bytes())


def replace_bytes(target: Path, data: bytes) -> None:
    """Put `data` at `target` by one rename: readers see the old file or the new one."""
    temporary = target.with_name(f".{target.name}.new")
    temporary.write_bytes(data)
    os.replace(temporary, target)  # noqa: PTH105 - the atomic rename is the point


def _prune(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
