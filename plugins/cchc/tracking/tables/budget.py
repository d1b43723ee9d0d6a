"""Budget estimates on their way to approval; an amount nobody stated is never 0."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from cchc.source.documents import Document
from cchc.source.yaml_block import Location
from cchc.tracking import kinds, names
from cchc.tracking.kinds import UNSAID, Named, object_schema
from cchc.tracking.scope import Scope
from cchc.tracking.sums import COUNT_SCHEMA, KNOWN_SCHEMA, known_sum, sum_text
from cchc.tracking.table import Totals
from cchc.tracking.table_type import ColumnType, Marks, TableType, source_of
from cchc.types.budget_estimate import STEPS, BudgetEstimate
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.numbers import format_int
from cchc.vietnamese.text import slug


class _Line(Struct, frozen=True):
    document: Document
    record: BudgetEstimate
    scope: Scope
    location: Location = ()

    @property
    def unit(self) -> Named:
        unit = names.unit(self.scope.store, self.record.unit)
        return unit or Named(self.record.unit, self.record.unit)

    @property
    def step(self) -> str:
        return self.record.step or UNSAID


def _lines(scope: Scope) -> Iterator[_Line]:
    found = [
        _Line(document, document.record, scope)
        for document in scope.records("budget_estimate")
        if isinstance(document.record, BudgetEstimate)
    ]
    return iter(sorted(found, key=lambda x: (x.record.year, sort_key(x.unit.name), x.document.id)))


def _marks(line: _Line) -> Marks:
    return Marks(
        section=f"Năm {line.record.year}",
        anchor=line.document.id,
        units=(line.unit,),
        statuses=(Named(slug(line.step), line.step.capitalize()),),
    )


def _totals(lines: Sequence[_Line]) -> Totals:
    steps = {
        step: _step_sums([line for line in lines if line.step == step])
        for step in (*STEPS, UNSAID)
        if any(line.step == step for line in lines)
    }
    amount = known_sum(line.record.amount for line in lines)
    approved = known_sum(line.record.approved_amount for line in lines)
    values = {"rows": len(lines), "by_step": steps, "amount": amount, "approved_amount": approved}
    words = [("Số dự toán", format_int(len(lines)))]
    words += [
        (f"Bước: {step}", f"{total['rows']} dự toán, đề nghị {sum_text(total['amount'], 'đồng')}")
        for step, total in steps.items()
    ]
    if lines:
        words.append(("Tổng đề nghị", sum_text(amount, "đồng")))
        words.append(("Tổng được duyệt", sum_text(approved, "đồng")))
    return Totals(values, tuple(words))


def _step_sums(lines: Sequence[_Line]) -> dict[str, Any]:
    return {
        "rows": len(lines),
        "amount": known_sum(line.record.amount for line in lines),
        "approved_amount": known_sum(line.record.approved_amount for line in lines),
    }


TABLE = TableType[_Line](
    title="Dự toán kinh phí",
    records=_lines,
    columns=(
        ColumnType("id", "Mã", kinds.CODE, lambda x: x.document.id),
        ColumnType("title", "Dự toán", kinds.TEXT, lambda x: x.document.title, ("title",)),
        ColumnType("year", "Năm", kinds.YEAR, lambda x: x.record.year, ("year",)),
        ColumnType("unit", "Đơn vị lập", kinds.NAMED, lambda x: x.unit, ("unit",)),
        ColumnType("task", "Nhiệm vụ", kinds.TEXT, lambda x: x.record.task, ("task",), UNSAID),
        ColumnType(
            "basis", "Căn cứ", kinds.NAMED,
            lambda x: names.named(x.scope.store, x.record.basis), ("basis",),
        ),
        ColumnType("amount", "Số đề nghị", kinds.MONEY, lambda x: x.record.amount, ("amount",)),
        ColumnType("step", "Bước", kinds.TEXT, lambda x: x.record.step, ("step",)),
        ColumnType(
            "approved_amount", "Số được duyệt", kinds.MONEY, lambda x: x.record.approved_amount,
            ("approved_amount",),
        ),
        ColumnType("source", "Nguồn", kinds.SOURCE, source_of),
    ),
    totals=_totals,
    totals_schema={
        "by_step": {
            "type": "object",
            "additionalProperties": object_schema(
                rows=COUNT_SCHEMA, amount=KNOWN_SCHEMA, approved_amount=KNOWN_SCHEMA
            ),
        },
        "amount": KNOWN_SCHEMA,
        "approved_amount": KNOWN_SCHEMA,
    },
    marks=_marks,
)  # fmt: skip
