"""Contributed articles: how many each unit sent, and what became of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from cchc.source.documents import Document
from cchc.source.yaml_block import Location
from cchc.tracking import kinds, names
from cchc.tracking.kinds import Named
from cchc.tracking.scope import Scope
from cchc.tracking.sums import COUNT_SCHEMA, COUNTS_SCHEMA
from cchc.tracking.table import Totals
from cchc.tracking.table_type import ColumnType, Marks, TableType, quarters_of, source_of
from cchc.types.contribution import PROGRESS, Contribution
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.numbers import format_int
from cchc.vietnamese.text import slug

_LABELS = {
    "nhận": "Mới nhận", "biên tập": "Đang biên tập", "đăng": "Đã đăng", "trả lại": "Trả lại",
}  # fmt: skip


class _Line(Struct, frozen=True):
    """One unit with its articles; the first of them is where the row comes from."""

    unit: Named
    articles: tuple[tuple[Document, Contribution], ...]
    location: Location = ("source",)

    @property
    def document(self) -> Document:
        return self.articles[0][0]

    @property
    def last_received(self) -> date:
        return max(record.received for _, record in self.articles)

    def count(self, state: str) -> int:
        return sum(1 for _, record in self.articles if record.state == state)


def _lines(scope: Scope) -> Iterator[_Line]:
    """Units in Vietnamese order. A contribution is never a page, so its state hides nothing."""
    by_unit: dict[Named, list[tuple[Document, Contribution]]] = {}
    for document in scope.store.of("contribution"):
        record = document.record
        if isinstance(record, Contribution) and scope.happened(record.received):
            unit = names.unit(scope.store, record.source) or Named(record.source, record.source)
            by_unit.setdefault(unit, []).append((document, record))
    for unit in sorted(by_unit, key=lambda unit: (sort_key(unit.name), unit.id)):
        ordered = sorted(by_unit[unit], key=lambda item: (item[1].received, item[0].id))
        yield _Line(unit, tuple(ordered))


def _marks(line: _Line) -> Marks:
    states = [state for state in PROGRESS if line.count(state)]
    quarters = {q for _, r in line.articles for q in quarters_of(r.received, r.received)}
    return Marks(
        anchor=line.unit.id,
        units=(line.unit,),
        statuses=tuple(Named(slug(state), _LABELS[state]) for state in states),
        quarters=tuple(sorted(quarters)),
    )


def _totals(lines: Sequence[_Line]) -> Totals:
    states = Counter(record.state for line in lines for _, record in line.articles)
    by_state = {state: states[state] for state in PROGRESS}
    total = sum(by_state.values())
    words = [("Số đơn vị gửi bài", format_int(len(lines))), ("Số bài", format_int(total))]
    words += [(_LABELS[state], format_int(count)) for state, count in by_state.items() if count]
    values = {"rows": len(lines), "articles": total, "by_state": by_state}
    return Totals(values, tuple(words))


def _state_column(state: str, id: str) -> ColumnType[_Line]:
    return ColumnType(id, _LABELS[state], kinds.INTEGER, lambda x: x.count(state))


TABLE = TableType[_Line](
    title="Bài cộng tác theo đơn vị",
    records=_lines,
    columns=(
        ColumnType("unit", "Đơn vị gửi", kinds.NAMED, lambda x: x.unit),
        _state_column("nhận", "received"),
        _state_column("biên tập", "editing"),
        _state_column("đăng", "published"),
        _state_column("trả lại", "returned"),
        ColumnType("total", "Tổng số", kinds.INTEGER, lambda x: len(x.articles)),
        ColumnType("last_received", "Nhận gần nhất", kinds.DATE, lambda x: x.last_received),
        ColumnType("items", "Các bài", kinds.TEXTS, lambda x: tuple(d.id for d, _ in x.articles)),
        ColumnType("source", "Nguồn", kinds.SOURCE, source_of),
    ),
    totals=_totals,
    totals_schema={"articles": COUNT_SCHEMA, "by_state": COUNTS_SCHEMA},
    marks=_marks,
)
