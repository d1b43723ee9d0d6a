"""Vietnamese dictionary order."""

import re
import unicodedata

Place = tuple[int, int, str]
SortKey = tuple[tuple[Place, ...], tuple[int, ...], tuple[int, ...], str]

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: place for place, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_PIECES = re.compile("[0-9]+|.", re.DOTALL)
_OTHER, _DIGITS, _LETTER, _FOREIGN = range(4)


def sort_key(text: str) -> SortKey:
    """A key for ``sorted``: "Đài" before "Sở" before "Văn phòng", "Phường 2" before "Phường 10".

    Whole text by letters (a ă â b c d đ e ê … o ô ơ … u ư …), then by tones (ngang, huyền, hỏi,
    ngã, sắc, nặng), then small before capital letters. Spaces and signs come before numbers,
    numbers by value before letters; f, j, w and z stand at their Latin places.
    """
    composed = unicodedata.normalize("NFC", text)
    places: list[Place] = []
    tones: list[int] = []
    capitals: list[int] = []
    for piece in _PIECES.findall(composed):
        letter, tone = _without_tone(piece)
        places.append(_place(letter.lower()))
        tones.append(tone)
        capitals.append(int(letter != letter.lower()))
    return tuple(places), tuple(tones), tuple(capitals), composed


def _without_tone(piece: str) -> tuple[str, int]:
    tone = 0
    rest = ""
    for part in unicodedata.normalize("NFD", piece):
        mark = _TONES.get(part, 0)
        tone = max(tone, mark)
        rest += "" if mark else part
    return unicodedata.normalize("NFC", rest), tone


def _place(letter: str) -> Place:
    if letter.isascii() and letter.isdigit():
        value = letter.lstrip("0")
        return _DIGITS, len(value), value
    if letter in _PLACE:
        return _LETTER, _PLACE[letter], ""
    return _FOREIGN if letter[:1].isalpha() else _OTHER, 0, letter
