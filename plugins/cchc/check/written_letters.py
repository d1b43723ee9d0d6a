"""Letters of a file that no face of the print typeface draws."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from cchc.check.leaf import Leaf
from cchc.check.signs import UNUSUAL
from cchc.schema.problem import Problem

Lacking = tuple[str, int, int]
"""Letter, line, column."""

# Combining marks are composed when the file is read.
LACKING: Final = re.compile(
    "[^\t\n\r -~\u00a0-\u02cc\u02ce-\u02d7\u02da\u02dc-\u036f\u1d00-\u1dbf\u1e00-\u1eff\u2002\u2009"
    "\u200b\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u2032\u2033\u2039\u203a\u2044"
    "\u20a0-\u20be\u2113\u2122\u2191\u2193\u2212\u2215\ufeff]"
)
"""What no face of Tinos draws."""
_WORDS = {"≥": "ít nhất", "≤": "nhiều nhất", "→": "đến", "≈": "khoảng", "№": "số", "⇒": "nên"}
_ELSE = "Viết bằng chữ, hoặc thay bằng ký tự thường dùng."


def lacking_letters(leaf: Leaf) -> tuple[Lacking, ...]:
    """Each such letter where it stands first: in the values of the front matter, then in the
    text."""
    if leaf.kind is None or not leaf.has(UNUSUAL):
        return ()
    source = leaf.source
    first: dict[str, int] = {}
    for value in leaf.texts:
        for letter in LACKING.findall(str(value.value)):
            first.setdefault(letter, source.at(value.location))
    for match in LACKING.finditer(source.text, source.body_start):
        first.setdefault(match[0], match.start())
    return tuple((letter, *leaf.place(offset)) for letter, offset in first.items())


def lacking_problems(path: str, found: Iterable[Lacking]) -> Iterator[Problem]:
    """IN-CHU of a file that is printed."""
    for letter, line, column in found:
        message = (
            f'Phông chữ in không có "{letter}" (U+{ord(letter):04X}), nên tệp này không in được.'
        )
        hint = f'Viết "{_WORDS[letter]}" thay cho "{letter}".' if letter in _WORDS else _ELSE
        yield Problem(path, line, column, "IN-CHU", message, hint)
