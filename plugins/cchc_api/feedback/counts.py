"""Public counts: unit x month x status, with numbers withheld that could point at a person.

A number of 1 or 2 is withheld. Totals would give it away again, so in every sum that is shown
either nothing is withheld, or at least two numbers that make more than one each: then every one
of them can still have several values. Numbers withheld for that reason alone cannot be told from
the small ones. Where no such second number exists the sum goes, and all below it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cchc.source.feedback_counts import STATUSES, CountRow, FeedbackCounts

FEWEST = 3
"""The smallest number that is shown, 0 apart."""

Key = tuple[str, str]
"""Month and unit."""


@dataclass(frozen=True, slots=True)
class _Shown:
    hidden: frozenset[int]
    whole: bool
    """False when even the sum must go."""


def public_counts(counts: Mapping[tuple[str, str, str], int], today: date) -> FeedbackCounts:
    """The table of ``{(unit, month, status): count}``; only months that are over.

    A running month would show every single report to who looks twice a day.
    """
    until = _month_before(today)
    cells = _cells(counts, until)
    months = sorted({month for month, _ in cells}, reverse=True)
    rows: list[CountRow] = []
    sums: list[tuple[str, int, bool]] = []
    for month in months:
        part = {unit: cells[m, unit] for m, unit in sorted(cells) if m == month}
        shown, whole = _month(month, part)
        rows += shown
        sums.append((month, sum(map(sum, part.values())), whole))
    top = _withhold([total for _, total, _ in sums], [i for i, s in enumerate(sums) if not s[2]])
    gone = {sums[i][0] for i in top.hidden}
    return FeedbackCounts(
        until,
        tuple(_blank(row) if row.month in gone else row for row in rows),
        {month: None if month in gone else total for month, total, _ in sums},
        sum(total for _, total, _ in sums) if top.whole else None,
    )


def _month(month: str, part: Mapping[str, tuple[int, ...]]) -> tuple[list[CountRow], bool]:
    """The rows of a month, and whether its sum may be shown."""
    units = list(part)
    within = [_withhold(part[unit], ()) for unit in units]
    gone = [i for i, shown in enumerate(within) if not shown.whole]
    across = _withhold([sum(part[unit]) for unit in units], gone)
    rows = []
    for i, unit in enumerate(units):
        values = part[unit]
        kept = tuple(None if j in within[i].hidden else v for j, v in enumerate(values))
        row = CountRow(month, unit, kept, sum(values))
        rows.append(_blank(row) if i in across.hidden else row)
    return rows, across.whole


def _withhold(values: Iterable[int], gone: Iterable[int]) -> _Shown:
    """Which of the numbers of one sum to withhold; those of ``gone`` are withheld already."""
    numbers = list(values)
    hidden = {i for i, v in enumerate(numbers) if 0 < v < FEWEST} | set(gone)
    rest = sorted((v, i) for i, v in enumerate(numbers) if v and i not in hidden)
    while hidden and (len(hidden) < 2 or sum(numbers[i] for i in hidden) <= len(hidden)):
        if not rest:
            return _Shown(frozenset(hidden), whole=False)
        hidden.add(rest.pop(0)[1])
    return _Shown(frozenset(hidden), whole=True)


def _cells(counts: Mapping[tuple[str, str, str], int], until: str) -> dict[Key, tuple[int, ...]]:
    keys = {(month, unit) for unit, month, _ in counts if month <= until}
    return {
        (month, unit): tuple(counts.get((unit, month, status), 0) for status in STATUSES)
        for month, unit in keys
    }


def _blank(row: CountRow) -> CountRow:
    return CountRow(row.month, row.unit, (None,) * len(STATUSES), None)


def _month_before(day: date) -> str:
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return f"{year:04d}-{month:02d}"
