"""The references of a front matter as written: to documents, tasks and own files."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from cchc.check.leaf import Leaf
from cchc.schema.field_type import FieldType
from cchc.schema.references import AttachmentType, Reference, TaskReference
from cchc.schema.scalars import FileType
from cchc.schema.shape import shapes
from cchc.schema.walk import texts

Citation = tuple[str, str, tuple[str, ...], int, int]
"""Sort (document, task, file, attachment), text, types that may be meant, line, column."""

_SORTS: tuple[tuple[type[FieldType], str], ...] = (
    (FileType, "file"),
    (AttachmentType, "attachment"),
    (Reference, "document"),
    (TaskReference, "task"),
)


def citations(leaf: Leaf) -> Iterator[Citation]:
    """Every reference of the file, valid or not."""
    if leaf.kind is None:
        return
    model, data = leaf.kind.model, leaf.source.data
    for value in texts(model, {name: data[name] for name in data if name in _referring(model)}):
        kind: Any = type(value.kind)
        sort = _sort(kind)
        if sort:
            yield sort, str(value.value), value.kind.targets, *leaf.place_of(value.location)


@cache
def _referring(model: type[BaseModel]) -> frozenset[str]:
    """The fields that are references or hold parts that may have some."""
    sorts = tuple(base for base, _ in _SORTS)
    declared = shapes(model).values()
    return frozenset(s.name for s in declared if s.nested or isinstance(s.kind, sorts))


@cache
def _sort(kind: Any) -> str:
    return next((sort for base, sort in _SORTS if issubclass(kind, base)), "")
