"""Words for finding: folded letter by letter, so that places in both texts agree."""

import re

from cchc.vietnamese.text import fold, nfc

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """The folded form of a composed text with exactly one letter for each of its letters.

    `fold` alone drops marks that stand alone, which no Vietnamese text has but a pasted one may.
    """
    whole = fold(text)
    if len(whole) == len(text):
        return whole
    return "".join(fold(letter)[:1] or " " for letter in text)


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, folded; signs separate them."""
    return tuple(_WORD.findall(folded(nfc(text))))


def word_places(flat: str) -> list[tuple[int, int]]:
    """Where the words of a folded text begin and end."""
    return [match.span() for match in _WORD.finditer(flat)]
