"""Text typed in the old fonts TCVN3 and VNI: recognised and converted, never silently.

Forced on good text a conversion destroys it (cách becomes cỏch), so callers detect first, show
both versions and let a person decide.
"""

import re
from functools import cache
from typing import Literal

from cchc.vietnamese.legacy_tables import tcvn3_table, vni_table
from cchc.vietnamese.syllables import is_syllable
from cchc.vietnamese.text import nfc

LegacyEncoding = Literal["tcvn3", "vni"]

_UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_TOKEN = re.compile(r"[^\s!-/:-@\[-`{-~“”‘’–—…]+")
_ENCODINGS: tuple[LegacyEncoding, ...] = ("tcvn3", "vni")
_QUOTES = "«»"
_LEAST_LETTERS = 2
_LEAST_SHARE = 0.6


def detect_legacy(text: str) -> LegacyEncoding | None:
    """The old encoding a text or a line of it is written in; None when it is not certain.

    Certain: no letter that only Unicode has; most words become Vietnamese syllables; the
    changed words were mostly none before, and hold at least two old letters, repeats not counted.
    """
    composed = nfc(text)
    if composed.isascii() or _UNICODE_ONLY.search(composed) or not may_be_legacy(composed):
        return None
    words = [word for word in _TOKEN.findall(composed) if _counts(word)]
    scores = {encoding: _score(words, encoding) for encoding in _ENCODINGS}
    best = max(_ENCODINGS, key=lambda encoding: scores[encoding])
    certain = scores[best] > 0 and list(scores.values()).count(scores[best]) == 1
    return best if certain else None


def convert_legacy(text: str, encoding: LegacyEncoding) -> str:
    """The text in Unicode (NFC). Capitals of .VnTimeH come out small: their case is in the font."""
    pattern, table = _converter(encoding)
    return nfc(pattern.sub(lambda match: table[match[0]], nfc(text)))


@cache
def _converter(encoding: LegacyEncoding) -> tuple[re.Pattern[str], dict[str, str]]:
    table = dict(tcvn3_table() if encoding == "tcvn3" else vni_table())
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), table


def _counts(word: str) -> bool:
    """Words that tell something: not numbers, abbreviations or lone signs."""
    has_letter = re.search("[A-Za-z]", word) is not None
    abbreviation = word.isascii() and word.isupper()
    return has_letter and not abbreviation and not re.search("[0-9]", word)


def _score(words: list[str], encoding: LegacyEncoding) -> int:
    """How many words only this encoding explains; 0 when the text does not look like it."""
    pairs = [(word, convert_legacy(word, encoding)) for word in words]
    if sum(is_syllable(new) for _, new in pairs) < _LEAST_SHARE * len(pairs):
        return 0
    changed = [(old, new) for old, new in pairs if old != new]
    rescued = [old for old, new in changed if is_syllable(new) and not _reads(old)]
    spoilt = sum(_reads(old) for old, _ in changed)
    letters = sum(
        not letter.isascii() and letter not in _QUOTES for letter in "".join(set(rescued))
    )
    if letters < _LEAST_LETTERS or len(rescued) <= spoilt:
        return 0
    return len(rescued) - sum(not is_syllable(new) for _, new in changed)


def _reads(word: str) -> bool:
    """A syllable as it stands, with no capital in the middle."""
    return is_syllable(word) and (word.isupper() or word[1:].islower() or len(word) == 1)


def may_be_legacy(text: str) -> bool:
    """Whether a composed text has a word that only an old encoding may explain.

    Without one no part of the text is in an old encoding; the words may be asked one by one.
    """
    return any(
        not token.isascii() and _UNICODE_ONLY.search(token) is None and not _reads(token)
        for token in _TOKEN.findall(text)
    )
