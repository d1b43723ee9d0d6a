"""What the words of a file may hold: one look at each word spares most rules the whole text.

A sign only says that a closer look is worth while; without it the rule has nothing to find. Nearly
all words of a site have been seen before, so those without a sign are remembered.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import filterfalse

from cchc.vietnamese.encodings import may_be_legacy
from cchc.vietnamese.text import invisible, suspect_words

SPACING = "s"
"""A mark by itself, a hyphen or slash at the end: the space beside it may be one too many."""
CONVERTED = "c"
"""Letters as a wrong conversion leaves them."""
HIDDEN = "h"
"""Characters nobody sees."""
NUMBER = "n"
"""As many digits in a row as identity papers have."""
OLD = "o"
"""Letters as an old font has them, in a word that is none in Unicode."""
EVERY_SIGN = SPACING + CONVERTED + HIDDEN + NUMBER + OLD

_MARKS = frozenset(",;:.!?")
_JOINED = re.compile(r"[^\W\d_]-|\w/")
_LETTERS = re.compile(r"[^\W\d_]+")
_NINE, _ZEROS = b"0" * 9, bytes.maketrans(b"123456789", b"0" * 9)
_LONGEST_WORD = 24
_MOST_WORDS = 1 << 16


def signs(content: bytes) -> str:
    """The signs of a file whose text is composed, some of them perhaps more than once.

    Bytes are taken apart in half the time of letters, and words are all that is asked for. The
    text of a link ends in a word like others; its target, mostly new, has plain letters only.
    """
    seen = _words_without_sign()
    new = list(filterfalse(seen.__contains__, content.replace(b"](", b" ](").split()))
    found = _signs(new) if new else ""
    for word in new if len(seen) < _MOST_WORDS else ():
        if len(word) <= _LONGEST_WORD and not (found and _signs([word])):
            seen.add(word)
    return found


@cache
def _words_without_sign() -> set[bytes]:
    """A memory of `_signs`, which answers as if it were not there."""
    return set()


def _signs(words: Sequence[bytes]) -> str:
    """The signs of some words, which are runs of characters between white space."""
    joined = b" ".join(words)
    found, text = "", joined.decode(errors="replace")
    for word in text.split():
        if word in _MARKS or (word[-1] in "-/" and _JOINED.fullmatch(word[-2:])):
            found = SPACING
    if not text.isascii():
        if "lõng" in text.lower() or any(map(_converted, _LETTERS.findall(text))):
            found += CONVERTED
        if not text.isprintable() and invisible(text):
            found += HIDDEN
        if may_be_legacy(text):
            found += OLD
    return found + NUMBER if _NINE in joined.translate(_ZEROS) else found


@lru_cache(_MOST_WORDS)
def _converted(letters: str) -> bool:
    """Whether a run of letters is suspect; runs recur, unlike the links that they stand in."""
    return bool(suspect_words(letters))
