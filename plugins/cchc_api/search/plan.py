"""How a query is asked: full-text expressions from strict to wide, and marks before no marks.

Words are letters and digits only and stand in quotes, so no operator of the reader's (quotes, *,
NEAR, OR, column names) ever reaches the full-text engine.
"""

import re
from collections.abc import Sequence
from functools import cache

from cchc.vietnamese.matching import folded
from cchc_api.search.query import Query

_VOWELS = "àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ"


def expressions(words: Sequence[str]) -> tuple[str, ...]:
    """FTS5 expressions, best first; the last one finds whatever the others find.

    The phrase, then all words anywhere, the last word perhaps half typed; of a single word first
    the whole word.
    """
    if not words:
        return ()
    phrase = f'"{" ".join(words)}"'
    if len(words) == 1:
        return phrase, f"{phrase} *"
    return f"{phrase} *", " ".join(f'"{word}"' for word in words) + " *"


class Marks:
    """Tells texts that hold the words with the very marks the reader typed.

    Fold for finding, exact marks for ranking: "hội nghị" finds "hội nghi" too, but after it.
    """

    def __init__(self, query: Query) -> None:
        typed = query.marked_words
        self.matter = any(word != flat for word, flat in zip(typed, query.words, strict=True))
        parts = [_pattern(word, flat) for word, flat in zip(typed, query.words, strict=True)]
        self._phrase = re.compile(r"[\W_]+".join(parts))
        self._needed = tuple(
            word for word, flat in zip(typed, query.words, strict=True) if word != flat
        )

    def rank(self, text: str, *, has_phrase: bool = True) -> int:
        """0 for the phrase with these marks, 1 for the words with them, 2 for neither.

        A text known not to have the phrase, marks or not, is not searched for it.
        """
        lower = text.lower()
        if not all(word in lower for word in self._needed):
            return 2
        return 0 if has_phrase and self._has_phrase(lower) else 1

    def _has_phrase(self, lower: str) -> bool:
        # Looked back only where it is found: a pattern that begins with looking back is tried at
        # every letter.
        found = self._phrase.search(lower)
        while found is not None:
            start = found.start()
            if not start or not lower[start - 1].isalnum():
                return True
            found = self._phrase.search(lower, start + 1)
        return False


def _pattern(typed: str, flat: str) -> str:
    """A word typed with marks means itself, one typed without means any marks."""
    return re.escape(typed) if typed != flat else "".join(map(_any_marks, flat))


@cache
def _any_marks(letter: str) -> str:
    variants = "".join(each for each in _VOWELS if folded(each) == letter)
    return f"[{letter}{variants}]" if variants else re.escape(letter)
