"""Progress of the plans: every tracked task with its target, results and status."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cchc.source.documents import Document
from cchc.source.yaml_block import Location
from cchc.tracking import kinds, names
from cchc.tracking.kinds import UNSAID, Named, nullable, object_schema
from cchc.tracking.parts import unit_of
from cchc.tracking.progress import ProgressRow, heading_of, progress
from cchc.tracking.scope import Scope
from cchc.tracking.status import NO_RESULT_YET, STATUS_IDS, STATUS_WORDS
from cchc.tracking.sums import COUNT_SCHEMA
from cchc.tracking.table import Totals
from cchc.tracking.table_type import ColumnType, Marks, TableType, quarters_of, source_of
from cchc.tracking.words import label_of, status_text
from cchc.vietnamese.numbers import Range, format_int


class _Line(Struct, frozen=True):
    row: ProgressRow
    scope: Scope

    @property
    def document(self) -> Document:
        return self.row.tracked.document

    @property
    def location(self) -> Location:
        return self.row.tracked.location

    @property
    def lead(self) -> Named | None:
        return names.unit(self.scope.store, self.row.tracked.task.lead)

    @property
    def unit(self) -> str | None:
        return unit_of(self.row.tracked.task)

    @property
    def status(self) -> Named:
        text = status_text(self.row, counting=not self.scope.frozen)
        return Named(self.row.status.id, text)

    @property
    def days(self) -> int | None:
        """In a built site only days that no longer change."""
        status = self.row.status
        return status.days if not self.scope.frozen or status.id == "done_late" else None

    @property
    def window_text(self) -> str:
        text = kinds.window_text(self.row.window)
        change = self.row.change
        if change and change.window is not None and self.row.tracked.period is None:
            return f"{text} (theo {change.decision.title})"
        return text


def _lines(scope: Scope) -> Iterator[_Line]:
    return (_Line(row, scope) for row in progress(scope))


def _marks(line: _Line) -> Marks:
    tracked = line.row.tracked
    status = line.row.status.id
    return Marks(
        section=heading_of(tracked),
        anchor=f"{tracked.document.id}-{tracked.id}",
        units=names.units(line.scope.store, (tracked.task.lead, *tracked.task.partners)),
        statuses=(Named(status, STATUS_WORDS[status].label),),
        quarters=quarters_of(line.row.window.start, line.row.window.end),
    )


def _by_unit(lines: Sequence[_Line]) -> dict[str, dict[str, int | None]]:
    """Target and done of the rows that have a target, by the unit of the quantity."""
    sums: dict[str, tuple[Range, int]] = {}
    for line in lines:
        if line.row.target is not None and line.unit is not None:
            target, done = sums.get(line.unit, (Range(0, 0), 0))
            amount = done + line.row.done.total.min
            sums[line.unit] = target + line.row.target.total, amount
    return {
        unit: {"min": target.min, "max": target.max, "done": done}
        for unit, (target, done) in sums.items()
    }


def _totals(lines: Sequence[_Line]) -> Totals:
    by_status = {
        status: sum(1 for line in lines if line.row.status.id == status) for status in STATUS_IDS
    }
    by_unit = _by_unit(lines)
    words = [("Số nhiệm vụ", format_int(len(lines)))]
    labels = Counter(label_of(line.row.status) for line in lines)
    order = [*(STATUS_WORDS[status].label for status in STATUS_IDS), NO_RESULT_YET.label]
    words += [(label, format_int(labels[label])) for label in order if labels[label]]
    words += [
        (
            f"Chỉ tiêu ({unit})",
            f"{Range(total['min'] or 0, total['max']).text()}, "
            f"đã thực hiện {format_int(total['done'] or 0)}",
        )
        for unit, total in by_unit.items()
    ]
    return Totals({"rows": len(lines), "by_status": by_status, "by_unit": by_unit}, tuple(words))


_UNIT_SUMS = object_schema(min=COUNT_SCHEMA, max=nullable(COUNT_SCHEMA), done=COUNT_SCHEMA)

TABLE = TableType[_Line](
    title="Tiến độ thực hiện kế hoạch",
    records=_lines,
    columns=(
        ColumnType("plan", "Kế hoạch", kinds.CODE, lambda x: x.document.id),
        ColumnType("id", "Mã", kinds.CODE, lambda x: x.row.tracked.id, ("id",)),
        ColumnType("task", "Nhiệm vụ", kinds.TEXT, lambda x: x.row.tracked.task.title, ("title",)),
        ColumnType("period", "Kỳ", kinds.PERIOD, lambda x: x.row.period, ("window",)),
        ColumnType("lead", "Chủ trì", kinds.NAMED, lambda x: x.lead, ("lead",), UNSAID),
        ColumnType(
            "target", "Chỉ tiêu", kinds.AMOUNT, lambda x: x.row.target, ("target",),
            "không định lượng",
        ),
        ColumnType("done", "Đã thực hiện", kinds.AMOUNT, lambda x: x.row.done, ("target",)),
        ColumnType("unit", "Đơn vị tính", kinds.TEXT, lambda x: x.unit, ("target",), "–"),
        ColumnType(
            "window", "Thời hạn", kinds.WINDOW, lambda x: x.row.window, ("window",),
            text=lambda x: x.window_text,
        ),
        ColumnType("status", "Tình trạng", kinds.STATUS, lambda x: x.status),
        ColumnType("days", "Số ngày", kinds.INTEGER, lambda x: x.days, absent=""),
        ColumnType("evidence", "Minh chứng", kinds.EVIDENCE, lambda x: x.row.evidence, absent=""),
        ColumnType("source", "Nguồn", kinds.SOURCE, source_of),
    ),
    totals=_totals,
    totals_schema={
        "by_status": object_schema(**dict.fromkeys(STATUS_IDS, COUNT_SCHEMA)),
        "by_unit": {"type": "object", "additionalProperties": _UNIT_SUMS},
    },
    marks=_marks,
)  # fmt: skip
