"""Inspection rounds of one plan against each other, their lists, teams and surveys."""

from collections.abc import Iterator, Mapping, Sequence

from cchc.check.between import Between
from cchc.check.official import AS_IS
from cchc.schema.problem import Problem
from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.tracking.parts import split_kinds
from cchc.tracking.results import Ledger
from cchc.tracking.tasks import plan_of
from cchc.types.inspection import Group, Inspection
from cchc.types.survey import Survey
from cchc.types.unit import Unit
from cchc.types.visit import Visit
from cchc.vietnamese.numbers import Range
from cchc.vietnamese.text import fold

Round = tuple[Document, Inspection]
Place = tuple[Document, tuple[str | int, ...]]


def between_files(between: Between) -> Iterator[Problem]:
    """SUM-RANGE, TYPE, TYPE-ROUND, CONFLICT, OVERLAP."""
    store = between.store
    for rounds in _series(store).values():
        yield from _sums(store, rounds)
        yield from _unassigned(rounds)
        yield from _missing_kinds(rounds)
    for document in store.of("inspection"):
        if isinstance(document.record, Inspection):
            yield from _types(store, document, document.record)
            yield from _conflicts(store, document, document.record)
    yield from _overlaps(store)


def _series(store: Store) -> Mapping[tuple[object, ...], list[Round]]:
    """Rounds of one plan that share one list of bodies, none of them assigned yet."""
    found: dict[tuple[object, ...], list[Round]] = {}
    for document in store.of("inspection"):
        record = document.record
        if not isinstance(record, Inspection) or record.units:
            continue
        if record.candidates or record.candidate_groups:
            key = (plan_of(record.task), record.candidates, record.candidate_groups)
            found.setdefault(key, []).append((document, record))
    return found


def _kind(store: Store, reference: str) -> str:
    unit = store.get(reference, "unit")
    return unit.record.kind if unit and isinstance(unit.record, Unit) else ""


def _sums(store: Store, rounds: Sequence[Round]) -> Iterator[Problem]:
    """The rounds' quotas for a list must add up to its length."""
    document, record = rounds[0]
    named = {fold(_kind(store, reference)) for reference in record.candidates}
    lists = [(("candidates",), named, len(record.candidates))] if record.candidates else []
    groups = [
        (("candidate_groups", i, "count"), _kinds(group), group.count)
        for i, group in enumerate(record.candidate_groups)
    ]
    for location, kinds, count in [*lists, *groups]:
        total = Range(0, 0)
        for _, other in rounds:
            for quota in other.quota:
                if split_kinds(quota.kind) <= kinds:
                    total += quota.quantity
        top = total.max if total.max is not None else count
        if total.max != 0 and not total.min <= count <= top:
            message = f"Các đợt cộng lại {total.text()} đơn vị, danh sách có {count}."
            at = document.source.at(location)
            yield document.source.problem("SUM-RANGE", at, message, AS_IS)


def _kinds(group: Group) -> set[str]:
    return {fold(kind) for kind in group.kinds}


def _unassigned(rounds: Sequence[Round]) -> Iterator[Problem]:
    """With several rounds a shared list does not say which body is visited when."""
    document, record = rounds[0]
    if len(rounds) < 2:
        return
    count = len(record.candidates) + sum(group.count for group in record.candidate_groups)
    message = f"{count} đơn vị thuộc diện kiểm tra chưa rõ vào đợt nào trong {len(rounds)} đợt."
    location = ("candidates",) if record.candidates else ("candidate_groups",)
    at = document.source.at(location, key=True)
    yield document.source.problem("TYPE-ROUND", at, message, AS_IS)


