"""The contents of a pack: the words of its headings, known before any page is."""

from collections.abc import Iterator
from typing import Any

from cchc.booklet.typst_inline import Data

COLOPHON = "Về bản in này"


def contents(parts: list[Data], depth: int) -> list[Data]:
    """Level and words of every heading down to `depth`, in the order in which they are printed."""
    found = [entry for part in parts for entry in _part(part) if entry["level"] <= depth]
    return [*found, {"level": 1, "words": COLOPHON}]


def _part(part: Data) -> Iterator[Data]:
    if part["kind"] == "sheet":
        yield {"level": 1, "words": _tidy(part["title"])}
        yield from _headings(part["blocks"])
        return
    document = part["document"]
    named = document["layout"] in ("named", "minutes")
    words = _words(document["abstract"])
    yield {"level": 1, "words": _tidy(f"{document['kind']} {words}" if named else words)}
    yield from _headings(document["blocks"])
    for annex in document["appendices"]:
        yield {"level": 1, "words": _tidy(f"{annex['word']} {_words(annex['title'])}")}
        yield from _headings(annex["blocks"])


def _headings(value: Any) -> Iterator[Data]:
    if isinstance(value, list):
        for inner in value:
            yield from _headings(inner)
    elif isinstance(value, dict) and value.get("k") == "h":
        words = " ".join(_words(line["r"]) for line in value["lines"])
        yield {"level": value["level"], "words": _tidy(words)}
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _headings(inner)


def _words(runs: list[Data]) -> str:
    """The letters of runs, without notes; a new line is a blank."""
    return "".join(
        " " if run["t"] == "br" else run.get("s", "") + _words(run.get("c", [])) for run in runs
    )


def _tidy(words: str) -> str:
    return " ".join(words.split()).rstrip(":")
