"""Words that a wrong conversion from an old font left behind in Unicode text."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from cchc.vietnamese.legacy_tables import tcvn3_table
from cchc.vietnamese.syllables import is_syllable

_GHA = str.maketrans("Ƣƣ", "Ưư")
"""U+01A2 and U+01A3, which some converters wrote for Ư and ư."""

VNI_SINGLES = str.maketrans("ơĩịƠĨỊ", "ôóòÔÓÒ")
"""Back from a VNI conversion forced on Unicode: "công" had become "cơng", "phòng" "phịng"."""

_PHRASES = re.compile(r"(?<=\bhài )lõng\b", re.IGNORECASE)
"""Wrong, yet made of real syllables: "hài lõng" for "hài lòng"."""

_WORD = re.compile(r"[^\W\d_]+")


class Suspect(Struct, frozen=True):
    """A word that looks wrongly converted, where it begins, and what it probably was."""

    position: int
    text: str
    suggestion: str


def suspects(text: str) -> tuple[int, ...]:
    """Positions in a composed text of every U+01A2, U+01A3 and wrongly converted word."""
    words = suspect_words(text)
    strange = [match.start() for match in re.finditer("[Ƣƣ]", text)]
    return tuple(sorted({*strange, *(word.position for word in words if not _has_gha(word.text))}))


def suspect_words(text: str, seen: dict[str, str | None] | None = None) -> tuple[Suspect, ...]:
    """The words of a composed text that look wrongly converted, in their order.

    A word is suspect when it cannot be a Vietnamese syllable and undoing a conversion makes it
    one: LƢỜNG, cỏch, THƠNG; besides "hài lõng", which is made of two real syllables. `seen` keeps
    the answers for a caller with many texts.
    """
    answers = {} if seen is None else seen
    return tuple(sorted(_found(text, answers), key=lambda word: word.position))


def _found(text: str, seen: dict[str, str | None]) -> Iterator[Suspect]:
    if text.isascii():
        return
    words = {word for word in set(_WORD.findall(text)) if not word.isascii()}
    for word in words - seen.keys():
        seen[word] = _undone(word)
    for match in _WORD.finditer(text) if any(seen[word] for word in words) else ():
        if suggestion := seen.get(match[0]):
            yield Suspect(match.start(), match[0], suggestion)
    for match in _PHRASES.finditer(text):
        yield Suspect(match.start(), match[0], match[0].translate(str.maketrans("õÕ", "òÒ")))


def _undone(word: str) -> str | None:
    """The word before the conversion; None when it was none."""
    if _has_gha(word):
        return word.translate(_GHA)
    if is_syllable(word):
        return None
    for table in (VNI_SINGLES, tcvn3_backwards()):
        before = word.translate(table)
        if before != word and is_syllable(before):
            return before
    return None


def _has_gha(word: str) -> bool:
    return "Ƣ" in word or "ƣ" in word


@cache
def tcvn3_backwards() -> Mapping[int, str]:
    """Letters of good text by what a TCVN3 conversion had made of them: "ỏ" was "á"."""
    good = "àáâãèéêìíòóôõùúý"
    small = {new: old for old, new in tcvn3_table().items() if old in good}
    capital = {new.upper(): old.upper() for new, old in small.items()}
    return str.maketrans(small | capital)
