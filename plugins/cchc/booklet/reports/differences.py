"""What would be different if a closed report were counted now, row by row."""

from collections.abc import Iterator

from cchc.source.report_rows import Figures, Line, Section


def differences(closed: Figures, now: Figures) -> Iterator[str]:
    """In words, the rows that would be other ones if the report were counted now."""
    names = dict.fromkeys(section.name for section in (*closed.sections, *now.sections))
    for name in names:
        before, after = _lines(closed, name), _lines(now, name)
        for key in dict.fromkeys((*before, *after)):
            if said := _difference(before.get(key), after.get(key)):
                yield said


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
    section, number, line = before
    if after is None:
        return f"Dòng {number} ({line.key}): nay không còn"
    values = zip(section.heads, line.values, after[2].values, strict=False)
    changes = [f"{head} {_word(old)} → {_word(new)}" for head, old, new in values if old != new]
    return f"Dòng {number} ({line.key}): {'; '.join(changes)}" if changes else ""


def _word(value: str | int | None) -> str:
    return "trống" if value is None else str(value)
