"""Visit every value of a document with its field type and its place in the front matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from cchc.schema.field_type import FieldType
from cchc.schema.shape import shapes

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value: where it stands, its Vietnamese label, its field type, itself."""

    location: Location
    label: str
    kind: FieldType
    value: Any


def values(part: BaseModel, at: Location = ()) -> Iterator[Value]:
    """Every non-absent value of a document or part, in declared order, lists unrolled."""
    for shape in shapes(type(part)).values():
        content = getattr(part, shape.name)
        if content is None:
            continue
        for location, item in _items(content, (*at, shape.name), shape.many):
            if isinstance(item, BaseModel):
                yield from values(item, location)
            elif shape.kind is not None:
                yield Value(location, shape.label, shape.kind, item)


def parts(part: BaseModel, at: Location = ()) -> Iterator[tuple[Location, BaseModel]]:
    """The document itself and every part inside it, with their places."""
    yield at, part
    for shape in shapes(type(part)).values():
        content = getattr(part, shape.name) if shape.nested else None
        if content is None:
            continue
        for location, item in _items(content, (*at, shape.name), shape.many):
            if isinstance(item, BaseModel):
                yield from parts(item, location)


def _items(content: Any, at: Location, many: bool) -> Iterator[tuple[Location, Any]]:
    if not many:
        yield at, content
        return
    for index, item in enumerate(content):
        yield (*at, index), item
