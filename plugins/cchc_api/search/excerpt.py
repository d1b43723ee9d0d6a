"""Pieces of the original text around what was found, with the places to mark.

Found in the folded text, cut from the original: the places agree letter by letter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from cchc.vietnamese.matching import folded

LENGTH = 240
"""Characters of an excerpt, give or take a word."""

_LEAD = 60
_MOST = 40
_BEGIN, _END = r"(?<![^\W_])", r"(?![^\W_])"
_REST = r"[^\W_]*"
_GAP = r"[\W_]+"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text and the [start, end) of what to mark in it, in characters."""

    text: str
    marks: tuple[Span, ...] = ()


class Excerpts:
    """Cuts excerpts for the folded words of one query, the last of them perhaps half typed."""

    def __init__(self, words: Sequence[str]) -> None:
        escaped = [re.escape(word) for word in words]
        self._phrase = re.compile(_BEGIN + _GAP.join(escaped) + _REST) if words else None
        whole = "".join(f"{word}{_END}|" for word in escaped[:-1])
        self._words = re.compile(f"{_BEGIN}(?:{whole}{escaped[-1]}{_REST})") if words else None

    def whole(self, text: str) -> Excerpt:
        """A text as it is, for titles."""
        flat = folded(text)
        return Excerpt(text, _merged(flat, self._phrases(flat) or self._scattered(flat)))

    def cut(self, *texts: str, length: int = LENGTH) -> Excerpt:
        """The piece around the first place that holds the words, of the first text that has one.

        A phrase in a later text goes before scattered words in an earlier one. Without any place
        the beginning of the last text that is not empty.
        """
        filled = [(text, folded(text)) for text in texts if text]
        for find in (self._phrases, self._scattered):
            for text, flat in filled:
                if places := find(flat):
                    return _cut(text, _merged(flat, places), length)
        return _cut(filled[-1][0], (), length) if filled else Excerpt("")

    def _phrases(self, flat: str) -> list[Span]:
        return _places(self._phrase, flat)

    def _scattered(self, flat: str) -> list[Span]:
        return _places(self._words, flat)


def _places(pattern: re.Pattern[str] | None, flat: str) -> list[Span]:
    found = pattern.finditer(flat) if pattern else iter(())
    return [match.span() for match in islice(found, _MOST)]


def _cut(text: str, places: Sequence[Span], length: int) -> Excerpt:
    start = _edge(text, max(places[0][0] - _LEAD, 0)) if places else 0
    end = len(text)
    if start + length < end:
        end = _edge(text, start + length)
    if places:
        end = max(end, min(places[0][1], start + 2 * length))
    piece = text[start:end].rstrip()
    lead = "…" if start else ""
    tail = "…" if start + len(piece) < len(text) else ""
    shift = len(lead) - start
    inside = (place for place in places if place[1] <= start + len(piece))
    marks = tuple((begin + shift, finish + shift) for begin, finish in inside)
    return Excerpt(lead + piece + tail, marks)


def _edge(text: str, wanted: int) -> int:
    """The beginning of the word at a place; the place itself inside an endless word."""
    space = text.rfind(" ", max(wanted - _LEAD, 0), wanted)
    return space + 1 if space >= 0 else 0 if wanted <= _LEAD else wanted


def _merged(flat: str, places: Sequence[Span]) -> tuple[Span, ...]:
    """Neighbours with nothing but space between them as one."""
    merged: list[Span] = []
    for start, end in places:
        if merged and not flat[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)
