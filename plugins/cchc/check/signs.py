"""What the words of a file may hold: one look at each word spares most rules the whole text.

A sign only says that a closer look is worth while; without it the rule has nothing to find. Nearly
all words of a site have been seen before, so those without a sign are remembered.
"""

import re
from functools import cache, lru_cache
from itertools import filterfalse

from cchc.vietnamese.text import invisible, suspect_words

SPACING = "s"
"""A mark by itself, a hyphen or slash at the end: the space beside it may be one too many."""
CONVERTED = "c"
"""Letters as a wrong conversion leaves them."""
HIDDEN = "h"
"""Characters nobody sees."""
NUMBER = "n"
"""As many digits in a row as identity papers have."""
EVERY_SIGN = SPACING + CONVERTED + HIDDEN + NUMBER

_MARKS = frozenset(",;:.!?")
_JOINED = re.compile(r"[^\W\d_]-|\w/")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile("[0-9]{9}")
_LONGEST_WORD = 24
_MOST_WORDS = 1 << 16


def signs(text: str) -> str:
    """The signs of a composed text, some of them perhaps more than once."""
    seen, words = _words_without_sign(), text.split()
    if seen.issuperset(words):
        return ""
    found = ""
    for word in filterfalse(seen.__contains__, words):
        own = _signs(word)
        found += own
        if not own and len(word) <= _LONGEST_WORD and len(seen) < _MOST_WORDS:
            seen.add(word)
    return found


@cache
def _words_without_sign() -> set[str]:
    """A memory of `_signs`, which answers as if it were not there."""
    return set()


def _signs(word: str) -> str:
    """The signs of one word, a run of characters between white space."""
    found = ""
    if word in _MARKS or (word[-1] in "-/" and _JOINED.fullmatch(word[-2:])):
        found = SPACING
    if not word.isascii():
        if any(map(_converted, _LETTERS.findall(word))) or "lõng" in word.lower():
            found += CONVERTED
        if invisible(word):
            found += HIDDEN
    return found + NUMBER if len(word) > 8 and _DIGITS.search(word) else found


@lru_cache(_MOST_WORDS)
def _converted(letters: str) -> bool:
    """Whether a run of letters is suspect; runs recur, unlike the links that they stand in."""
    return bool(suspect_words(letters))
