"""What the theme's builder gives to a build: its own files, and the shells around our pages."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from cchc.build.forks import apart
from cchc.build.manifest import Manifest, Output
from cchc.build.memory import recall, remember
from cchc.build.spliced import check_spliced, samples
from cchc.build.stamp import asks_environment
from cchc.pages.page import Page
from cchc.pages.shell import Whole
from cchc.pages.site import Site
from cchc.source.documents import PAGES

THEME = "theme"
"""The name of the theme's own job."""
_SHELLS = "shells"
OURS = frozenset({"sitemap.xml", "sitemap.xml.gz"})
"""What MkDocs writes of its own pages alone; the library writes the whole."""


class Applied(Struct, frozen=True):
    """The theme applied to a site: staged files by path in the site (assets, ordinary pages,
    404), and the HTML with slots by section.

    `whole` is the slow way, which the shells are checked against; None for a theme that has no
    templates.
    """

    files: Mapping[str, Path]
    shells: Mapping[str, str]
    whole: Whole | None = None

    def check(self, site: Site, pages: Iterable[Page]) -> None:
        """Raises BuildError when one of these pages is not in its shell what it is whole."""
        if self.whole:
            check_spliced(site, self.shells, self.whole, pages)


Theme = Callable[[Site, Path], Applied]
"""Applies the theme to a site, staging files below a folder; called only when that is needed."""


class Themed(Struct, frozen=True):
    """The theme's files with SHA-256, size and staged file ("" for one that stays); `shells` is a
    digest of the shells."""

    files: Mapping[str, tuple[bytes, int, str]]
    asked: tuple[str, ...]
    shells: bytes


def apply_theme(
    state: Path,
    stage: Path,
    site: Site,
    theme: Theme,
    old: Manifest,
    moved: set[str],
    jobs: int = 1,
) -> tuple[Themed, Mapping[str, str]]:
    """The theme's files and the shells; it runs when an answer has `moved` or a file is lost.

    Of the outputs that `old` remembers only those are given that lie in the site whole. With
    several `jobs` its builder is loaded in a process of its own.
    """
    done, shells = old.jobs.get(THEME), _kept_shells(state, old.header.shells)
    same = done and shells and THEME not in old.jobs.askers(moved)
    same = same and not asks_environment(site.store.root)
    if same and done and shells and all(path in old.outputs for path in done.files):
        files = {path: (*old.outputs[path][:2], "") for path in done.files}
        return Themed(files, old.jobs.asked(THEME), old.header.shells), shells
    work = partial(_applied, stage, site, theme, old.outputs, anew=not done)
    files, shells, asked = apart(work, jobs)
    remember(state / _SHELLS, (shells,))
    return Themed(files, asked, _together(shells)), shells


def _applied(
    stage: Path,
    site: Site,
    theme: Theme,
    outputs: Mapping[str, Output],
    *,
    anew: bool,
) -> tuple[dict[str, tuple[bytes, int, str]], dict[str, str], tuple[str, ...]]:
    with site.store.reads.collect() as asked:
        site.store.reads.note(f"M {PAGES}")
        applied = theme(site, stage / "theme")
    # Templates that the last build has checked need no page of the site; other ones are another
    # stamp, with which nothing is remembered.
    applied.check(site, samples(site) if anew else ())
    files = {}
    for path, file in applied.files.items():
        if path not in OURS:
            data = file.read_bytes()
            digest, before = hashlib.sha256(data).digest(), outputs.get(path)
            stays = before and before[0] == digest
            files[path] = digest, len(data), "" if stays else str(file)
    return files, dict(applied.shells), tuple(sorted(asked))


def _kept_shells(state: Path, wanted: bytes) -> Mapping[str, str] | None:
    """The shells of the last build; None when they are lost, or are those of a build that failed
    after it had applied the theme."""
    parts = recall(state / _SHELLS, 1)
    shells: Mapping[str, str] | None = parts[0] if parts else None
    return shells if shells and _together(shells) == wanted else None


def _together(shells: Mapping[str, str]) -> bytes:
    whole = hashlib.blake2b(digest_size=12)
    for section in sorted(shells):
        whole.update(f"{section}\0{shells[section]}\0".encode())
    return whole.digest()
