"""Rounds of inspection and surveys, split by kind of unit, with their visits."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.source.yaml_block import Location
from cchc.tracking import names
from cchc.tracking.kinds import Named
from cchc.tracking.parts import split_kinds
from cchc.tracking.scope import Scope
from cchc.types.inspection import Inspection
from cchc.types.plan import Plan
from cchc.types.survey import Survey
from cchc.types.unit import Unit
from cchc.types.visit import Visit
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.numbers import Range
from cchc.vietnamese.text import fold
from cchc.vietnamese.windows import Window

PLANNED_STEPS = ("dự kiến", "đã thông báo")
OTHER_KIND = "loại khác"


class KnownVisit(Struct, frozen=True):
    """A visit as it was known on a day: before its day it is planned, whatever the file says."""

    document: Document
    record: Visit
    unit: Named
    done: date | None

    @property
    def step(self) -> str:
        """The step reached."""
        stated = self.record.status
        return PLANNED_STEPS[0] if self.done is None and stated not in PLANNED_STEPS else stated

    @property
    def findings(self) -> int | None:
        """How much was found; None while nobody stated it."""
        return self.record.findings if self.done else None

    @property
    def remedied(self) -> int | None:
        """How much of it was put right."""
        return self.record.remedied if self.done else None


class Group(Struct, frozen=True):
    """The visits of one round or survey to units of one kind, with the quota for that kind.

    `kind` is None for a survey, whose quantity is for all units; `quota` None where none is
    stated. `round` is None when the visits cite a round that does not exist.
    """

    document: Document
    location: Location
    round: Inspection | Survey | None
    name: Named
    kind: str | None
    quota: Range | None
    visits: tuple[KnownVisit, ...]
    scope: Scope

    @property
    def window(self) -> Window | None:
        """When the round takes place."""
        return self.round.window if self.round else None

    @property
    def team(self) -> tuple[Named, ...]:
        """Who inspects."""
        return names.units(self.scope.store, self.round.team) if self.round else ()


def groups(scope: Scope) -> Iterator[Group]:
    """Rounds by window and number, then surveys, then visits of unknown rounds."""
    visits = _visits(scope)
    for document in sorted(scope.records("inspection"), key=_round_order):
        yield from _of_round(scope, document, visits.pop(document.id, []))
    for document in sorted(scope.records("survey"), key=_survey_order):
        yield _of_survey(scope, document, visits.pop(document.id, []))
    for reference in sorted(visits):
        strays = visits[reference]
        name = Named(reference, reference)
        yield Group(strays[0].document, (), None, name, None, None, tuple(strays), scope)


def _round_order(document: Document) -> tuple[date, int, str]:
    record = document.record
    if not isinstance(record, Inspection):
        return date.max, 0, document.id
    return record.window.start or date.max, record.no, document.id


def _survey_order(document: Document) -> tuple[object, ...]:
    return document.day or date.max, sort_key(document.title), document.id


def _visits(scope: Scope) -> dict[str, list[KnownVisit]]:
    """Visits by round, each list by day, then unit."""
    found: dict[str, list[KnownVisit]] = {}
    for document in scope.records("visit"):
        record = document.record
        if isinstance(record, Visit):
            unit = names.unit(scope.store, record.unit) or Named(record.unit, record.unit)
            visit = KnownVisit(document, record, unit, scope.happened(record.done))
            found.setdefault(record.round, []).append(visit)
    return {round_id: sorted(visits, key=_visit_order) for round_id, visits in found.items()}


def _visit_order(visit: KnownVisit) -> tuple[object, ...]:
    day = visit.done or visit.record.planned or date.max
    return day, sort_key(visit.unit.name), visit.document.id


def _of_round(scope: Scope, document: Document, visits: list[KnownVisit]) -> Iterator[Group]:
    record = document.record
    if not isinstance(record, Inspection):
        return
    name, left = Named(document.id, document.title), list(visits)
    for index, quota in enumerate(record.quota):
        covered = split_kinds(quota.kind) | _included(scope.store, record, quota.kind)
        own = [visit for visit in left if kind_of(scope.store, visit.record.unit) in covered]
        left = [visit for visit in left if visit not in own]
        place: Location = ("quota", index)
        yield Group(document, place, record, name, quota.kind, quota.quantity, tuple(own), scope)
    if left or not record.quota:
        kind = OTHER_KIND if record.quota else None
        yield Group(document, (), record, name, kind, None, tuple(left), scope)


def _included(store: Store, record: Inspection, kind: str) -> set[str]:
    """Kinds that the plan's target for this round counts under the same kind ("sở" with cục)."""
    plan_id, _, task_id = (record.task or "").partition("/")
    plan = store.get(plan_id, "plan")
    tasks = plan.record.tasks if plan and isinstance(plan.record, Plan) else ()
    targets = [target for task in tasks if task.id == task_id for target in task.target]
    same = [t for t in targets if t.kind and split_kinds(t.kind) == split_kinds(kind)]
    return {fold(included) for target in same for included in target.includes}


def _of_survey(scope: Scope, document: Document, visits: Sequence[KnownVisit]) -> Group:
    record = document.record
    quota = record.quantity if isinstance(record, Survey) else None
    known = record if isinstance(record, Survey) else None
    name = Named(document.id, document.title)
    return Group(document, (), known, name, None, quota, tuple(visits), scope)


def kind_of(store: Store, reference: str) -> str | None:
    """The folded kind of a unit, or None when there is no such unit."""
    document = store.get(reference, "unit")
    record = document.record if document else None
    return fold(record.kind) if isinstance(record, Unit) else None
