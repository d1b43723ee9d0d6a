"""A content type: one model with where its documents live and how lists call them."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any, Literal, get_args

from msgspec import Struct
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cchc.schema.field_type import FieldType
from cchc.schema.record import Record
from cchc.vietnamese.text import fold


class ContentType(Struct, frozen=True, dict=True):
    """One content type.

    `folder` is the top folder under `content/`, `label` and `plural` are Vietnamese names.
    `default` marks the type of a folder's documents that name none, `catalogue` a type whose
    ids come from the file name alone, `feed` one whose documents enter the site's feed.
    `printed` says whether the website offers the printed form of each public document: "always", or
    "with text" of those that have any and nothing that cannot be printed.
    `id` is the module's name, set by the registry.
    """

    model: type[Record]
    folder: str
    label: str
    plural: str
    default: bool = False
    catalogue: bool = False
    feed: bool = False
    hidden: bool = False
    printed: Literal["", "always", "with text"] = ""
    id: str = ""

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """Every accepted top-level key and the field it means."""
        return keys_of(self.model)

    def role(self, record: Record, role: str) -> Any:
        """The value of the first field with this role, or None."""
        for name in self._roles.get(role, ()):
            value = getattr(record, name)
            if value is not None:
                return value
        return None

    def declares(self, role: str) -> bool:
        """Whether some field of the type has this role."""
        return role in self._roles

    @cached_property
    def _roles(self) -> Mapping[str, tuple[str, ...]]:
        """Role -> fields in declared order."""
        found: dict[str, tuple[str, ...]] = {}
        for name, info in self.model.model_fields.items():
            found[role_of(info)] = (*found.get(role_of(info), ()), name)
        return found


def role_of(info: FieldInfo) -> str:
    """The role a field was declared with, or an empty text."""
    return _declared(info, "role")


def absent_text(info: FieldInfo) -> str:
    """What pages show when the value is not stated, or an empty text."""
    return _declared(info, "absent")


def _declared(info: FieldInfo, key: str) -> str:
    extra = info.json_schema_extra
    return str(extra.get(key, "")) if isinstance(extra, dict) else ""


@cache
def keys_of(model: type[BaseModel]) -> Mapping[str, str]:
    """Accepted keys of a model: field names, unaccented labels in snake case, aliases."""
    keys: dict[str, str] = {}
    for name, info in model.model_fields.items():
        spelt = [_snake(info.title or name), *_aliases(info)]
        for key in spelt:
            keys.setdefault(key, name)
    return keys | {name: name for name in model.model_fields}


def _aliases(info: FieldInfo) -> list[str]:
    extra = info.json_schema_extra
    stated = extra.get("aliases") if isinstance(extra, dict) else None
    return [str(alias) for alias in stated] if isinstance(stated, list) else []


def _snake(label: str) -> str:
    return "_".join("".join(c if c.isalnum() else " " for c in fold(label)).split())


def nested_model(info: FieldInfo) -> type[BaseModel] | None:
    """The model inside a field (`Task` in `Many[Task]`), or None for plain values."""
    return next((t for t in _leaves(info.annotation) if _is_model(t)), None)


def field_type(info: FieldInfo) -> FieldType | None:
    """The field type of a field, also inside `Many[…]` and `… | None`."""
    found = [m for m in info.metadata if isinstance(m, FieldType)]
    found += [m for m in _leaves(info.annotation) if isinstance(m, FieldType)]
    return found[0] if found else None


def is_many(info: FieldInfo) -> bool:
    """Whether a field holds a list of values."""
    return any(getattr(t, "__origin__", None) is tuple for t in _branches(info.annotation))


def _branches(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _branches(argument)


def _leaves(annotation: Any) -> Iterator[Any]:
    for branch in _branches(annotation):
        yield branch
        yield from getattr(branch, "__metadata__", ())


def _is_model(candidate: Any) -> bool:
    return isinstance(candidate, type) and issubclass(candidate, BaseModel)
