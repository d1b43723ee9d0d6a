"""The contents of a pack: the words of its headings, known before any page is."""

from collections.abc import Iterator

from cchc.booklet.typst_inline import Data

COLOPHON = "Về bản in này"


def contents(parts: list[Data], depth: int) -> list[Data]:
    """Level and words of every heading down to `depth`, in the order in which they are printed."""
    found = [entry for part in parts for entry in _part(part, depth > 1) if entry["level"] <= depth]
    return [*found, {"level": 1, "words": COLOPHON}]


def _part(part: Data, deep: bool) -> Iterator[Data]:
    if part["kind"] == "sheet":
        yield {"level": 1, "words": _tidy(part["title"])}
        yield from _headings(part["blocks"], deep)
        return
    document = part["document"]
    named = document["layout"] in ("named", "minutes")
    words = _words(document["abstract"])
    yield {"level": 1, "words": _tidy(f"{document['kind']} {words}" if named else words)}
    yield from _headings(document["blocks"], deep)
    for annex in document["appendices"]:
        yield {"level": 1, "words": _tidy(f"{annex['word']} {_words(annex['title'])}")}
        yield from _headings(annex["blocks"], deep)


def _headings(blocks: list[Data], deep: bool) -> Iterator[Data]:
    """Those in running text, also in frames and quotations."""
    for block in blocks if deep else ():
        if block["k"] == "h":
            words = " ".join(_words(line["r"]) for line in block["lines"])
            yield {"level": block["level"], "words": _tidy(words)}
        yield from _headings(block.get("b", []), deep)


def _words(runs: list[Data]) -> str:
    """The letters of runs, without notes; a new line is a blank."""
    return "".join(
        " " if run["t"] == "br" else run.get("s", "") + _words(run.get("c", [])) for run in runs
    )


def _tidy(words: str) -> str:
    return " ".join(words.split()).rstrip(":")
