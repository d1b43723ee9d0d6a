"""Schedules: series without gaps, no two issues at once, no event on a holiday."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache

from cchc.check.between import Between
from cchc.schema.problem import Problem
from cchc.schema.shape import shapes
from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.tracking.tasks import plan_of
from cchc.types.broadcast import Broadcast
from cchc.types.plan import Plan
from cchc.types.registry import content_types
from cchc.types.series import Series
from cchc.types.working_days import WorkingDays
from cchc.vietnamese.dates import format_date, format_instant
from cchc.vietnamese.periods import WindowError, format_period, periods_between

_SOON = timedelta(days=31)
_DEFAULT_LENGTH = timedelta(minutes=1)


def between_files(between: Between) -> Iterator[Problem]:
    """LICH-THIEU, LICH-TRUNG, NGAY-NGHI."""
    for document in between.store.of("series"):
        yield from _gaps(between, document)
    yield from _clashes(between.store)
    yield from _holidays(between.store)


def _gaps(between: Between, document: Document) -> Iterator[Problem]:
    """Months of a series, up to next month, for which no issue exists."""
    series = document.record
    if not isinstance(series, Series) or series.span is None:
        return
    try:
        months = periods_between(series.span.first, series.span.last)
    except WindowError:
        return  # KHOANG tells it
    present = _issues(between, document.id)
    known, day = _tracked_until(between.store, series), between.as_of.date()
    for month in months:
        due = month.start <= day + _SOON and (known is None or month.end <= known)
        if due and month.id not in present:
            message = f"Chưa có kỳ phát {format_period(month.id)}."
            hint = f"Thêm kỳ phát vào content/{document.kind.folder}/ (cchc new broadcast)."
            at = document.source.at(("span",))
            yield document.source.problem("LICH-THIEU", at, message, hint)


def _issues(between: Between, series: str) -> set[str]:
    """The months that have an issue, faulty ones included."""
    issues = (facts.issue for facts in between.facts.values() if facts.issue)
    return {month for of, month in issues if of == series}


def _tracked_until(store: Store, series: Series) -> date | None:
    """An archived plan says nothing of what came later."""
    plan = store.get(plan_of(series.task), "plan")
    return plan.record.tracked_until if plan and isinstance(plan.record, Plan) else None


def _clashes(store: Store) -> Iterator[Problem]:
    """Two issues on one medium at the same time; each problem stands at the later file."""
    for medium, group in _by_medium(store).items():
        for index, (document, start, end) in enumerate(group):
            for other, other_start, other_end in group[:index]:
                if start < other_end and other_start < end:
                    message = f"Trùng giờ phát trên {medium} với {other.path}."
                    at = document.source.at(("airs",))
                    hint = f"Kỳ này phát lúc {format_instant(start)}; đổi giờ một trong hai kỳ."
                    yield document.source.problem("LICH-TRUNG", at, message, hint)


def _by_medium(store: Store) -> dict[str, list[tuple[Document, datetime, datetime]]]:
    found: dict[str, list[tuple[Document, datetime, datetime]]] = {}
    for document in store.of("broadcast"):
        record = document.record
        if not isinstance(record, Broadcast) or record.airs is None or record.status == "hoãn":
            continue
        length = timedelta(minutes=record.length) if record.length else _DEFAULT_LENGTH
        entry = (document, record.airs, record.airs + length)
        found.setdefault(record.medium, []).append(entry)
    return found


def _holidays(store: Store) -> Iterator[Problem]:
    """Events of staff on a day off named in the working-days catalogue."""
    off = {
        day: document.path
        for document in store.of("working_days")
        if isinstance(document.record, WorkingDays)
        for day in document.record.holidays
    }
    for document in store.of(*_staff_events()) if off else ():
        for shape in shapes(document.kind.model).values():
            value = getattr(document.record, shape.name) if shape.bounds.workday else None
            day = value.date() if isinstance(value, datetime) else value
            if day in off:
                message = f"{shape.label}: {format_date(day)} là ngày nghỉ ({off[day]})."
                at = document.source.at((shape.name,))
                yield document.source.problem("NGAY-NGHI", at, message, "Chọn ngày làm việc.")


@cache
def _staff_events() -> tuple[str, ...]:
    """The types that declare days on which staff must work."""
    return tuple(
        name
        for name, kind in content_types().items()
        if any(shape.bounds.workday for shape in shapes(kind.model).values())
    )
