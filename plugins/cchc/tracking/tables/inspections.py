"""Inspections and surveys: quota by kind of unit, visits done, findings, what was put right."""

from collections.abc import Sequence
from typing import Any

from cchc.tracking import kinds
from cchc.tracking.kinds import NOT_STATED, UNSAID, Kind, Named, nullable, object_schema
from cchc.tracking.sums import (
    COUNT_SCHEMA,
    KNOWN_SCHEMA,
    known_sum,
    range_sum,
    range_text,
    sum_text,
)
from cchc.tracking.table import Totals
from cchc.tracking.table_type import ColumnType, Marks, TableType, quarters_of, source_of
from cchc.tracking.visits import Group, KnownVisit, groups
from cchc.types.survey import Survey
from cchc.types.visit import PROGRESS
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.numbers import format_int
from cchc.vietnamese.text import slug


def _visit_text(visit: KnownVisit) -> str:
    day = visit.done or visit.record.planned
    return f"{visit.unit.name} ({visit.step}{f', {format_date(day)}' if day else ''})"


def _visit_json(visit: KnownVisit) -> dict[str, Any]:
    return {
        "id": visit.document.id,
        "unit": {"id": visit.unit.id, "name": visit.unit.name},
        "planned": visit.record.planned.isoformat() if visit.record.planned else None,
        "done": visit.done.isoformat() if visit.done else None,
        "status": visit.step,
        "findings": visit.findings,
        "remedied": visit.remedied,
        "source": {"path": visit.document.path, "line": visit.document.line()},
    }


_VISIT_SCHEMA = object_schema(
    id=kinds.TEXT.schema,
    unit=kinds.NAMED.schema,
    planned=nullable(kinds.DATE.schema),
    done=nullable(kinds.DATE.schema),
    status={"enum": list(PROGRESS)},
    findings=nullable(COUNT_SCHEMA),
    remedied=nullable(COUNT_SCHEMA),
    source=kinds.SOURCE.schema,
)
_VISITS = Kind(
    "visits",
    lambda value: "; ".join(map(_visit_text, value)),
    lambda value: [_visit_json(visit) for visit in value],
    lambda value: ("; ".join(map(_visit_text, value)),),
    {"type": "array", "items": _VISIT_SCHEMA},
)


def _visits(group: Group) -> int | None:
    """Where nobody has recorded a visit, nobody knows how many there are."""
    return len(group.visits) or None


def _done(group: Group) -> int | None:
    return sum(1 for visit in group.visits if visit.done) if group.visits else None


def _findings(group: Group) -> int | None:
    return known_sum(visit.findings for visit in group.visits)["sum"]


def _remedied(group: Group) -> int | None:
    return known_sum(visit.remedied for visit in group.visits)["sum"]


def _marks(group: Group) -> Marks:
    window = group.window
    days = [visit.done for visit in group.visits if visit.done]
    quarters = {q for day in days for q in quarters_of(day, day)}
    quarters |= set(quarters_of(window.start, window.end)) if window else set()
    steps = [step for step in PROGRESS if any(visit.step == step for visit in group.visits)]
    return Marks(
        section=group.name.name,
        units=tuple(dict.fromkeys((*group.team, *(visit.unit for visit in group.visits)))),
        statuses=tuple(Named(slug(step), step.capitalize()) for step in steps),
        quarters=tuple(sorted(quarters)),
    )


def _sums(rows: Sequence[Group]) -> dict[str, int | None]:
    stated = [group.quota for group in rows if group.quota]
    quota = range_sum(stated) if stated else {"min": None, "max": None}
    visits, done = known_sum(map(_visits, rows)), known_sum(map(_done, rows))
    return {**quota, "visits": visits["sum"], "done": done["sum"]}


def _sums_text(sums: dict[str, int | None]) -> str:
    quota = f"{range_text(sums)} đơn vị" if sums["min"] is not None else f"số lượng {UNSAID}"
    done = NOT_STATED if sums["done"] is None else format_int(sums["done"])
    return f"{quota}, đã thực hiện {done}"


def _totals(rows: Sequence[Group]) -> Totals:
    surveys = [group for group in rows if isinstance(group.round, Survey)]
    rounds = [group for group in rows if not isinstance(group.round, Survey)]
    made = [visit for group in rows for visit in group.visits if visit.done]
    findings = known_sum(visit.findings for visit in made)
    remedied = known_sum(visit.remedied for visit in made)
    inspection, survey = _sums(rounds), _sums(surveys)
    values = {
        "rows": len(rows), "rounds": len({group.name.id for group in rounds}),
        "inspections": inspection, "surveys": survey, "findings": findings, "remedied": remedied,
    }  # fmt: skip
    words = []
    for label, sums, part in (("Kiểm tra", inspection, rounds), ("Khảo sát", survey, surveys)):
        if part:
            words.append((label, _sums_text(sums)))
    if made:
        words.append(("Vấn đề phải khắc phục", sum_text(findings)))
        words.append(("Đã khắc phục", sum_text(remedied)))
    return Totals(values, tuple(words))


_SUMS_SCHEMA = object_schema(
    **dict.fromkeys(("min", "max", "visits", "done"), nullable(COUNT_SCHEMA))
)

TABLE = TableType[Group](
    title="Kiểm tra, khảo sát",
    records=groups,
    columns=(
        ColumnType("round", "Đợt", kinds.NAMED, lambda x: x.name),
        ColumnType("kind", "Loại đơn vị", kinds.TEXT, lambda x: x.kind, ("kind",), "mọi loại"),
        ColumnType(
            "window", "Thời gian", kinds.WINDOW, lambda x: x.window, absent=UNSAID,
            at=lambda x: (x.document, ("window",)) if x.round else None,
        ),
        ColumnType("quota", "Số lượng", kinds.RANGE, lambda x: x.quota, ("quantity",)),
        ColumnType("visits", "Số cuộc có lịch", kinds.INTEGER, _visits),
        ColumnType("done", "Đã thực hiện", kinds.INTEGER, _done),
        ColumnType("findings", "Vấn đề nêu", kinds.INTEGER, _findings),
        ColumnType("remedied", "Đã khắc phục", kinds.INTEGER, _remedied),
        ColumnType(
            "team", "Thành phần đoàn", kinds.NAMEDS, lambda x: x.team, absent=UNSAID,
            at=lambda x: (x.document, ("team",)) if x.round else None,
        ),
        ColumnType("items", "Các cuộc", _VISITS, lambda x: x.visits),
        ColumnType("source", "Nguồn", kinds.SOURCE, source_of),
    ),
    totals=_totals,
    totals_schema={
        "rounds": COUNT_SCHEMA, "inspections": _SUMS_SCHEMA, "surveys": _SUMS_SCHEMA,
        "findings": KNOWN_SCHEMA, "remedied": KNOWN_SCHEMA,
    },
    marks=_marks,
)  # fmt: skip
