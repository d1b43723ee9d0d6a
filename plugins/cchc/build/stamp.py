"""What every page may depend on besides the content: the library, its packages, the settings.

Found by stat and by names, without importing anything: another stamp means a clean build.
"""

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGES = ("cchc", "mkdocs_cchc")
_PLUGINS = Path(__file__).resolve().parents[2]


def stamp(root: Path) -> bytes:
    """A digest of the installed library and of the site's `mkdocs.yml`."""
    digest = hashlib.blake2b(installation(), digest_size=16)
    configuration = root / "mkdocs.yml"
    digest.update(configuration.read_bytes() if configuration.is_file() else b"")
    return digest.digest()


@cache
def installation() -> bytes:
    """A digest of the library's files, of the packages beside it, of the site's typefaces.

    Taken once: a running process goes on with the library that it has loaded.
    """
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for package in _PACKAGES:
        for line in sorted(_files(_PLUGINS / package)):
            digest.update(line.encode())
    packages = Path(sysconfig.get_path("purelib"))
    names = os.listdir(packages) if packages.is_dir() else []  # noqa: PTH208 - names are enough
    digest.update("\0".join(sorted(name for name in names if "." in name)).encode())
    for line in sorted(_files(Path(sys.prefix) / "share" / "cchc")):
        digest.update(line.encode())
    return digest.digest()


def _files(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path))
            else:
                status = entry.stat()
                yield f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}\n"
