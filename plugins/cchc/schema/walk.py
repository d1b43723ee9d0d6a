"""Visit every value of a document with its field type and its place in the front matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from cchc.schema.content_type import field_type, is_many, nested_model
from cchc.schema.field_type import FieldType

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
    for name, info in type(part).model_fields.items():
        content = getattr(part, name)
        if content is None:
            continue
        kind, many = field_type(info), is_many(info)
        for location, item in _items(content, (*at, name), many):
            if isinstance(item, BaseModel):
                yield from values(item, location)
            elif kind is not None and nested_model(info) is None:
                yield Value(location, info.title or name, kind, item)


def _items(content: Any, at: Location, many: bool) -> Iterator[tuple[Location, Any]]:
    if not many:
        yield at, content
        return
    for index, item in enumerate(content):
        yield (*at, index), item
