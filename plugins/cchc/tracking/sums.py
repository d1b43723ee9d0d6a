"""Sums over what is known, saying how many values are not."""

from collections.abc import Iterable
from typing import Any

from cchc.tracking.kinds import COUNT, NOT_STATED, RANGE, nullable, object_schema, range_json
from cchc.vietnamese.numbers import Range, format_int

COUNT_SCHEMA: dict[str, Any] = dict(COUNT)
KNOWN_SCHEMA = object_schema(sum=nullable(COUNT), known=COUNT, unknown=COUNT)
RANGE_SCHEMA: dict[str, Any] = dict(RANGE.schema)
COUNTS_SCHEMA: dict[str, Any] = {"type": "object", "additionalProperties": COUNT_SCHEMA}


def known_sum(values: Iterable[int | None]) -> dict[str, int | None]:
    """`{sum, known, unknown}`: null, never 0, when nothing is known."""
    every = list(values)
    known = [value for value in every if value is not None]
    total = sum(known) if known else None
    return {"sum": total, "known": len(known), "unknown": len(every) - len(known)}


def sum_text(total: dict[str, int | None], unit: str = "") -> str:
    """Such a sum in words: "1.500 bản (chưa có số liệu: 2)"."""
    if total["sum"] is None:
        return NOT_STATED
    text = f"{format_int(total['sum'])} {unit}".strip()
    return f"{text} ({NOT_STATED}: {total['unknown']})" if total["unknown"] else text


def range_sum(ranges: Iterable[Range | None]) -> dict[str, int | None]:
    """The sum of what is stated as `{min, max}`; an open upper end makes it open."""
    total = Range(0, 0)
    for value in ranges:
        total += value or Range(0, 0)
    return range_json(total)


def range_text(total: dict[str, int | None]) -> str:
    """Such a sum in words: "22–24"."""
    return Range(total["min"] or 0, total["max"]).text()
