"""How many syllables a written text has when somebody reads it aloud.

Written Vietnamese sets a space between syllables, so a word is one of them; numbers, signs and
abbreviations are longer than they look. An estimate: nobody reads every number in the same way.
"""

import re

from cchc.vietnamese.syllables import is_syllable
from cchc.vietnamese.text import nfc

_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]+)(?P<decimals>,[0-9]+)?"
    r"|(?P<joint>(?<=[0-9])[/:–-](?=[0-9]))|(?P<percent>%)|(?P<word>[^\W\d_]+)"
)
_VOWELS = re.compile(r"[aeiouyăâêôơư]+")
_NAMED = 3
"""Digits of one group: what stands before "nghìn", "triệu", "tỷ"."""
_LONGEST = 12
"""More digits are no amount: they are read one by one."""


def spoken_syllables(text: str) -> int:
    """The syllables heard when the text is read: "25%" has five ("hai mươi lăm phần trăm"), "UBND"
    four ("ủy ban nhân dân"), "20/7" four ("hai mươi tháng bảy")."""
    return sum(_heard(match) for match in _TOKEN.finditer(nfc(text)))


def _heard(match: re.Match[str]) -> int:
    if word := match["word"]:
        return _word(word)
    if number := match["number"]:
        decimals = match["decimals"] or ""
        return _number(number) + len(decimals)  # the comma is read "phẩy", then every digit
    return 2 if match["percent"] else 1  # "phần trăm"; "tháng", "năm", "giờ", "đến"


def _word(word: str) -> int:
    if is_syllable(word):
        return 1
    if word.isupper() and len(word) > 1:
        return len(word)  # an abbreviation is read in full, a syllable for each letter
    return max(len(_VOWELS.findall(word.lower())), 1)


def _number(written: str) -> int:
    """A number read as a whole; one that begins with 0 digit by digit, as a telephone number."""
    digits = written.replace(".", "")
    if digits.startswith("0") or len(digits) > _LONGEST:
        return len(digits)
    whole = int(digits)
    groups: list[int] = []
    while whole:
        whole, group = divmod(whole, 10**_NAMED)
        groups.insert(0, group)
    heard = _group(groups[0], leading=True)
    heard += sum(_group(group, leading=False) for group in groups[1:])
    named = groups[:-1]
    return heard + sum(1 for group in named if group)


def _group(value: int, *, leading: bool) -> int:
    """Up to three digits; inside a number the hundreds are named even when there are none."""
    if not value:
        return 0
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    named = bool(hundreds) or not leading
    heard = 2 if named else 0
    if tens > 1:
        return heard + 2 + bool(ones)
    if tens == 1:
        return heard + 1 + bool(ones)
    return heard + (1 + named if ones else 0)
