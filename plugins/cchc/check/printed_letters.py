"""Letters that the typefaces of print lack, in what is printed: a document whose printed form the
website offers, a name out of the catalogues, a part of a pack.

A print shop that finds one refuses the whole document rather than print an empty box; the website
then goes without that file.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from cchc.check.between import Between
from cchc.check.leaf import Leaf
from cchc.check.written_letters import Lacking, lacking_letters
from cchc.schema.problem import Problem
from cchc.source.packs import sources_of
from cchc.source.visibility import state_of

_ALSO = frozenset({"booklet", "report", "unit", "channel"})
"""Types that are printed by others, or in several parts."""
_WORDS = {"≥": "ít nhất", "≤": "nhiều nhất", "→": "đến", "≈": "khoảng", "№": "số", "⇒": "nên"}
_ELSE = "Viết bằng chữ, hoặc thay bằng ký tự thường dùng."


def of_file(leaf: Leaf) -> Iterator[Problem]:
    """IN-CHU, once for each such letter of a file that the website prints."""
    if leaf.kind is not None and (leaf.kind.printed or leaf.kind.id in _ALSO):
        yield from _problems(leaf.path, lacking_letters(leaf))


def between_files(between: Between) -> Iterator[Problem]:
    """IN-CHU of everything else that a public pack is printed from."""
    state = partial(state_of, as_of=between.as_of)
    for pack in between.store.of("booklet"):
        if state(pack) == "published":
            for document in sources_of(between.store, pack, state):
                yield from _problems(document.path, between.facts[document.path].lacking)


def _problems(path: str, found: Iterable[Lacking]) -> Iterator[Problem]:
    for letter, line, column in found:
        message = (
            f'Phông chữ in không có "{letter}" (U+{ord(letter):04X}), nên tệp này không in được.'
        )
        hint = f'Viết "{_WORDS[letter]}" thay cho "{letter}".' if letter in _WORDS else _ELSE
        yield Problem(path, line, column, "IN-CHU", message, hint)
