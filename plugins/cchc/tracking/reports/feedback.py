"""What a report says of the citizens' box: its public counts, small numbers withheld."""

from datetime import date

from cchc.source.feedback_counts import STATUSES, CountRow, FeedbackCounts, read_counts
from cchc.source.report_rows import Figure, Line, Section
from cchc.source.store import Store
from cchc.vietnamese.numbers import format_int
from cchc.vietnamese.periods import Period, month_period

NAME = "feedback"
_TITLE = "Phản ánh, kiến nghị"
_WITHHELD = "…"
_SOURCE = "Hộp phản ánh, số liệu công khai"


def feedback_section(store: Store, period: Period, day: date) -> Section | None:
    """The counts of the period's months that were over by the day; None while nobody gives any.

    The snapshot knows the latest status of each report, not the one of an earlier day.
    """
    store.reads.note("B")
    counts = read_counts(store.root)
    months = _months(counts, period, day) if counts else ()
    if counts is None or not months:
        return None
    rows = [row for month in months for row in counts.rows if row.month == month]
    labels = ("Tháng", "Đơn vị", *STATUSES.values(), "Cộng")
    return Section(
        name=NAME,
        title=_TITLE,
        labels=labels,
        heads=labels,
        days=(),
        figures=(_total(counts, months, rows), *_by_status(rows)),
        lines=tuple(_line(store, row) for row in rows),
        notes=(
            f"Tính các tháng đã hết, đến tháng {_words(months[-1])}; tình trạng theo số liệu công "
            f"khai mới nhất. Dấu {_WITHHELD} thay cho số được giấu để không suy ra người phản ánh.",
        ),
    )


def _months(counts: FeedbackCounts, period: Period, day: date) -> tuple[str, ...]:
    """Months of the period that have counts and were over by the day, first to last."""
    last = {month: month_period(int(month[:4]), int(month[5:7])).end for month in counts.months}
    return tuple(
        month for month, end in sorted(last.items()) if period.contains(end) and end <= day
    )


def _total(counts: FeedbackCounts, months: tuple[str, ...], rows: list[CountRow]) -> Figure:
    """All reports of the months. A month's own sum may be told while its rows are withheld."""
    stated = [counts.months[month] for month in months]
    return _figure("Số phản ánh", stated, [row.total for row in rows])


def _by_status(rows: list[CountRow]) -> tuple[Figure, ...]:
    columns = [[row.counts[place] for row in rows] for place in range(len(STATUSES))]
    return tuple(
        _figure(label, column, column)
        for label, column in zip(STATUSES.values(), columns, strict=True)
    )


def _figure(label: str, parts: list[int | None], of_rows: list[int | None]) -> Figure:
    """A sum of parts; one withheld part withholds the sum."""
    known = [part for part in parts if part is not None]
    value = sum(known) if len(known) == len(parts) else None
    proving = tuple(number for number, amount in enumerate(of_rows, 1) if amount != 0)
    return Figure(label, value, _number(value), proving)


def _line(store: Store, row: CountRow) -> Line:
    unit = store.get(row.unit, "unit")
    name = unit.title if unit else row.unit
    numbers = (*row.counts, row.total)
    return Line(
        key=f"{row.month} {row.unit}",
        texts=(_words(row.month), name, *map(_number, numbers)),
        values=(row.month, name, *numbers),
        source=_SOURCE,
    )


def _number(number: int | None) -> str:
    return _WITHHELD if number is None else format_int(number)


def _words(month: str) -> str:
    return "/".join(reversed(month.split("-")))
