"""Visit every value of a document with its field type and its place in the front matter."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from cchc.schema.field_type import FieldType
from cchc.schema.shape import Shape, shapes

Location = tuple[str | int, ...]


class Value(NamedTuple):
    """One value: where it stands, its Vietnamese label, its field type, itself."""

    location: Location
    label: str
    kind: FieldType
    value: Any


def values(part: BaseModel, at: Location = ()) -> Iterator[Value]:
    """Every non-absent value of a document or part, in declared order, lists unrolled."""
    for shape in shapes(type(part)).values():
        content = getattr(part, shape.name)
        if content is None or content == ():
            continue
        place = (*at, shape.name)
        if shape.many:
            for index, item in enumerate(content):
                yield from _values(shape, item, (*place, index))
        elif shape.kind is not None:
            yield Value(place, shape.label, shape.kind, content)
        else:
            yield from _values(shape, content, place)


def values_of(part: BaseModel, kinds: tuple[type[FieldType], ...]) -> Iterator[Value]:
    """The values of these kinds alone; of the other fields nothing is looked at."""
    for name in _leading_to(type(part), kinds):
        content = getattr(part, name)
        if content is None or content == ():
            continue
        shape = shapes(type(part))[name]
        for location, item in _items(content, (name,), shape.many):
            found = _values(shape, item, location)
            yield from (value for value in found if isinstance(value.kind, kinds))


@cache
def _leading_to(model: type[BaseModel], kinds: tuple[type[FieldType], ...]) -> tuple[str, ...]:
    return tuple(
        shape.name
        for shape in shapes(model).values()
        if isinstance(shape.kind, kinds) or (shape.nested and _leading_to(shape.nested, kinds))
    )


def _values(shape: Shape, item: Any, at: Location) -> Iterator[Value]:
    if isinstance(item, BaseModel):
        yield from values(item, at)
    elif shape.kind is not None:
        yield Value(at, shape.label, shape.kind, item)


def parts(part: BaseModel, at: Location = ()) -> Iterator[tuple[Location, BaseModel]]:
    """The document itself and every part inside it, with their places."""
    yield at, part
    for shape in _nesting(type(part)):
        content = getattr(part, shape.name)
        if not content:
            continue
        for location, item in _items(content, (*at, shape.name), shape.many):
            if isinstance(item, BaseModel):
                yield from parts(item, location)


@cache
def _nesting(model: type[BaseModel]) -> tuple[Shape, ...]:
    return tuple(shape for shape in shapes(model).values() if shape.nested)


def texts(model: type[BaseModel], data: Mapping[str, Any], at: Location = ()) -> Iterator[Value]:
    """Every value of nested texts (canonical keys) as written, whether or not it is valid."""
    declared = shapes(model)
    for name, content in data.items():
        shape, place = declared[name], (*at, name)
        if isinstance(content, list):
            for index, item in enumerate(content):
                yield from _texts(shape, item, (*place, index))
        elif isinstance(content, str) and shape.kind is not None and shape.nested is None:
            yield Value(place, shape.label, shape.kind, content)
        else:
            yield from _texts(shape, content, place)


def _texts(shape: Shape, item: Any, at: Location) -> Iterator[Value]:
    if shape.nested is not None and isinstance(item, Mapping):
        yield from texts(shape.nested, item, at)
    elif shape.kind is not None and not isinstance(item, list):
        yield Value(at, shape.label, shape.kind, item)
    elif shape.nested is not None and isinstance(item, str):
        yield from _short(shape.nested, item, at)


def _short(model: type[BaseModel], text: str, at: Location) -> Iterator[Value]:
    """A text that stands for a whole part: its own field, as the part reads short forms."""
    expand = getattr(model, "expand", None)
    for name, content in (expand(text) if expand else {}).items():
        shape = shapes(model)[name]
        if shape.kind is not None:
            yield Value((*at, name), shape.label, shape.kind, content)


def _items(content: Any, at: Location, many: bool) -> Iterator[tuple[Location, Any]]:
    if not many:
        yield at, content
        return
    for index, item in enumerate(content):
        yield (*at, index), item
