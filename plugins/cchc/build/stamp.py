"""What every page may depend on besides the content: the library, its packages, the settings.

Found by stat and by names, without importing anything: another stamp means a clean build.
"""

import hashlib
import os
import re
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGES = ("cchc", "mkdocs_cchc")
_WORD = re.compile(r"[^\s\"'\[\]{},:]++(?!:)")  # values, not keys
_ELSEWHERE = frozenset({"", ".", "content", "site", ".cchc", ".git", "mkdocs.yml"})
"""What a build looks at anyway, or makes itself."""
_PLUGINS = Path(__file__).resolve().parents[2]


def stamp(root: Path) -> bytes:
    """A digest of the installed library, of the site's `mkdocs.yml` and of what that one names:
    files and folders of the site root (templates of its own, hooks)."""
    digest = hashlib.blake2b(installation(), digest_size=16)
    text = _configuration(root)
    digest.update(text)
    for line in _named(root, text.decode("utf-8", "replace")):
        digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.digest()


def asks_environment(root: Path) -> bool:
    """Whether MkDocs takes settings of the site from environment variables, which no stamp knows:
    then the theme has to be applied to find out."""
    return b"!ENV" in _configuration(root)


def _configuration(root: Path) -> bytes:
    file = root / "mkdocs.yml"
    return file.read_bytes() if file.is_file() else b""


def _named(root: Path, text: str) -> Iterator[str]:
    for word in sorted(set(_WORD.findall(text))):
        parts = word.split("/")
        if parts[0] not in _ELSEWHERE and ".." not in parts and (root / word).exists():
            path = root / word
            yield from sorted(_files(path) if path.is_dir() else (_line(word, path.stat()),))


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
                yield _line(entry.path, entry.stat())


def _line(path: str, status: os.stat_result) -> str:
    return f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n"
