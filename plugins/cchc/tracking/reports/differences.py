"""What would be different if a closed report were counted now, row by row."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from cchc.source.report_rows import Figures, Line, Section
from cchc.vietnamese.dates import format_date


class Difference(Struct, frozen=True):
    """In words, what is other about one row, and where that row stands in the content now; of a
    row that is gone, where it stood."""

    words: str
    source: str


def differences(closed: Figures, now: Figures) -> Iterator[Difference]:
    """The rows that would be other ones if the report were counted now."""
    names = dict.fromkeys(section.name for section in (*closed.sections, *now.sections))
    for name in names:
        before, after = _lines(closed, name), _lines(now, name)
        for key in dict.fromkeys((*before, *after)):
            was, is_now = before.get(key), after.get(key)
            place = is_now or was
            if place and (said := _difference(was, is_now)):
                yield Difference(said, place[2].source)


_Place = tuple[Section, str, Line]
"""A row with its section and its number in the report."""


def _lines(figures: Figures, name: str) -> dict[tuple[str, int], _Place]:
    """The rows of a section by key; of several with one key each has its own number."""
    found: dict[tuple[str, int], _Place] = {}
    for place, section in enumerate(figures.sections, 1):
        for number, line in enumerate(section.lines if section.name == name else (), 1):
            same = sum(key == line.key for key, _ in found)
            found[line.key, same] = section, f"{place}.{number}", line
    return found


def _difference(before: _Place | None, after: _Place | None) -> str:
    if before is None:
        return f"{after[0].title}: thêm dòng {after[2].key}" if after else ""
    _, number, line = before
    if after is None:
        return f"Dòng {number} ({line.key}): nay không còn"
    old, new = _words(before), _words(after)
    # A column that the library had not, or has no more, says nothing of the row.
    changes = [
        f"{head} {was} → {new[head]}" for head, was in old.items() if new.get(head, was) != was
    ]
    return f"Dòng {number} ({line.key}): {'; '.join(changes)}" if changes else ""


def _words(place: _Place) -> dict[str, str]:
    """The values of a row by the heads of their columns."""
    section, _, line = place
    return {
        head: _word(value, number in section.days)
        for number, (head, value) in enumerate(zip(section.heads, line.values, strict=True))
    }


def _word(value: str | int | None, is_day: bool) -> str:
    if value is None:
        return "trống"
    return format_date(date.fromisoformat(str(value))) if is_day else str(value)
