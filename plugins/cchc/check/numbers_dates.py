"""Dates and numbers in context: two readings of a day, values outside what they must agree with."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import BaseModel

from cchc.check.days import bounded, first_day
from cchc.check.leaf import Leaf
from cchc.schema.moments import DayType, InstantType, Span, SpanType, WindowType
from cchc.schema.problem import Problem
from cchc.schema.record import Record
from cchc.schema.shape import Shape, shapes
from cchc.schema.walk import Location, Value, parts, values
from cchc.source.front_matter import Source
from cchc.vietnamese.dates import DateError, format_date, is_ambiguous, official_date, parse_instant
from cchc.vietnamese.numbers import format_int
from cchc.vietnamese.periods import Period
from cchc.vietnamese.windows import Window, format_period


def of_file(leaf: Leaf) -> Iterator[Problem]:
    """NGAY-HIEU, KHOANG."""
    source, record = leaf.source, leaf.record
    if source.text.find("/", 0, source.body_start) >= 0:  # as between day and month
        for value in leaf.texts:
            if isinstance(value.kind, DayType | InstantType):
                yield from _ambiguous(source, value)
    if record is None:
        return
    if _is_timed(type(record)):
        yield from _intervals(source, record)
    for location, part in parts(record):
        if bounded(type(part)):
            yield from _part(source, location, part)


@cache
def _is_timed(model: type[BaseModel]) -> bool:
    """Whether documents of a type may hold windows or spans."""
    declared = shapes(model).values()
    return any(
        _is_timed(shape.nested) if shape.nested else isinstance(shape.kind, WindowType | SpanType)
        for shape in declared
    )


def _ambiguous(source: Source, value: Value) -> Iterator[Problem]:
    """Day and month that could be swapped: this system always reads the day first."""
    if not isinstance(value.value, str) or not is_ambiguous(value.value):
        return
    try:
        day = parse_instant(value.value).date()
    except DateError:
        return
    message = f"{format_date(day)} được hiểu là {official_date(day)} (ngày trước, tháng sau)."
    hint = f"Viết {day.isoformat()} để không ai hiểu nhầm."
    yield source.problem("NGAY-HIEU", source.at(value.location), message, hint)


def _intervals(source: Source, record: Record) -> Iterator[Problem]:
    """Windows and spans that end before they begin."""
    for value in values(record):
        if isinstance(value.kind, WindowType | SpanType) and _backwards(value.value):
            message = f"{value.label}: điểm cuối ở trước điểm đầu."
            yield source.problem("KHOANG", source.at(value.location), message, "Đổi chỗ hai điểm.")
        elif isinstance(value.value, Span) and not _same_length(value.value):
            message = f"{value.label}: hai kỳ không cùng loại."
            hint = "Viết hai tháng hoặc hai quý."
            yield source.problem("KHOANG", source.at(value.location), message, hint)


def _backwards(value: Window | Span) -> bool:
    if isinstance(value, Window):
        return value.start is not None and value.end is not None and value.end < value.start
    return value.last.end < value.first.start


def _same_length(span: Span) -> bool:
    return span.first.months == span.last.months


def _part(source: Source, location: Location, part: BaseModel) -> Iterator[Problem]:
    declared = shapes(type(part))
    for shape in bounded(type(part)):
        content = getattr(part, shape.name)
        if content is None:
            continue
        at = (*location, shape.name)
        items = [((*at, i), item) for i, item in enumerate(content)] if shape.many else None
        for place, value in [(at, content)] if items is None else items:
            for code, message, hint in _faults(declared, shape, part, value):
                yield source.problem(code, source.at(place), message, hint)


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
        return not other.contains(first_day(value))
    if isinstance(value, datetime) and isinstance(other, datetime):
        return value <= other
    return first_day(value) < first_day(other)


def _words(value: Any) -> str:
    if isinstance(value, Period):
        return format_period(value.id)
    if isinstance(value, int):
        return format_int(value)
    return format_date(first_day(value))
