"""Patterns of the words that an old font or a wrong conversion leaves, for a search of whole texts.

They are written for Rust's regular expressions (no looking around, so each also takes the letter on
either side) and promise one thing only: where a pattern finds nothing, `suspect_words` and
`detect_legacy` find nothing either. The spoilt words are few: the rimes of Vietnamese syllables,
converted backwards.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from cchc.vietnamese.legacy_tables import tcvn3_table, vni_table
from cchc.vietnamese.suspects import VNI_SINGLES, tcvn3_backwards
from cchc.vietnamese.syllables import rimes

_BEFORE = r"(?:\A|[^\pL]|[bcdđghklmnpqrstvx]|gi|qu)"
_BEHIND = r"(?:[^\pL]|\z)"
_ORDINARY = "àáâãèéêìíòóôõùúý"
"""Letters of the old tables that Vietnamese has in Unicode, too."""
_CAPITAL_INSIDE = r"\p{Ll}\p{Lu}|\pL\p{Lu}\p{Ll}"
"""Small letters of an old font that are capital ones in Unicode: "cÊp"."""


def converted_words() -> str:
    """Where `suspect_words` may find something in a composed text."""
    tables = [_letters(VNI_SINGLES), _letters(tcvn3_backwards())]
    return f"[Ƣƣ]|(?i:hài lõng)|{_words(tables)}"


def old_words() -> str:
    """Where a composed text may have a word by which `detect_legacy` knows an old font."""
    tables = [tcvn3_table(), vni_table()]
    letters = {letter for table in tables for old in table for letter in old}
    strange = {x for x in letters if not x.isascii() and x.lower() not in _ORDINARY}
    odd = "".join(map(re.escape, sorted(strange)))
    ordinary = [{k: v for k, v in table.items() if strange.isdisjoint(k)} for table in tables]
    return rf"[\pL{odd}][{odd}]|[{odd}]\pL|{_CAPITAL_INSIDE}|{_words(ordinary)}"


def _letters(table: Mapping[int, int | str]) -> Mapping[str, str]:
    """A table of `str.translate` by letters."""
    return {chr(new): old if isinstance(old, str) else chr(old) for new, old in table.items()}


def _words(tables: Iterable[Mapping[str, str]]) -> str:
    """Words with a rime that is none, and becomes one by one of the tables."""
    good = rimes()
    spoilt = {word for table in tables for word in _backwards(table, good)} - good
    return f"(?i:{_BEFORE}(?:{'|'.join(sorted(spoilt))}){_BEHIND})"


def _backwards(table: Mapping[str, str], words: Iterable[str]) -> Iterator[str]:
    """What the table, in letters of any case, may turn into one of these words."""
    before: dict[str, set[str]] = {}
    for new, old in table.items():
        before.setdefault(old.lower(), set()).add(new.lower())
    for word in words:
        if not before.keys().isdisjoint(word):
            choices = [(letter, *before.get(letter, ())) for letter in word]
            yield from map("".join, product(*choices))
