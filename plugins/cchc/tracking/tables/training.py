"""Training classes: seats, days, person-days, who came."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from cchc.source.documents import Document
from cchc.source.yaml_block import Location
from cchc.tracking import kinds, names
from cchc.tracking.events import happening
from cchc.tracking.kinds import UNSAID, Named
from cchc.tracking.scope import Scope
from cchc.tracking.sums import (
    COUNT_SCHEMA,
    KNOWN_SCHEMA,
    RANGE_SCHEMA,
    known_sum,
    range_sum,
    range_text,
    sum_text,
)
from cchc.tracking.table import Totals
from cchc.tracking.table_type import ColumnType, Marks, TableType, quarters_of, source_of
from cchc.types.training import Training
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.numbers import format_int

_WORDS = {"held": "Đã mở", "planned": "Dự kiến", "unknown": "Chưa có thông tin"}


class _Line(Struct, frozen=True):
    document: Document
    record: Training
    scope: Scope
    location: Location = ()

    @property
    def held(self) -> date | None:
        return self.scope.happened(self.record.held)

    @property
    def attended(self) -> int | None:
        return self.record.attended if self.held else None

    @property
    def status(self) -> Named:
        state = happening(self.scope.day, self.held, self.record.starts, self.record.window)
        return Named(state, _WORDS[state])


def _lines(scope: Scope) -> Iterator[_Line]:
    found = [
        _Line(document, document.record, scope)
        for document in scope.records("training")
        if isinstance(document.record, Training)
    ]
    return iter(sorted(found, key=_order))


def _order(line: _Line) -> tuple[object, ...]:
    record = line.record
    return record.window.start or date.max, record.no, sort_key(record.title)


def _marks(line: _Line) -> Marks:
    record, held = line.record, line.held
    window = (held, held) if held else (record.window.start, record.window.end)
    return Marks(
        anchor=line.document.id,
        units=names.units(line.scope.store, (record.unit,)),
        statuses=(line.status,),
        quarters=quarters_of(*window),
    )


def _totals(lines: Sequence[_Line]) -> Totals:
    held = [line for line in lines if line.held]
    seats = range_sum(line.record.seats for line in lines)
    person_days = range_sum(line.record.person_days() for line in lines)
    attended = known_sum(line.attended for line in held)
    values = {
        "rows": len(lines), "held": len(held), "seats": seats, "person_days": person_days,
        "attended": attended,
    }  # fmt: skip
    words = [("Số lớp", format_int(len(lines))), ("Đã mở", format_int(len(held)))]
    if any(line.record.seats for line in lines):
        words.append(("Học viên dự kiến", f"{range_text(seats)} người"))
    if any(line.record.person_days() for line in lines):
        words.append(("Tổng số ngày-người dự kiến", range_text(person_days)))
    if held:
        words.append(("Số người dự", sum_text(attended, "người")))
    return Totals(values, tuple(words))


TABLE = TableType[_Line](
    title="Lớp tập huấn",
    records=_lines,
    columns=(
        ColumnType("id", "Mã", kinds.CODE, lambda x: x.document.id),
        ColumnType("no", "Lớp số", kinds.INTEGER, lambda x: x.record.no, ("no",)),
        ColumnType("title", "Tên lớp", kinds.TEXT, lambda x: x.record.title, ("title",)),
        ColumnType(
            "window", "Thời gian mở lớp", kinds.WINDOW, lambda x: x.record.window, ("window",)
        ),
        ColumnType("held", "Đã mở ngày", kinds.DATE, lambda x: x.held, ("held",)),
        ColumnType("status", "Tình trạng", kinds.STATUS, lambda x: x.status),
        ColumnType("days", "Số ngày", kinds.RANGE, lambda x: x.record.days, ("days",)),
        ColumnType("seats", "Số học viên", kinds.RANGE, lambda x: x.record.seats, ("seats",)),
        ColumnType(
            "person_days", "Ngày-người", kinds.RANGE, lambda x: x.record.person_days(), ("seats",)
        ),
        ColumnType(
            "audience", "Đối tượng", kinds.TEXTS, lambda x: x.record.audience, ("audience",),
            UNSAID,
        ),
        ColumnType(
            "lecturers", "Giảng viên", kinds.TEXTS, lambda x: x.record.lecturers, ("lecturers",),
            UNSAID,
        ),
        ColumnType(
            "unit", "Đơn vị tổ chức", kinds.NAMED,
            lambda x: names.unit(x.scope.store, x.record.unit), ("unit",), UNSAID,
        ),
        ColumnType("venue", "Địa điểm", kinds.TEXT, lambda x: x.record.venue, ("venue",)),
        ColumnType("attended", "Số người dự", kinds.INTEGER, lambda x: x.attended, ("attended",)),
        ColumnType("source", "Nguồn", kinds.SOURCE, source_of),
    ),
    totals=_totals,
    totals_schema={
        "held": COUNT_SCHEMA, "seats": RANGE_SCHEMA, "person_days": RANGE_SCHEMA,
        "attended": KNOWN_SCHEMA,
    },
    marks=_marks,
)  # fmt: skip
