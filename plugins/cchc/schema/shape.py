"""What a model declares, worked out once per model: field types, nesting, roles, bounds."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cchc.schema.bounds import NO_BOUNDS, Bounds
from cchc.schema.content_type import field_type, is_many, nested_model, role_of
from cchc.schema.field_type import FieldType


class Shape(Struct, frozen=True):
    """One declared field: its label, how a value is read, what it must agree with."""

    name: str
    label: str
    help: str
    required: bool
    kind: FieldType | None
    many: bool
    nested: type[BaseModel] | None
    role: str
    bounds: Bounds


@cache
def shapes(model: type[BaseModel]) -> Mapping[str, Shape]:
    """Every field of a model by name, in declared order."""
    return {name: _shape(name, info) for name, info in model.model_fields.items()}


def _shape(name: str, info: FieldInfo) -> Shape:
    nested = nested_model(info)
    return Shape(
        name=name,
        label=info.title or name,
        help=info.description or "",
        required=info.is_required(),
        kind=None if nested else field_type(info),
        many=is_many(info),
        nested=nested,
        role=role_of(info),
        bounds=_bounds(info),
    )


def _bounds(info: FieldInfo) -> Bounds:
    extra = info.json_schema_extra
    stated = extra.get("bounds") if isinstance(extra, dict) else None
    return Bounds(**stated) if isinstance(stated, dict) else NO_BOUNDS  # type: ignore[arg-type]
