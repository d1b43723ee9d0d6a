"""What several jobs share and is dear to compute: kept from build to build beside the manifest.

A kept value says itself which questions it came from and what their answers were; it holds as long
as they are the same, whichever build or process kept it.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from cchc.build.memory import recall, remember
from cchc.pages.answers import answer
from cchc.pages.site import Derive, PrintedFile, Site
from cchc.tracking.edge import Edge

FOLDER = "derived"
EDGE = "edge"
"""The next day on which the tables change."""


def with_edge(compute: Derive) -> Derive:
    """The same, and the next edge of the tables."""

    def derive(site: Site, name: str) -> Any:
        if name != EDGE:
            return compute(site, name)
        from cchc.tracking.edges import next_build_edge  # the tables, which a kept edge spares

        return next_build_edge(site.store, site.as_of)

    return derive


class Derived(Struct, frozen=True, dict=True):
    """Values of "until", "print …", in files of the state folder where they still hold.

    `stamp` is of the library and settings that work them out.
    """

    folder: Path
    stamp: bytes
    compute: Derive
    _values: dict[str, Any] = field(default_factory=dict)

    def __call__(self, site: Site, name: str) -> Any:
        if name not in self._values:
            kept = self._kept(site, name, 3)
            self._values[name] = _value(kept[2]) if kept else self._work_out(site, name)
        return self._values[name]

    def answer(self, site: Site, name: str) -> bytes:
        """A digest of the value."""
        kept = self._kept(site, name, 2)
        return bytes(kept[1][2]) if kept else _digest(_plain(self(site, name)))

    def holds(self, site: Site, name: str) -> bool:
        """Whether the value is the one that an earlier build has kept."""
        return self._kept(site, name, 2) is not None

    def forget(self, names: Iterable[str]) -> None:
        """Remove what is kept of any other name."""
        wanted = {self._file(name).name for name in names}
        for file in (self.folder / FOLDER).glob("*"):
            if file.name not in wanted:
                file.unlink(missing_ok=True)

    def _work_out(self, site: Site, name: str) -> Any:
        with site.store.reads.collect() as questions:
            value = self.compute(site, name)
        asked, plain = tuple(sorted(questions)), _plain(value)
        front = asked, _together(site, asked), _digest(plain)
        remember(self._file(name), (self.stamp, front, plain))
        return value

    def _kept(self, site: Site, name: str, parts: int) -> list[Any] | None:
        kept = recall(self._file(name), parts)
        if kept is None or kept[0] != self.stamp:
            return None
        asked, answers, _ = kept[1]
        return kept if _together(site, asked) == answers else None

    def _file(self, name: str) -> Path:
        short = hashlib.blake2b(name.encode(), digest_size=12).hexdigest()
        return self.folder / FOLDER / short


def _together(site: Site, asked: Iterable[str]) -> bytes:
    whole = hashlib.blake2b(digest_size=16)
    for question in asked:
        found = answer(site, question)
        whole.update(len(found).to_bytes(4, "big") + found)
    return whole.digest()


def _digest(plain: Any) -> bytes:
    return hashlib.blake2b(repr(plain).encode(), digest_size=12).digest()


def _plain(value: Any) -> Any:
    if isinstance(value, PrintedFile):
        return ("print", value.url, value.data, value.pages)
    if isinstance(value, Edge):
        return ("edge", value.day.isoformat(), value.reason, value.id)
    if isinstance(value, tuple):
        return ("rows", value)
    return ("day", value.isoformat()) if isinstance(value, date) else None


def _value(plain: Any) -> Any:
    if plain is None:
        return None
    if plain[0] == "print":
        return PrintedFile(*plain[1:])
    if plain[0] == "rows":
        return plain[1]
    day = date.fromisoformat(plain[1])
    return Edge(day, *plain[2:]) if plain[0] == "edge" else day
