"""Targets by kind of unit, and which part a result counts for."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from cchc.source.store import Store
from cchc.tracking.results import RecordedResult
from cchc.types.plan import Target, Task
from cchc.types.unit import Unit
from cchc.vietnamese.numbers import Range
from cchc.vietnamese.text import fold

ZERO = Range(0, 0)


class PartAmount(Struct, frozen=True):
    """The amount for one kind of unit; without a kind, for all or for none in particular."""

    kind: str | None
    amount: Range


class Amount(Struct, frozen=True):
    """A quantity as the sum of its parts."""

    parts: tuple[PartAmount, ...]

    @property
    def total(self) -> Range:
        """The sum over the parts."""
        return total(part.amount for part in self.parts)


def total(amounts: Iterable[Range]) -> Range:
    """The sum of quantities; zero for none."""
    result = ZERO
    for amount in amounts:
        result += amount
    return result


def quantified(task: Task) -> tuple[Target, ...]:
    """The parts of the target that decide about the status.

    Those with a quantity, in the unit of the first of them: "200–220 người" counts, "2–3 ngày"
    beside it is shown only.
    """
    stated = [target for target in task.target if quantity(target) is not None]
    return tuple(target for target in stated if target.unit == stated[0].unit)


def quantity(target: Target) -> Range | None:
    """The quantity of a part: as stated, else so many times what is stated for each place."""
    if target.quantity is None and target.each is not None and target.times is not None:
        return target.each.times(target.times)
    return target.quantity


def unit_of(task: Task) -> str | None:
    """What the task's quantity counts, also where no number is stated."""
    parts = quantified(task) or task.target
    return parts[0].unit if parts else None


def planned(task: Task) -> Amount | None:
    """The target of a task, or None when the plan states no quantity."""
    parts = quantified(task)
    if not parts:
        return None
    return Amount(tuple(PartAmount(t.kind, quantity(t) or ZERO) for t in parts))


def part_index(store: Store, parts: Sequence[Target], result: RecordedResult) -> int | None:
    """Which part a result counts for; None for a kind of unit the target does not name.

    The kind is the result's own, else that of the unit visited. Without any of them a result
    counts for the only part there is, or for the part without a kind.
    """
    kinds = _kinds_of(store, result)
    if not kinds:
        return 0 if len(parts) == 1 else _without_kind(parts)
    for index, part in enumerate(parts):
        if part.kind is not None and kinds & part_kinds(part):
            return index
    return _without_kind(parts)


def part_kinds(part: Target) -> set[str]:
    """The kinds of unit a part covers, folded: those its text lists and those it includes."""
    return split_kinds(part.kind or "") | {fold(kind) for kind in part.includes}


def split_kinds(text: str) -> set[str]:
    """The kinds in a text such as "xã, phường, thị trấn", folded."""
    return {fold(kind.strip()) for kind in text.split(",") if kind.strip()}


def _without_kind(parts: Sequence[Target]) -> int | None:
    return next((index for index, part in enumerate(parts) if part.kind is None), None)


def _kinds_of(store: Store, result: RecordedResult) -> set[str]:
    if result.fields.kind:
        return split_kinds(result.fields.kind)
    visited = store.get(result.fields.unit_visited, "unit")
    return {fold(visited.record.kind)} if visited and isinstance(visited.record, Unit) else set()


def done(
    store: Store, parts: Sequence[Target], results: Sequence[RecordedResult]
) -> tuple[Amount, tuple[int | None, ...]]:
    """What the results add up to, part by part, and the part each of them counts for.

    Results for a kind the target does not name stand in a last part without a kind, so that the
    parts always add up to the total.
    """
    places = tuple(part_index(store, parts, result) for result in results)
    sums = [
        PartAmount(part.kind, total(r.fields.quantity for r, p in _pairs(results, places, index)))
        for index, part in enumerate(parts)
    ]
    other = [r.fields.quantity for r, _ in _pairs(results, places, None)]
    if other:
        sums.append(PartAmount(None, total(other)))
    return Amount(tuple(sums)), places


def _pairs(
    results: Sequence[RecordedResult], places: Sequence[int | None], wanted: int | None
) -> list[tuple[RecordedResult, int | None]]:
    return [(r, p) for r, p in zip(results, places, strict=True) if p == wanted]
