"""The JSON Schema of a table's JSON."""

from typing import Any

from cchc.tracking.kinds import nullable
from cchc.tracking.table_type import TableType


def schema_of(table: TableType[Any]) -> dict[str, Any]:
    """The schema (draft 2020-12) that every JSON of this table fulfils."""
    row = {column.id: nullable(column.kind.schema) for column in table.columns}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.title,
        "type": "object",
        "required": ["as_of", "columns", "rows", "totals"],
        "additionalProperties": False,
        "properties": {
            "as_of": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
            "columns": _columns(table),
            "rows": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": row,
                    "required": list(row),
                    "additionalProperties": False,
                },
            },
            "totals": _totals(table),
        },
    }


def _columns(table: TableType[Any]) -> dict[str, Any]:
    fixed = [{"const": {"id": c.id, "label": c.label}} for c in table.columns]
    return {"type": "array", "prefixItems": fixed, "items": False, "minItems": len(fixed)}


def _totals(table: TableType[Any]) -> dict[str, Any]:
    parts = {"rows": {"type": "integer", "minimum": 0}, **table.totals_schema}
    return {
        "type": "object",
        "properties": parts,
        "required": list(parts),
        "additionalProperties": False,
    }
