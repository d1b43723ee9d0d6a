"""Parsed bodies: each text goes through Markdown once, whatever asks for it."""

from collections import OrderedDict
from typing import Protocol

from msgspec import Struct, field

from cchc.pages.body import Parsed
from cchc.pages.renderer import Renderer
from cchc.source.documents import Document


class KeptBodies(Protocol):
    """Where parsed bodies outlive a build, by the digest of their file."""

    def get(self, content: bytes) -> Parsed | None:
        """The body of a file with this digest, if it was kept."""
        ...

    def put(self, content: bytes, parsed: Parsed) -> None:
        """Keep a body."""
        ...

    def flush(self) -> None:
        """Write what waits to be kept."""
        ...


class Bodies(Struct, frozen=True, dict=True):
    """Parsed bodies of this build, the last `most` of them in memory."""

    kept: KeptBodies | None = None
    most: int = 256
    _renderer: Renderer = field(default_factory=Renderer)
    _recent: OrderedDict[bytes, Parsed] = field(default_factory=OrderedDict)

    def of(self, document: Document) -> Parsed:
        """The parsed body of a document."""
        content = document.content
        parsed = self._recent.get(content)
        if parsed is None and self.kept:
            parsed = self.kept.get(content)
        if parsed is None:
            parsed = self._renderer.parse(document.source.body)
            if self.kept:
                self.kept.put(content, parsed)
        self._recent[content] = parsed
        self._recent.move_to_end(content)
        while len(self._recent) > self.most:
            self._recent.popitem(last=False)
        return parsed

    def flush(self) -> None:
        """Write what waits to be kept; a process that ends without it has parsed in vain."""
        if self.kept:
            self.kept.flush()
