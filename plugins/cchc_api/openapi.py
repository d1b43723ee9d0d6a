"""The OpenAPI 3.1 document, put together from what each endpoint says about itself."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from cchc_api.endpoint import Endpoint, Operation
from cchc_api.problems import MEDIA_TYPE, ProblemBody, ProblemType

CONTRACT_VERSION = "1.0.0"
_REF = "#/components/schemas/{name}"

Json = dict[str, Any]


def operation(summary: str, answers: Mapping[str, Json], **more: Any) -> Operation:
    """An operation: a Vietnamese summary, its answers by status, and further OpenAPI fields."""
    return {"summary": summary, "responses": dict(answers), **more}


def answer(text: str, media_type: str = "", schema: Json | None = None) -> Json:
    """An answer with its Vietnamese description."""
    if not media_type:
        return {"description": text}
    return {"description": text, "content": {media_type: {"schema": schema or {}}}}


def problems(*types: ProblemType) -> dict[str, Json]:
    """The problem answers of an operation; types of one status share an entry."""
    titles: dict[str, list[str]] = {}
    for problem in types:
        titles.setdefault(str(problem.status), []).append(problem.title)
    return {
        status: answer("; ".join(lines), MEDIA_TYPE, schema_of(ProblemBody))
        for status, lines in titles.items()
    }


def parameter(name: str, text: str, schema: Json, *, required: bool = False) -> Json:
    """A query parameter."""
    return {
        "name": name,
        "in": "query",
        "description": text,
        "required": required,
        "schema": schema,
    }


def code_parameter() -> Json:
    """The code of a report in the path."""
    schema = {"type": "string", "examples": ["PA-2026-000123"]}
    said = "Mã phản ánh"
    return {"name": "code", "in": "path", "description": said, "required": True, "schema": schema}


def schema_of(struct: type[msgspec.Struct]) -> Json:
    """A reference to a struct's schema."""
    return {"$ref": _REF.format(name=struct.__name__)}


def document(endpoints: Iterable[Endpoint], structs: Iterable[type[msgspec.Struct]]) -> Json:
    """The whole document."""
    _, schemas = msgspec.json.schema_components(structs, ref_template=_REF)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Bộ đếm lượt truy cập",
            "version": CONTRACT_VERSION,
            "description": "Giao diện công khai của cổng thông tin cải cách hành chính.",
        },
        "paths": {endpoint.path: dict(endpoint.operations) for endpoint in endpoints},
        "components": {"schemas": schemas},
    }
