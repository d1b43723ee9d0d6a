"""What several jobs share and is dear to compute: kept from build to build beside the manifest."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from cchc.build.memory import recall, remember
from cchc.pages.site import Derive, PrintedFile, Site

FOLDER = "derived"


@dataclass(frozen=True)
class Derived:
    """Answers to "until", "print …": from the last build where they still hold, else computed.

    `valid` are the names whose remembered answer still holds; `asked` gets the questions behind
    every answer that is computed now.
    """

    folder: Path
    compute: Derive
    valid: set[str] = field(default_factory=set)
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _values: dict[str, Any] = field(default_factory=dict)
    _token: bytes = field(default_factory=lambda: os.urandom(8))

    def __call__(self, site: Site, name: str) -> Any:
        if name not in self._values:
            kept = recall(self._file(name), 3)
            # A process of this build may have worked it out already.
            if kept is not None and (name in self.valid or kept[2] == self._token):
                self._values[name] = _value(kept[0])
                self.asked[name] = kept[1]
            else:
                self._values[name] = self._work_out(site, name)
        return self._values[name]

    def _work_out(self, site: Site, name: str) -> Any:
        with site.store.reads.collect() as questions:
            value = self.compute(site, name)
        self.asked[name] = tuple(sorted(questions))
        remember(self._file(name), (_plain(value), self.asked[name], self._token))
        return value

    def answer(self, site: Site, name: str) -> bytes:
        """A digest of the value."""
        return hashlib.blake2b(repr(_plain(self(site, name))).encode(), digest_size=12).digest()

    def forget(self, names: Iterable[str]) -> None:
        """Remove what is kept of any other name."""
        wanted = {self._file(name).name for name in names}
        for file in (self.folder / FOLDER).glob("*"):
            if file.name not in wanted:
                file.unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        short = hashlib.blake2b(name.encode(), digest_size=12).hexdigest()
        return self.folder / FOLDER / short


def _plain(value: Any) -> Any:
    if isinstance(value, PrintedFile):
        return ("print", value.url, value.data, value.pages)
    return ("day", value.isoformat()) if isinstance(value, date) else None


def _value(plain: Any) -> Any:
    if plain is None:
        return None
    return PrintedFile(*plain[1:]) if plain[0] == "print" else date.fromisoformat(plain[1])
