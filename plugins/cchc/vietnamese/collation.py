"""Vietnamese dictionary order."""

import re
import unicodedata

Place = tuple[int, int, str]
Weight = tuple[Place, int, int]
SortKey = tuple[tuple[Place, ...], tuple[int, ...], tuple[int, ...], str]

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_PIECES = re.compile("[0-9]+|.", re.DOTALL)
_SIGN, _NUMBER, _LETTER, _FOREIGN = range(4)


def sort_key(text: str) -> SortKey:
    """A key for ``sorted``: "Đài" before "Sở" before "Văn phòng", "Phường 2" before "Phường 10".

    Whole text by letters (a ă â b c d đ e ê … o ô ơ … u ư …), then by tones (ngang, huyền, hỏi,
    ngã, sắc, nặng), then small before capital letters. Spaces and signs come before numbers,
    numbers by value before letters; f, j, w and z stand at their Latin places.
    """
    composed = unicodedata.normalize("NFC", text)
    weights = [_WEIGHTS.get(piece) or _other(piece) for piece in _PIECES.findall(composed)]
    places = tuple(weight[0] for weight in weights)
    tones = tuple(weight[1] for weight in weights)
    capitals = tuple(weight[2] for weight in weights)
    return places, tones, capitals, composed


def _other(piece: str) -> Weight:
    """The weight of a number, a sign or a letter of another alphabet."""
    if piece.isascii() and piece.isdigit():
        value = piece.lstrip("0")
        return (_NUMBER, len(value), value), 0, 0
    small = piece.lower()
    kind = _FOREIGN if piece.isalpha() else _SIGN
    return (kind, 0, small), 0, int(piece != small)


def _alphabet() -> dict[str, Weight]:
    """Every Vietnamese letter, also with a tone, that is one character."""
    weights: dict[str, Weight] = {}
    for place, letter in enumerate(_LETTERS):
        for tone, mark in enumerate(_TONES):
            for capital, base in enumerate((letter, letter.upper())):
                composed = unicodedata.normalize("NFC", base + mark)
                if len(composed) == 1:
                    weights[composed] = (_LETTER, place, ""), tone, capital
    return weights


_WEIGHTS = _alphabet()