def _missing_kinds(rounds: Sequence[Round]) -> Iterator[Problem]:
    """Kinds of unit that one round names and another does not."""
    named = [
        {kind.strip() for quota in record.quota for kind in quota.kind.split(",")}
        for _, record in rounds
    ]
    every = set().union(*named)
    for (document, _), own in zip(rounds, named, strict=True):
        missing = sorted(every - own, key=fold)
        if missing and own:
            message = (
                f"Đợt này không có {', '.join(missing)}; các đơn vị đó chỉ có thể vào đợt khác."
            )
            at = document.source.at(("quota",), key=True)
            yield document.source.problem("TYPE-ROUND", at, message, AS_IS)


def _types(store: Store, document: Document, record: Inspection) -> Iterator[Problem]:
    """Bodies of a list that are of no kind the round's numbers speak of."""
    stated = {kind for quota in record.quota for kind in split_kinds(quota.kind)}
    stated |= {kind for group in record.candidate_groups for kind in _kinds(group)}
    for index, reference in enumerate(record.candidates if stated else ()):
        kind = _kind(store, reference)
        if kind and fold(kind) not in stated:
            unit = store.get(reference, "unit")
            name = unit.title if unit else reference
            message = f'"{name}" là {kind}; số lượng chỉ nêu {_named(record)}.'
            at = document.source.at(("candidates", index))
            yield document.source.problem("TYPE", at, message, AS_IS)


def _named(record: Inspection) -> str:
    return ", ".join(dict.fromkeys(quota.kind for quota in record.quota))


def _conflicts(store: Store, document: Document, record: Inspection) -> Iterator[Problem]:
    """Bodies that inspect and are inspected in one round."""
    team = {unit.id for reference in record.team if (unit := store.get(reference, "unit"))}
    for key, references in (("candidates", record.candidates), ("units", record.units)):
        for index, reference in enumerate(references):
            unit = store.get(reference, "unit")
            if unit is not None and unit.id in team:
                message = f'"{unit.title}" vừa ở trong đoàn kiểm tra vừa thuộc diện kiểm tra.'
                at = document.source.at((key, index))
                yield document.source.problem("CONFLICT", at, message, AS_IS)


def _overlaps(store: Store) -> Iterator[Problem]:
    """A unit visited by an inspection and by a survey of one plan would be counted twice."""
    inspected, surveyed = _visited(store, Inspection), _visited(store, Survey)
    for key, places in surveyed.items():
        other = inspected.get(key)
        for document, location in places if other else ():
            unit = store.by_id[key[1]]
            message = f'"{unit.title}" đã được kiểm tra ({_where(other)}), không khảo sát nữa.'
            at = document.source.at(location)
            hint = "Khảo sát chỉ dành cho đơn vị ngoài danh sách kiểm tra; sửa một trong hai."
            yield document.source.problem("OVERLAP", at, message, hint)


def _where(places: Sequence[Place] | None) -> str:
    return places[0][0].path if places else ""


def _visited(
    store: Store, model: type[Inspection] | type[Survey]
) -> Mapping[tuple[str, str], list[Place]]:
    """(plan, unit id) -> where it is said that a round or survey of this kind visits it."""
    found: dict[tuple[str, str], list[Place]] = {}
    tasks: set[str] = set()

    def add(plan: str, reference: str | None, place: Place) -> None:
        unit = store.get(reference, "unit")
        if unit is not None:
            found.setdefault((plan, unit.id), []).append(place)

    for document in store.of("inspection", "survey"):
        record = document.record
        if isinstance(record, model):
            tasks |= {record.task} if record.task else set()
            for index, reference in enumerate(
                record.units if isinstance(record, Inspection) else ()
            ):
                add(plan_of(record.task), reference, (document, ("units", index)))
    for document in store.of("visit"):
        record = document.record
        round_ = store.get(record.round) if isinstance(record, Visit) else None
        if round_ and isinstance(record, Visit) and isinstance(round_.record, model):
            add(plan_of(round_.record.task), record.unit, (document, ("unit",)))
    for result in Ledger(store).results:
        if result.fields.task in tasks:
            place = (result.document, (*result.location, "unit_visited"))
            add(plan_of(result.fields.task), result.fields.unit_visited, place)
    return found
