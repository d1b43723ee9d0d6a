"""One file as its own rules see it: what is read of it once, and nothing of any other file."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct

from cchc.check.bodies import without_code
from cchc.check.signs import EVERY_SIGN, UNUSUAL, Signs, every_sign
from cchc.schema.content_type import ContentType
from cchc.schema.problem import Problem
from cchc.schema.record import Record
from cchc.schema.walk import Location, Value, texts
from cchc.source.front_matter import Source
from cchc.source.lines import Cursor
from cchc.source.settings import Settings
from cchc.source.store import Store
from cchc.vietnamese.text import is_nfc


class Leaf(Struct, frozen=True, dict=True):
    """One Markdown file of the site, with what its rules share.

    `source` has canonical keys where the type is known; `kind` is None where it is not, then
    `identity`, the stated or derived id, is empty; `record` is None where a fault forbids it.
    `reading` are the problems of reading the file, `look` finds the signs of its text. Whatever a
    local rule says follows from the bytes, the path and the settings alone, so it may be kept for
    as long as these stay the same.
    """

    path: str
    source: Source
    kind: ContentType | None
    identity: str
    record: Record | None
    settings: Settings
    reading: tuple[Problem, ...] = ()
    look: Callable[[str], Signs] = every_sign

    @cached_property
    def texts(self) -> tuple[Value, ...]:
        """Every front-matter value as written; none where the type is not known."""
        return tuple(texts(self.kind.model, self.source.data)) if self.kind else ()

    @cached_property
    def body(self) -> str:
        """The raw body, which begins at `source.body_start`."""
        return self.source.text[self.source.body_start :]

    @cached_property
    def prose(self) -> str:
        """The raw body with code blanked out, position for position."""
        return without_code(self.body)

    @cached_property
    def composed(self) -> bool:
        """Whether the whole file is in composed form (NFC)."""
        return UNUSUAL not in self._found or is_nfc(self.source.text)

    @cached_property
    def signs(self) -> Signs:
        """What the file may hold, as `cchc.check.signs` names it."""
        return self._found if self.composed else EVERY_SIGN

    def has(self, sign: str) -> bool:
        """Whether a sign was found as the text is written, composed or not."""
        return sign in self._found

    @cached_property
    def _found(self) -> Signs:
        return self.look(self.source.text)

    @cached_property
    def _cursor(self) -> Cursor:
        return Cursor(self.source.text)

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset of the raw text."""
        return self._cursor.place(offset)

    def place_of(self, location: Location) -> tuple[int, int]:
        """(line, column) of a front-matter value, else of the nearest part around it."""
        return self._cursor.place(self.source.at(location))


def leaves(store: Store) -> Iterator[Leaf]:
    """Every Markdown file of a site, in order of path."""
    reading = defaultdict[str, list[Problem]](list)
    for problem in store.problems:
        reading[problem.path].append(problem)
    valid, kinds = store.by_path, store.kinds
    identities = {path: identity for identity, owners in store.ids.items() for _, path in owners}
    for path, source in store.sources.items():
        record = valid[path].record if path in valid else None
        found = tuple(reading.get(path, ()))
        identity = identities.get(path, "")
        yield Leaf(path, source, kinds.get(path), identity, record, store.settings, found)
