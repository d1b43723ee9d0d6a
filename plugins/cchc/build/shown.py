"""What a build has shown of each document, so that the next one asks only about those it reaches.

Ten thousand pages ask three questions each about one document: what it is (P), where it is (@),
what came before it in its section (V). After a change of a few documents nearly all of the answers
are the same, and one need not ask to know.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from cchc.build.manifest import Manifest
from cchc.build.memory import recall, remember
from cchc.pages.answers import brief_answer
from cchc.pages.groups import groups
from cchc.pages.site import Site

FILE = "shown"
MOST = 500
"""For more changed documents all questions are asked again."""


class Shown(Struct, frozen=True):
    """Documents as a build saw them: the answer about each by path, and the paths of each section,
    newest first. `light` and `clock` are those of the build's header."""

    light: bytes
    clock: str
    briefs: Mapping[str, bytes]
    sections: Mapping[str, Sequence[str]]


class News(Struct, frozen=True):
    """What is shown `now`, and what was `before` if it is known; `replaced` are the briefs that
    documents had before which have others now, if they are known."""

    now: Shown
    before: Shown | None
    replaced: Mapping[str, tuple[Any, ...] | None] | None

    def changed(self) -> set[str] | None:
        """The documents that are shown otherwise; None for many, or when it is not known."""
        if self.before is None:
            return None
        before, now = self.before.briefs, self.now.briefs
        found = {path for path, answer in now.items() if before.get(path) != answer}
        found |= before.keys() - now.keys()
        return found if len(found) <= MOST else None

    def followers(self, changed: Iterable[str], radius: int) -> set[str]:
        """The documents whose `radius` predecessors are others, or have changed."""
        found = set[str]()
        for key, paths in self.now.sections.items():
            before = self.before.sections.get(key, ()) if self.before else ()
            found.update(_followed(before, paths, changed, radius))
        return found


def shown_of(site: Site, light: bytes) -> Shown:
    """What a site shows."""
    return Shown(
        light,
        site.clock,
        {document.path: brief_answer(site, document) for document in site.store.valid},
        {
            key: [document.path for document in documents]
            for key, documents in groups(site, "section").items()
        },
    )


def keep_shown(folder: Path, shown: Shown) -> None:
    """Keep it for the next process. Raises OSError."""
    named = dict(shown.briefs), dict(shown.sections)
    remember(folder / FILE, ((shown.light, shown.clock), *named))


def kept_shown(folder: Path, last: Manifest) -> Shown | None:
    """What the last build has shown; None when that is lost."""
    if last.shown:
        return last.shown
    parts = recall(folder / FILE, 3)
    is_of = parts and parts[0] == (last.header.light, last.header.clock)
    return Shown(*parts[0], *parts[1:]) if parts and is_of else None


def _followed(
    before: Sequence[str], now: Sequence[str], changed: Iterable[str], radius: int
) -> Iterator[str]:
    """The documents of a section that have other ones just behind them, or changed ones."""
    if before != now:
        same = _same(before, now)
        rest = _same(before[same:][::-1], now[same:][::-1])
        yield from now[max(0, same - radius) : len(now) - rest]
    places = {path: place for place, path in enumerate(now)}
    for path in changed:
        if path in places:
            yield from now[max(0, places[path] - radius) : places[path]]


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many of the first values are the same in both."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
