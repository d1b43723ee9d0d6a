"""From staged files into the published folder, and the counts a build tells."""

import errno
import os
from collections import Counter as Tally
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from cchc.build.files import BuildError, replace_bytes
from cchc.build.manifest import Output
from cchc.build.outcome import Counts
from cchc.pages.site import Site
from cchc.source.visibility import State

HOME = "index.html"


def count(site: Site) -> Counts:
    """How many documents are in which state at the site's instant."""
    states = Tally(site.state(document) for document in site.store.valid)
    names: tuple[State, ...] = ("published", "draft", "embargoed", "expired", "withdrawn")
    return Counts(len(site.store.valid), *(states[name] for name in names))


def put(staged: Mapping[str, str], gone: Iterable[str], out: Path) -> dict[str, Output]:
    """Move staged files (path -> file) into `out` and remove those that are gone.

    Every file arrives by one rename, so a reader or a killed build sees the old or the new file,
    never half of one. New files come before changed ones, which may link to them, pages before
    the lists and maps that name them, and removals last. Returns size and time of each new file.
    """
    out.mkdir(parents=True, exist_ok=True)
    top, folders, gone = str(out), set[str](), tuple(gone)
    found: dict[str, Output] = {}
    old = {name for name in staged if os.path.isfile(f"{top}/{name}")}  # noqa: PTH113 - thousands
    for name in sorted(staged, key=lambda name: (name in old, -name.count("/"), name)):
        folder = name.rpartition("/")[0]
        if name not in old and (gone or folder not in folders):
            _make_room(name, out, gone)
            folders.add(folder)
        try:
            _move(staged[name], f"{top}/{name}")
        except IsADirectoryError:
            raise _in_the_way("Một thư mục", name, out) from None
        status = os.lstat(f"{top}/{name}")
        found[name] = b"", status.st_size, status.st_mtime_ns
    for name in gone:
        if (out / name).is_file():  # else it made room for a folder
            (out / name).unlink()
            _prune((out / name).parent, out)
    return found


def _move(staged: str, target: str) -> None:
    """A rename; from another file system a copy beside the target comes first."""
    try:
        os.replace(staged, target)  # noqa: PTH105 - the atomic rename is the point
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        replace_bytes(Path(target), Path(staged).read_bytes())


def _in_the_way(what: str, name: str, out: Path) -> BuildError:
    return BuildError(f"{what} lạ đang chiếm chỗ của {name} trong {out}.")


def sweep(out: Path, names: Iterable[str]) -> None:
    """Remove the halves of these files that a killed build left on another file system."""
    for name in names:
        target = out / name
        with suppress(FileNotFoundError, NotADirectoryError):
            target.with_name(f".{target.name}.new").unlink()


def _make_room(name: str, out: Path, gone: Iterable[str]) -> None:
    """A folder where an earlier build had a file, or the other way round."""
    for old in gone:
        if name.startswith(f"{old}/") or old.startswith(f"{name}/"):
            (out / old).unlink(missing_ok=True)
            _prune((out / old).parent, out)
    folder = f"{out}/{name}".rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102 - thousands, nearly all of them in a folder that is there
    except (FileNotFoundError, FileExistsError, NotADirectoryError):
        try:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - the same
        except (FileExistsError, NotADirectoryError):
            raise _in_the_way("Một tệp", name, out) from None


def _prune(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
