"""Dates and numbers in context: two readings of a day, values outside what they must agree with."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from pydantic import BaseModel

from cchc.schema.bounds import NO_BOUNDS
from cchc.schema.moments import DayType, InstantType, Span, SpanType, WindowType
from cchc.schema.problem import Problem
from cchc.schema.shape import Shape, shapes
from cchc.schema.walk import Location, parts, values
from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.vietnamese.dates import DateError, format_date, is_ambiguous, official_date, parse_instant
from cchc.vietnamese.numbers import format_int
from cchc.vietnamese.periods import Period
from cchc.vietnamese.windows import Window, format_period


def problems(store: Store, as_of: datetime) -> Iterator[Problem]:
    """NGAY-HIEU, KHOANG, KQ-TUONG-LAI."""
    yield from _ambiguous(store)
    timed = {
        path
        for path, written in store.texts.items()
        if any(isinstance(value.kind, WindowType | SpanType) for value in written)
    }
    for document in store.documents:
        if document.path in timed:
            yield from _intervals(document)
        for location, part in parts(document.record):
            yield from _part(document, location, part, as_of)


def _ambiguous(store: Store) -> Iterator[Problem]:
    """Day and month that could be swapped: this system always reads the day first."""
    for path, written in store.texts.items():
        for value in written:
            if not isinstance(value.kind, DayType | InstantType) or not is_ambiguous(value.value):
                continue
            try:
                day = parse_instant(value.value).date()
            except DateError:
                continue
            source = store.sources[path]
            message = (
                f"{format_date(day)} được hiểu là {official_date(day)} (ngày trước, tháng sau)."
            )
            hint = f"Viết {day.isoformat()} để không ai hiểu nhầm."
            yield source.problem("NGAY-HIEU", source.at(value.location), message, hint)


def _intervals(document: Document) -> Iterator[Problem]:
    """Windows and spans that end before they begin."""
    for value in values(document.record):
        if isinstance(value.kind, WindowType | SpanType) and _backwards(value.value):
            message = f"{value.label}: điểm cuối ở trước điểm đầu."
            at = document.source.at(value.location)
            yield document.source.problem("KHOANG", at, message, "Đổi chỗ hai điểm.")
        elif isinstance(value.value, Span) and not _same_length(value.value):
            message = f"{value.label}: hai kỳ không cùng loại."
            at = document.source.at(value.location)
            yield document.source.problem("KHOANG", at, message, "Viết hai tháng hoặc hai quý.")


def _backwards(value: Window | Span) -> bool:
    if isinstance(value, Window):
        return value.start is not None and value.end is not None and value.end < value.start
    return value.last.end < value.first.start


def _same_length(span: Span) -> bool:
    return span.first.months == span.last.months


@cache
def _bounded(model: type[BaseModel]) -> tuple[Shape, ...]:
    return tuple(shape for shape in shapes(model).values() if shape.bounds is not NO_BOUNDS)


def _part(
    document: Document, location: Location, part: BaseModel, as_of: datetime
) -> Iterator[Problem]:
    declared = shapes(type(part))
    for shape in _bounded(type(part)):
        content = getattr(part, shape.name)
        if content is None:
            continue
        at = (*location, shape.name)
        items = [((*at, i), item) for i, item in enumerate(content)] if shape.many else None
        for place, value in [(at, content)] if items is None else items:
            for code, message, hint in _faults(declared, shape, part, value):
                yield document.source.problem(code, document.source.at(place), message, hint)
            if shape.bounds.past and _first_day(value) > _latest(document, part, as_of):
                message = f"{shape.label}: {format_date(_first_day(value))} ở tương lai."
                offset = document.source.at(place)
                hint = "Kiểm tra ngày, tháng, năm; ngày chưa đến thì chưa được tính."
                yield document.source.problem("KQ-TUONG-LAI", offset, message, hint)


def _faults(
    declared: Any, shape: Shape, part: BaseModel, value: Any
) -> Iterator[tuple[str, str, str]]:
    bounds = shape.bounds
    for name in filter(None, (bounds.after, bounds.within, bounds.at_most)):
        other = getattr(part, name)
        if other is None or not _disagrees(value, other, name, shape):
            continue
        beside = f"{declared[name].label} ({_words(other)})"
        relation = {bounds.after: "trước", bounds.within: "ngoài"}.get(name, "lớn hơn")
        message = f"{shape.label} ({_words(value)}) {relation} {beside}."
        yield "KHOANG", message, "Sửa một trong hai giá trị."


def _disagrees(value: Any, other: Any, name: str, shape: Shape) -> bool:
    if name == shape.bounds.at_most:
        return bool(value > other)
    if name == shape.bounds.within:
        return not other.contains(_first_day(value))
    if isinstance(value, datetime) and isinstance(other, datetime):
        return value <= other
    return _first_day(value) < _first_day(other)


def _first_day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value.start if isinstance(value, Period) else value


def _words(value: Any) -> str:
    if isinstance(value, Period):
        return format_period(value.id)
    if isinstance(value, int):
        return format_int(value)
    return format_date(_first_day(value))


def _latest(document: Document, part: BaseModel, as_of: datetime) -> date:
    """The last day that is no future for this record: what is written ahead is dated by it."""
    moments = (document.record.published, getattr(part, "recorded_at", None))
    return max([as_of.date(), *(moment.date() for moment in moments if moment)])
