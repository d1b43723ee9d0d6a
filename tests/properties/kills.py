"""Builds that are killed at random moments, and what they leave."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from msgspec.structs import replace
from tests.build.support import contents, request_for
from tests.e2e.sites import CCHC
from tests.outputs.sites import article
from tests.properties.commands import by_command
from tests.properties.sites import SITE, START
from tests.properties.world import Told, index_of, told
from tests.support import write_site

from cchc.build.search_index import index_file

ARTICLES = 300
TRIES = 4
"""So many builds are started at most per kill that has to come before the build's end."""
_PATIENCE = 120.0


def site_of(version: int) -> dict[str, str]:
    """Some hundred articles; the versions differ in many of them and in which there are."""
    files = dict(SITE)
    for number in range(ARTICLES):
        if number % 50 == version:
            continue
        words = f"bản {version}" if number % 3 == version else "như nhau"
        day = f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}"
        body = f"Nội dung {number} {words}. [Bài](../2031/bai-1.md)\n\n## Mục\n\n- một\n"
        files[f"content/tin/2031/so-{number}.md"] = article(f"Bài {number} {words}", day, body=body)
    return files


@dataclass(frozen=True, slots=True)
class Field:
    """A site root under builds that are killed, and what clean builds give for its versions."""

    root: Path
    clean: tuple[Told, ...]
    seconds: float

    @classmethod
    def prepared(cls, top: Path) -> "Field":
        """Build both versions cleanly, each in a root of its own."""
        found = []
        seconds = 0.0
        for version in (0, 1):
            root = write_site(top / f"sach-{version}", site_of(version))
            begun = time.monotonic()
            assert by_command(request_for(root, as_of=START), "")[0] == ""
            seconds = time.monotonic() - begun
            found.append(told(root))
        return cls(write_site(top / "goc", site_of(0)), tuple(found), seconds)

    def set(self, version: int) -> None:
        """Make the content that of a version."""
        wanted = site_of(version)
        for path in (self.root / "content/tin/2031").glob("so-*.md"):
            if path.relative_to(self.root).as_posix() not in wanted:
                path.unlink()
        for name, text in wanted.items():
            path = self.root / name
            if not path.is_file() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")

    def forget(self) -> None:
        """As if nothing had ever been built."""
        shutil.rmtree(self.root / "site", ignore_errors=True)
        shutil.rmtree(self.root / ".cchc", ignore_errors=True)

    def kill(self, random: Random) -> bool:
        """Start a build and kill it with all its processes; whether it had not yet ended.

        One time in two the moment lies where files are being moved.
        """
        command = [CCHC, "build", "--root", self.root, "--as-of", START.isoformat(), "--jobs", "2"]
        process = subprocess.Popen(
            [str(word) for word in command],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        if random.random() < 0.5:
            time.sleep(random.uniform(0, self.seconds))
        else:
            self._wait_for_moves(process)
            time.sleep(random.uniform(0, 0.15))
        early = process.poll() is None
        if early:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(_PATIENCE)
        return early

    def _wait_for_moves(self, process: "subprocess.Popen[bytes]") -> None:
        state = request_for(self.root).state.folder / "unfinished"
        began = state.stat().st_mtime_ns if state.is_file() else 0
        while process.poll() is None:
            if state.is_file() and state.stat().st_mtime_ns != began:
                return
            time.sleep(0.002)

    def damage(self, before: Mapping[str, bytes]) -> list[str]:
        """Files that are neither what they were nor what a version of the site has there."""
        allowed = (before, *(version.files for version in self.clean))
        return [
            path
            for path, data in contents(self.root / "site").items()
            if not any(files.get(path) == data for files in allowed)
        ]

    def index_is_whole(self, before: object) -> bool:
        """Whether the search index is what it was, or that of a version."""
        file = index_file(self.root)
        if not file.is_file():
            return True
        found = index_of(file)
        return found in (before, *((version.rows, version.words) for version in self.clean))


def kill_and_mend(field: Field, random: Random, number: int) -> bool:
    """One killed build and what follows. Raises AssertionError; whether the kill came in time."""
    if number % 3 == 0:
        field.forget()
    version = random.randrange(2)
    before = contents(field.root / "site") if (field.root / "site").is_dir() else {}
    index = index_of(index_file(field.root)) if index_file(field.root).is_file() else None
    field.set(version)
    early = field.kill(random)
    assert field.damage(before) == []
    assert field.index_is_whole(index)
    if random.random() < 0.4:  # what the killed build was for is taken back
        version = 1 - version
        field.set(version)
    request = replace(request_for(field.root, as_of=START), jobs=2)
    assert by_command(request, "")[0] == ""
    assert told(field.root) == field.clean[version]
    return early
