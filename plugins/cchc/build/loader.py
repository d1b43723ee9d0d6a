"""Full records and sources, read from their files when somebody asks for them."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from cchc.schema.record import Record
from cchc.source.front_matter import Source, read_source
from cchc.source.reading import read_record
from cchc.source.settings import Settings
from cchc.source.shelf import kind_of
from cchc.source.tree import bytes_of

_RECENT = 320
"""More than a pack has parts, as a rule: it goes through them twice."""


class Loader(Struct, frozen=True, dict=True):
    """Full records; the last few stay in memory."""

    root: Path
    settings: Settings
    _recent: OrderedDict[str, tuple[Record, Source]] = field(default_factory=OrderedDict)

    def load(self, path: str) -> tuple[Record, Source]:
        """The record and source of a valid document. Raises KeyError when it is valid no more."""
        if path not in self._recent:
            source = read_source(path, bytes_of(f"{self.root}/{path}"))
            kind = kind_of(path, source)
            reading = read_record(kind, source, {"thirds": self.settings.thirds}) if kind else None
            if reading is None or reading.record is None:
                raise KeyError(path)
            self._recent[path] = reading.record, reading.source
            if len(self._recent) > _RECENT:
                self._recent.popitem(last=False)
        self._recent.move_to_end(path)
        return self._recent[path]

    def know(self, path: str, record: Record | None, source: Source) -> None:
        """Somebody has read the file again; without a record it is read when it is asked for."""
        self._recent.pop(path, None)
        if record is not None:
            self._recent[path] = record, source


@dataclass(frozen=True)
class Sources(Mapping[str, Source]):
    """Every Markdown file by path, read when somebody asks for it."""

    root: Path
    paths: tuple[str, ...]

    def __getitem__(self, path: str) -> Source:
        if path not in self._known:
            raise KeyError(path)
        return read_source(path, bytes_of(f"{self.root}/{path}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.paths)
