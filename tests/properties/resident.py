"""Builds by one resident, told of the files that have changed as a watcher tells it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.properties.theme import framed
from tests.properties.world import Result, build

from cchc.build.files import BuildError
from cchc.build.request import Request
from cchc.build.resident import Resident
from cchc.build.unchanged import is_told, lost_files
from cchc.source.settings import SettingsError

Stats = Mapping[str, tuple[int, int, int]]


@dataclass
class Watched:
    """A resident of one output folder, and what a watcher saw when it built last."""

    random: Random
    word: str
    resident: Resident
    seen: Stats = field(default_factory=dict)

    def changed(self, root: Path) -> set[str]:
        """The paths of which a watcher would tell since the last build."""
        before, self.seen = self.seen, stats(root)
        both = before.items() ^ self.seen.items()
        return {path for path, _ in both}


@dataclass
class Residents:
    """Makes builds for a world: its own root by a resident, every other as a build of its own."""

    seed: int
    watched: dict[Path, Watched] = field(default_factory=dict)

    def __call__(self, request: Request, word: str) -> Result:
        if request.root.name != "goc" or request.clean:
            return build(request, framed(request, word))
        known = self.watched.get(request.out)
        if known is None or known.word != word:  # another library is another process
            resident = Resident(lambda asked: framed(asked, word))
            random = Random(self.seed)  # noqa: S311 - the same for the same sequence
            known = self.watched[request.out] = Watched(random, word, resident)
        return _built(known, request)


def _built(known: Watched, request: Request) -> Result:
    paths: set[str] | None = known.changed(request.root)
    # A server rests after every burst of edits and then sees what somebody did to the site itself.
    if (known.random.random() < 0.5 or _is_harmed(known, request)) and known.resident.rest(request):
        paths = None
    try:
        built = known.resident.build(request, paths)
    except (BuildError, SettingsError) as error:
        return str(error), ()
    if known.random.random() < 0.3:
        known.resident.rest(request)
    return ("" if built.outcome else "lỗi trong nội dung"), built.problems


def _is_harmed(known: Watched, request: Request) -> bool:
    kept = known.resident._kept
    if kept is None:
        return False
    header, folder = kept.manifest.header, request.state.folder
    told = is_told(request.root, folder, header.release)
    return not told or bool(lost_files(request.out, kept.manifest.outputs))


def stats(root: Path) -> Stats:
    """What changes with the files below `content/`."""
    found = {}
    for folder, _, names in os.walk(root / "content"):
        for name in names:
            path = Path(folder, name)
            status = path.stat()
            key = path.relative_to(root).as_posix()
            found[key] = status.st_mtime_ns, status.st_size, status.st_ino
    return found
