"""A document as plain data: every field with its label, its value and the value in words."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from pydantic import BaseModel

from cchc.schema.shape import Shape, shapes
from cchc.source.documents import Document
from cchc.vietnamese.periods import Period


def plain_document(document: Document, state: str) -> dict[str, Any]:
    """Identity, address, state, fields and body of a document, ready for JSON."""
    return {
        "id": document.id,
        "type": document.kind.id,
        "path": document.path,
        "url": document.url,
        "state": state,
        "title": document.title,
        "fields": _fields(document.record),
        "body": document.source.body,
    }


def _fields(part: BaseModel) -> dict[str, Any]:
    """Stated fields by name, in declared order."""
    found = {}
    for shape in shapes(type(part)).values():
        value = getattr(part, shape.name)
        if value is not None and value != ():
            found[shape.name] = {"label": shape.label, **_content(shape, value)}
    return found


def _content(shape: Shape, value: Any) -> dict[str, Any]:
    if shape.nested is not None:
        return {"value": [_fields(v) for v in value] if shape.many else _fields(value)}
    values = list(value) if shape.many else [value]
    words = [shape.kind.render(item) if shape.kind else str(item) for item in values]
    plain = [plain_value(item) for item in values]
    return {"value": plain if shape.many else plain[0], "text": "; ".join(words)}


def plain_value(value: Any) -> Any:
    """A value as JSON knows it: days in ISO form, periods by id, small records as mappings."""
    if isinstance(value, Period):
        return value.id
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Struct):
        return {name: plain_value(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        return {str(key): plain_value(item) for key, item in value.items()}
    return value
