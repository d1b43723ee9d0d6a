"""Meetings and conferences: planned when, held when, who came, what was concluded."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from cchc.source.documents import Document
from cchc.source.yaml_block import Location
from cchc.tracking import kinds, names
from cchc.tracking.events import happening
from cchc.tracking.kinds import UNSAID, Named
from cchc.tracking.scope import Scope
from cchc.tracking.sums import COUNT_SCHEMA, COUNTS_SCHEMA, KNOWN_SCHEMA, known_sum, sum_text
from cchc.tracking.table import Totals
from cchc.tracking.table_type import ColumnType, Marks, TableType, quarters_of, source_of
from cchc.types.meeting import Meeting
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.numbers import format_int

_WORDS = {"held": "Đã họp", "planned": "Dự kiến", "unknown": "Chưa có thông tin"}


class _Line(Struct, frozen=True):
    document: Document
    record: Meeting
    scope: Scope
    location: Location = ()

    @property
    def held(self) -> date | None:
        return self.scope.happened(self.record.held)

    @property
    def attended(self) -> int | None:
        return self.record.attended if self.held else None

    @property
    def conclusion(self) -> Named | None:
        return names.named(self.scope.store, self.record.conclusion) if self.held else None

    @property
    def status(self) -> Named:
        state = happening(self.scope.day, self.held, self.record.starts, self.record.planned)
        return Named(state, _WORDS[state])


def _lines(scope: Scope) -> Iterator[_Line]:
    found = [
        _Line(document, document.record, scope)
        for document in scope.records("meeting")
        if isinstance(document.record, Meeting)
    ]
    far = date.max
    return iter(sorted(found, key=lambda x: (x.record.day() or far, sort_key(x.record.title))))


def _marks(line: _Line) -> Marks:
    record, held = line.record, line.held
    window = (held, held) if held else (record.planned.start, record.planned.end)
    return Marks(
        anchor=line.document.id,
        units=names.units(line.scope.store, (record.unit,)),
        statuses=(line.status,),
        quarters=quarters_of(*window),
    )


def _totals(lines: Sequence[_Line]) -> Totals:
    kinds_found = Counter(line.record.kind for line in lines)
    held = [line for line in lines if line.held]
    attended = known_sum(line.attended for line in held)
    values = {
        "rows": len(lines), "held": len(held), "by_kind": dict(sorted(kinds_found.items())),
        "attended": attended,
    }  # fmt: skip
    words = [("Số cuộc họp, hội nghị", format_int(len(lines))), ("Đã họp", format_int(len(held)))]
    if held:
        words.append(("Số người dự", sum_text(attended, "lượt người")))
    return Totals(values, tuple(words))


TABLE = TableType[_Line](
    title="Họp Ban chỉ đạo, hội nghị",
    records=_lines,
    columns=(
        ColumnType("id", "Mã", kinds.CODE, lambda x: x.document.id),
        ColumnType("title", "Tên cuộc họp", kinds.TEXT, lambda x: x.record.title, ("title",)),
        ColumnType("kind", "Loại họp", kinds.TEXT, lambda x: x.record.kind, ("kind",)),
        ColumnType(
            "period", "Kỳ", kinds.PERIOD, lambda x: x.record.period and x.record.period.id,
            ("period",), "–",
        ),
        ColumnType("planned", "Dự kiến", kinds.WINDOW, lambda x: x.record.planned, ("planned",)),
        ColumnType("held", "Đã họp ngày", kinds.DATE, lambda x: x.held, ("held",)),
        ColumnType("status", "Tình trạng", kinds.STATUS, lambda x: x.status),
        ColumnType(
            "unit", "Đơn vị tổ chức", kinds.NAMED,
            lambda x: names.unit(x.scope.store, x.record.unit), ("unit",), UNSAID,
        ),
        ColumnType("venue", "Địa điểm", kinds.TEXT, lambda x: x.record.venue, ("venue",)),
        ColumnType(
            "attendee_groups", "Thành phần dự", kinds.TEXTS, lambda x: x.record.attendee_groups,
            ("attendee_groups",), UNSAID,
        ),
        ColumnType("attended", "Số người dự", kinds.INTEGER, lambda x: x.attended, ("attended",)),
        ColumnType(
            "conclusion", "Thông báo kết luận", kinds.NAMED, lambda x: x.conclusion,
            ("conclusion",),
        ),
        ColumnType("source", "Nguồn", kinds.SOURCE, source_of),
    ),
    totals=_totals,
    totals_schema={"held": COUNT_SCHEMA, "by_kind": COUNTS_SCHEMA, "attended": KNOWN_SCHEMA},
    marks=_marks,
)  # fmt: skip
