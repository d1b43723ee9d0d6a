"""Broadcasts: every month of a column's span with its issue, or the words that it is missing."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from cchc.source.documents import Document
from cchc.source.yaml_block import Location
from cchc.tracking import kinds, names
from cchc.tracking.kinds import NOT_STATED, Named
from cchc.tracking.scope import Scope
from cchc.tracking.sums import COUNT_SCHEMA, KNOWN_SCHEMA, known_sum, sum_text
from cchc.tracking.table import Totals
from cchc.tracking.table_type import ColumnType, Marks, TableType, quarters_of, source_of
from cchc.types.broadcast import Broadcast
from cchc.types.series import Series
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.dates import format_instant
from cchc.vietnamese.numbers import format_int
from cchc.vietnamese.periods import Period, month_of

MISSING = Named("missing", "chưa có kỳ phát")
_STATUS_IDS = {"dự kiến": "planned", "đã ghi": "recorded", "đã phát": "aired", "hoãn": "postponed"}


class _Line(Struct, frozen=True):
    """A month of a series with its issue; without one, the series is where the row comes from."""

    document: Document
    location: Location
    scope: Scope
    series: Named
    stations: tuple[str, ...]
    month: Period
    issue: Broadcast | None

    @property
    def status(self) -> Named:
        if self.issue is None:
            return MISSING
        later = self.issue.airs is not None and self.issue.airs > self.scope.instant
        status = "dự kiến" if later and self.issue.status == "đã phát" else self.issue.status
        return Named(_STATUS_IDS[status], status)

    @property
    def airs(self) -> str | None:
        airs = self.issue.airs if self.issue else None
        return airs.isoformat(timespec="minutes") if airs else None

    @property
    def airs_text(self) -> str:
        airs = self.issue.airs if self.issue else None
        return format_instant(airs) if airs else ""


def _lines(scope: Scope) -> Iterator[_Line]:
    issues = _issues(scope)
    for document in sorted(scope.records("series"), key=lambda d: sort_key(d.title)):
        yield from _of_series(scope, document, issues.pop(document.id, []))
    for reference in sorted(issues):
        yield from (_issue_line(scope, reference, (), d, b) for d, b in issues[reference])


def _issues(scope: Scope) -> dict[str, list[tuple[Document, Broadcast]]]:
    """Issues by series, each list in order of month and time."""
    found: dict[str, list[tuple[Document, Broadcast]]] = {}
    for document in scope.records("broadcast"):
        if isinstance(document.record, Broadcast):
            found.setdefault(document.record.series, []).append((document, document.record))
    return {series: sorted(issues, key=_order) for series, issues in found.items()}


def _order(issue: tuple[Document, Broadcast]) -> tuple[date, str, str]:
    document, record = issue
    return record.month.start, record.airs.isoformat() if record.airs else "~", document.id


def _of_series(
    scope: Scope, document: Document, issues: list[tuple[Document, Broadcast]]
) -> list[_Line]:
    record = document.record
    stations = (record.unit, *record.partners) if isinstance(record, Series) else ()
    units = tuple(unit for unit in stations if unit)
    lines = [_issue_line(scope, document.id, units, d, b) for d, b in issues]
    covered = {line.month.id for line in lines}
    series = Named(document.id, document.title)
    lines += [
        _Line(document, ("span",), scope, series, units, month, None)
        for month in _months(record)
        if month.id not in covered
    ]
    return sorted(lines, key=lambda line: line.month.start)


def _months(record: object) -> list[Period]:
    span = record.span if isinstance(record, Series) else None
    if span is None:
        return []
    month = month_of(span.first.start)
    found = []
    while month.start <= span.last.end:
        found.append(month)
        month = month.next()
    return found


def _issue_line(
    scope: Scope, series: str, units: tuple[str, ...], document: Document, record: Broadcast
) -> _Line:
    title = names.named(scope.store, series, "series") or Named(series, series)
    return _Line(document, (), scope, title, units, record.month, record)


def _marks(line: _Line) -> Marks:
    return Marks(
        section=line.series.name,
        anchor=line.document.id if line.issue else f"{line.series.id}-{line.month.id}",
        units=names.units(line.scope.store, line.stations),
        statuses=(line.status,),
        quarters=quarters_of(line.month.start, line.month.end),
    )


def _absent(line: _Line) -> str:
    return NOT_STATED if line.issue else "–"


def _totals(lines: Sequence[_Line]) -> Totals:
    months = len({(line.series.id, line.month.id) for line in lines})
    issues = [line.issue for line in lines if line.issue]
    missing = sum(1 for line in lines if line.issue is None)
    aired = sum(1 for line in lines if line.status.id == "aired")
    minutes = known_sum(issue.length for issue in issues)
    values = {
        "rows": len(lines), "months": months, "issues": len(issues), "aired": aired,
        "missing": missing, "minutes": minutes,
    }  # fmt: skip
    words = [
        ("Số tháng có lịch", format_int(months)),
        ("Số kỳ phát", format_int(len(issues))),
        ("Đã phát", format_int(aired)),
        ("Chưa có kỳ phát", format_int(missing)),
    ]
    if issues:
        words.append(("Thời lượng", sum_text(minutes, "phút")))
    return Totals(values, tuple(words))


TABLE = TableType[_Line](
    title="Lịch phát sóng chuyên mục",
    records=_lines,
    columns=(
        ColumnType("series", "Chuyên mục", kinds.NAMED, lambda x: x.series),
        ColumnType("month", "Tháng", kinds.PERIOD, lambda x: x.month.id, ("month",)),
        ColumnType(
            "id", "Mã kỳ phát", kinds.CODE, lambda x: x.document.id if x.issue else None,
            absent="–",
        ),
        ColumnType(
            "title", "Chủ đề", kinds.TEXT, lambda x: x.issue and x.issue.title, ("title",),
            lambda x: NOT_STATED if x.issue else MISSING.name,
        ),
        ColumnType(
            "medium", "Phương tiện", kinds.TEXT, lambda x: x.issue and x.issue.medium, ("medium",),
            _absent,
        ),
        ColumnType(
            "airs", "Phát lúc", kinds.TEXT, lambda x: x.airs, ("airs",), _absent,
            text=lambda x: x.airs_text,
        ),
        ColumnType(
            "length", "Thời lượng (phút)", kinds.INTEGER, lambda x: x.issue and x.issue.length,
            ("length",), _absent,
        ),
        ColumnType("status", "Tình trạng", kinds.STATUS, lambda x: x.status, ("status",)),
        ColumnType("source", "Nguồn", kinds.SOURCE, source_of),
    ),
    totals=_totals,
    totals_schema={
        "months": COUNT_SCHEMA, "issues": COUNT_SCHEMA, "aired": COUNT_SCHEMA,
        "missing": COUNT_SCHEMA, "minutes": KNOWN_SCHEMA,
    },
    marks=_marks,
)  # fmt: skip
