"""What the words of a file may hold: one look at each word spares most rules the whole text.

A sign only says that a closer look is worth while; without it the rule has nothing to find.
"""

import re
from functools import lru_cache

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

_SPACING = re.compile(r"[,;:.!?]|.*(?:[^\W\d_]-|\w/)", re.DOTALL)
_DIGITS = re.compile("[0-9]{9}")
_MOST_WORDS = 1 << 16


@lru_cache(maxsize=_MOST_WORDS)
def signs(word: str) -> str:
    """The signs of one word, a run of characters between white space in composed form."""
    found = SPACING if _SPACING.fullmatch(word) else ""
    if suspect_words(word) or "lõng" in word.lower():
        found += CONVERTED
    if invisible(word):
        found += HIDDEN
    return found + NUMBER if _DIGITS.search(word) else found
