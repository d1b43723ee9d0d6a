"""What a build remembers per output folder, and what it hands to the API."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cchc.build.write import replace_bytes, tree

STATE = ".cchc"


@dataclass(frozen=True, slots=True)
class OutputState:
    """The folder `<root>/.cchc/builds/<key>/` of one output folder."""

    folder: Path

    @classmethod
    def of(cls, root: Path, out: Path) -> "OutputState":
        """The state of the output folder `out`."""
        key = hashlib.blake2b(str(out.resolve()).encode(), digest_size=8).hexdigest()
        return cls(root / STATE / "builds" / key)

    @property
    def stage(self) -> Path:
        """Where the next build is written before it is published."""
        return self.folder / "stage"

    def fresh_stage(self) -> Path:
        """An empty staging folder."""
        shutil.rmtree(self.stage, ignore_errors=True)
        self.stage.mkdir(parents=True)
        return self.stage

    def files(self) -> tuple[str, ...]:
        """The files of the last build; none when it is unknown or damaged."""
        try:
            return tuple(json.loads((self.folder / "files.json").read_bytes()))
        except (OSError, ValueError, TypeError):
            return ()

    def remember(self, files: Iterable[str]) -> None:
        """Note the files of this build, last of all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        replace_bytes(self.folder / "files.json", json.dumps(sorted(files)).encode())


def write_release(
    root: Path, site: Path, offset: int, definition_url: str, prefix: str = "/"
) -> None:
    """Tell the API which addresses may be counted and where counting started."""
    files = tree(site)
    names = [name for name in files if name.endswith("index.html")]
    paths = sorted(prefix + name.removesuffix("index.html") for name in names)
    digest = hashlib.blake2b("\n".join(paths).encode(), digest_size=16)
    for name in sorted(files):
        digest.update(files[name].read_bytes())
    release = {
        "release": digest.hexdigest(),
        "paths": paths,
        "offset": offset,
        "definition_url": definition_url,
    }
    text = json.dumps(release, ensure_ascii=False)
    (root / STATE).mkdir(exist_ok=True)
    replace_bytes(root / STATE / "release.json", text.encode())
