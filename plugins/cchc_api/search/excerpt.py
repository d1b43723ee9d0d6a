"""Pieces of the original text around what was found, with the places to mark.

Found in the folded text, cut from the original: the places agree letter by letter.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from cchc.vietnamese.matching import folded, word_places

LENGTH = 240
"""Characters of an excerpt, give or take a word."""

_LEAD = 60
_MOST = 40

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text and the [start, end) of what to mark in it, in characters."""

    text: str
    marks: tuple[Span, ...] = ()


def marked(text: str, words: Sequence[str]) -> Excerpt:
    """A whole text, for titles."""
    return Excerpt(text, tuple(_merged(text, _found(folded(text), words)[0])))


def excerpt(texts: Sequence[str], words: Sequence[str], length: int = LENGTH) -> Excerpt:
    """The piece around the first place that holds the words, of the first text that has one.

    A phrase in a later text goes before scattered words in an earlier one. Without any place
    the beginning of the last text that is not empty.
    """
    tried = [(text, *_found(folded(text), words)) for text in texts if text]
    if not tried:
        return Excerpt("")
    for wanted in (True, False):
        for text, places, is_phrase in tried:
            if places and is_phrase is wanted:
                return _cut(text, places, length)
    return _cut(tried[-1][0], [], length)


def _found(flat: str, words: Sequence[str]) -> tuple[list[Span], bool]:
    """Where the words stand: every phrase, else every word; and whether it is the phrase."""
    if not words:
        return [], False
    places = word_places(flat)
    tokens = [flat[start:end] for start, end in places]
    size = len(words)
    phrases = [
        (places[at][0], places[at + size - 1][1])
        for at, token in enumerate(tokens)
        if token == words[0] or size == 1
        if at + size <= len(tokens) and _is_phrase(tokens, at, words)
    ]
    if phrases:
        return phrases[:_MOST], True
    wanted, last = frozenset(words[:-1]), words[-1]
    hits = [
        place
        for place, token in zip(places, tokens, strict=True)
        if token in wanted or token.startswith(last)
    ]
    return hits[:_MOST], False


def _is_phrase(tokens: list[str], at: int, words: Sequence[str]) -> bool:
    """The words in a row, the last one perhaps half typed."""
    row = tokens[at : at + len(words)]
    return row[:-1] == list(words[:-1]) and row[-1].startswith(words[-1])


def _cut(text: str, places: list[Span], length: int) -> Excerpt:
    edges = [start for start, _ in word_places(folded(text))]
    start = _edge(edges, max(places[0][0] - _LEAD, 0)) if places else 0
    end = len(text)
    if start + length < end:
        end = _edge(edges, start + length)
        if places:
            end = max(end, min(places[0][1], start + 2 * length))
    piece = text[start:end].rstrip()
    lead = "…" if start else ""
    tail = "…" if start + len(piece) < len(text) else ""
    shift = len(lead) - start
    inside = [place for place in places if start <= place[0] and place[1] <= start + len(piece)]
    marks = tuple((begin + shift, finish + shift) for begin, finish in _merged(text, inside))
    return Excerpt(lead + piece + tail, marks)


def _edge(edges: list[int], wanted: int) -> int:
    """The beginning of the word at or before a place; the place itself where there is none."""
    at = bisect_right(edges, wanted)
    near = edges[at - 1] if at else 0
    return near if wanted - near < _LEAD else wanted


def _merged(text: str, places: list[Span]) -> list[Span]:
    """Neighbours with nothing but a space between them as one."""
    merged: list[Span] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1] + 1 and text[merged[-1][1] : start].strip() == "":
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
