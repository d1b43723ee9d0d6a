"""Letters of the two old font encodings, as they appear when their bytes are read as Latin-1.

TCVN3 is the ABC set of TCVN 5712:1993 (fonts .VnTime), one byte a letter; its capital letters with
tones live in separate fonts (.VnTimeH) and are written with the bytes of the small ones.
VNI (fonts VNI-Times) writes a base letter and a second byte for its marks.
"""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_TONES: Final = "\u0301\u0300\u0309\u0303\u0323"
"""Sắc, huyền, hỏi, ngã, nặng: the order of every row below."""


def tcvn3_table() -> Mapping[str, str]:
    """TCVN3 letter to Vietnamese letter, one to one."""
    table = dict(zip("¡¢§£¤¥¦¨©®ª«¬\u00ad", "ĂÂĐÊÔƠƯăâđêôơư", strict=True))
    rows = {
        "a": "¸µ¶·¹",
        "ă": "¾»¼½Æ",
        "â": "ÊÇÈÉË",
        "e": "ÐÌÎÏÑ",
        "ê": "ÕÒÓÔÖ",
        "i": "Ý×ØÜÞ",
        "o": "ãßáâä",
        "ô": "èåæçé",
        "ơ": "íêëìî",
        "u": "óïñòô",
        "ư": "øõö÷ù",
        "y": "ýúûüþ",
    }
    for letter, marked in rows.items():
        table.update(zip(marked, _toned(letter), strict=True))
    return MappingProxyType(table)


def vni_table() -> Mapping[str, str]:
    """VNI letter or pair of letters to Vietnamese letter, small, capital and "Aù" at a start."""
    table = dict(zip("ñôöíìæóòî", "đơưíìỉĩịỵ", strict=True))
    rows = {
        "a": ("a", "ùøûõï"),
        "ă": ("a", "éèúüë"),
        "â": ("a", "áàåãä"),
        "e": ("e", "ùøûõï"),
        "ê": ("e", "áàåãä"),
        "o": ("o", "ùøûõï"),
        "ô": ("o", "áàåãä"),
        "ơ": ("ô", "ùøûõï"),
        "u": ("u", "ùøûõï"),
        "ư": ("ö", "ùøûõï"),
        "y": ("y", "ùøûõ"),
    }
    for letter, (base, marks) in rows.items():
        pairs = (base + mark for mark in marks)
        table.update(zip(pairs, _toned(letter)[: len(marks)], strict=True))
    table.update({"aê": "ă", "aâ": "â", "eâ": "ê", "oâ": "ô"})
    capitals = {old.upper(): new.upper() for old, new in table.items()}
    initials = {old[0].upper() + old[1:]: new.upper() for old, new in table.items()}
    return MappingProxyType(table | capitals | initials)


def _toned(letter: str) -> list[str]:
    return [unicodedata.normalize("NFC", letter + tone) for tone in _TONES]
