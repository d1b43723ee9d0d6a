"""The day of a value, and the fields that must agree with others."""

from datetime import date, datetime
from functools import cache
from typing import Any

from pydantic import BaseModel

from cchc.schema.bounds import NO_BOUNDS
from cchc.schema.shape import Shape, shapes
from cchc.vietnamese.periods import Period


@cache
def bounded(model: type[BaseModel]) -> tuple[Shape, ...]:
    """The fields of a model that are declared with bounds."""
    return tuple(shape for shape in shapes(model).values() if shape.bounds is not NO_BOUNDS)


@cache
def past(model: type[BaseModel]) -> tuple[Shape, ...]:
    """The fields of a model whose days must not lie ahead."""
    return tuple(shape for shape in bounded(model) if shape.bounds.past)


def first_day(value: Any) -> date:
    """The day of an instant, a day or the beginning of a period."""
    if isinstance(value, datetime):
        return value.date()
    return value.start if isinstance(value, Period) else value
