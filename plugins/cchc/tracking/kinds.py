"""What a table's column may hold: how a value is shown, written as JSON and put into a sheet."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from cchc.tracking.evidence import Proof
from cchc.tracking.parts import Amount
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.numbers import Range, format_int, format_money
from cchc.vietnamese.windows import Window, format_period

NOT_STATED = "chưa có số liệu"
"""Shown for a figure that nobody stated; never 0, never a made-up value."""
UNSAID = "chưa nêu"
"""Shown for what a document leaves open: a unit, a day, a place."""

Flat = str | int | date | None
Schema = Mapping[str, Any]


class Kind(Struct, frozen=True):
    """One kind of value.

    `text`, `json` and `flat` get a value that is there; absence is words in a text, null in JSON
    and empty in a sheet. `heads` are the endings of the labels when a value takes several cells
    of a sheet ("Chỉ tiêu (ít nhất)"). `numeric` columns stand to the right, `aside` ones are left
    out where people read, `unbroken` values stay on one line.
    """

    id: str
    text: Callable[[Any], str]
    json: Callable[[Any], Any]
    flat: Callable[[Any], tuple[Flat, ...]]
    schema: Schema
    heads: tuple[str, ...] = ("",)
    numeric: bool = False
    aside: bool = False
    unbroken: bool = False


class Named(Struct, frozen=True):
    """Something with an id and a name: a unit, a document, a status."""

    id: str
    name: str


def object_schema(**properties: Any) -> dict[str, Any]:
    """The schema of an object with exactly these properties."""
    return {
        "type": "object",
        "properties": {name: dict(schema) for name, schema in properties.items()},
        "required": list(properties),
        "additionalProperties": False,
    }


def nullable(schema: Schema) -> dict[str, Any]:
    """The schema, or null."""
    return {"anyOf": [dict(schema), {"type": "null"}]}


_TEXT: Schema = {"type": "string"}
_INTEGER: Schema = {"type": "integer"}
COUNT: Schema = {"type": "integer", "minimum": 0}
_DATE: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_OPEN_DATE = nullable(_DATE)
_MOST = nullable(COUNT)


def range_json(value: Range) -> dict[str, Any]:
    """A range as JSON; an open upper end is null."""
    return {"min": value.min, "max": value.max}


def amount_json(value: Amount) -> dict[str, Any]:
    """An amount as JSON: its sum and the parts that add up to it."""
    parts = [{"kind": part.kind, **range_json(part.amount)} for part in value.parts]
    return {**range_json(value.total), "parts": parts}


def amount_text(value: Amount) -> str:
    """An amount in words: "12–13 (4 sở; 4 huyện; 4–5 xã, thị trấn)"."""
    named = [part for part in value.parts if part.kind is not None]
    if not named:
        return value.total.text()
    parts = "; ".join(f"{part.amount.text()} {part.kind or 'loại khác'}" for part in value.parts)
    return f"{value.total.text()} ({parts})"


def _window_json(value: Window) -> dict[str, Any]:
    start, end = (day.isoformat() if day else None for day in (value.start, value.end))
    return {"text": value.text or None, "start": start, "end": end, "tentative": value.tentative}


def window_words(value: Window) -> str:
    """The official wording, which says "dự kiến" where the window is tentative."""
    if not value.text:
        return UNSAID
    says_so = "dự kiến" in value.text.lower()
    return f"{value.text} (dự kiến)" if value.tentative and not says_so else value.text


def window_text(value: Window) -> str:
    """The official wording with the interval computed from it."""
    words, interval = window_words(value), interval_text(value)
    return f"{words} [{interval}]" if interval else words


def interval_text(value: Window) -> str:
    """The interval of a window in figures; empty when it is open on both sides."""
    if value.start and value.end:
        return f"{format_date(value.start)} – {format_date(value.end)}"
    if value.end:
        return f"đến {format_date(value.end)}"
    return f"từ {format_date(value.start)}" if value.start else ""


def _proof_json(proof: Proof) -> dict[str, Any]:
    return {"id": proof.id, "url": proof.url, "date": proof.date.isoformat()}


def _proofs_text(value: tuple[Proof, ...]) -> str:
    """Each piece of evidence once, with the days of the results it proves."""
    days: dict[str, list[str]] = {}
    for proof in value:
        days.setdefault(_proof_name(proof), []).append(format_date(proof.date))
    return "; ".join(f"{name} ({', '.join(dict.fromkeys(found))})" for name, found in days.items())


def _proof_name(proof: Proof) -> str:
    return proof.document.title if proof.document else (proof.url or proof.id)


def _joined(value: tuple[Named, ...]) -> str:
    return "; ".join(item.name for item in value)


_NAMED_SCHEMA = object_schema(id=_TEXT, name=_TEXT)
_RANGE_SCHEMA = object_schema(min=COUNT, max=_MOST)
_PART_SCHEMA = object_schema(kind=nullable(_TEXT), min=COUNT, max=_MOST)
_AMOUNT_SCHEMA = object_schema(min=COUNT, max=_MOST, parts={"type": "array", "items": _PART_SCHEMA})
_WINDOW_SCHEMA = object_schema(
    text=nullable(_TEXT), start=_OPEN_DATE, end=_OPEN_DATE, tentative={"type": "boolean"}
)
_PROOF_SCHEMA = object_schema(id=_TEXT, url=nullable(_TEXT), date=_DATE)


def _same(value: Any) -> Any:
    return value


def _cell(value: Any) -> tuple[Flat, ...]:
    return (value,)


TEXT = Kind("text", str, _same, _cell, _TEXT)
CODE = Kind("code", str, _same, _cell, _TEXT, unbroken=True)
YEAR = Kind("year", str, _same, _cell, _INTEGER)
TEXTS = Kind("texts", "; ".join, list, lambda v: ("; ".join(v),), {"type": "array", "items": _TEXT})
INTEGER = Kind("integer", format_int, _same, _cell, _INTEGER, numeric=True)
MONEY = Kind("money", format_money, _same, _cell, COUNT, numeric=True)
DATE = Kind("date", format_date, date.isoformat, _cell, _DATE)
PERIOD = Kind("period", format_period, _same, lambda value: (format_period(value),), _TEXT)
NAMED = Kind(
    "named",
    lambda value: value.name,
    lambda value: {"id": value.id, "name": value.name},
    lambda value: (value.name,),
    _NAMED_SCHEMA,
)
NAMEDS = Kind(
    "nameds",
    _joined,
    lambda value: [{"id": item.id, "name": item.name} for item in value],
    lambda value: (_joined(value),),
    {"type": "array", "items": _NAMED_SCHEMA},
)
STATUS = Kind(
    "status", lambda value: value.name, lambda value: value.id, lambda value: (value.name,), _TEXT
)
RANGE = Kind(
    "range",
    Range.text,
    range_json,
    lambda value: (value.min, value.max),
    _RANGE_SCHEMA,
    heads=("ít nhất", "nhiều nhất"),
    numeric=True,
)
AMOUNT = Kind(
    "amount",
    amount_text,
    amount_json,
    lambda value: (value.total.min, value.total.max, amount_text(value)),
    _AMOUNT_SCHEMA,
    heads=("ít nhất", "nhiều nhất", "từng phần"),
    numeric=True,
)
WINDOW = Kind(
    "window",
    window_text,
    _window_json,
    lambda value: (value.text or None, value.start, value.end, "có" if value.tentative else ""),
    _WINDOW_SCHEMA,
    heads=("nguyên văn", "từ ngày", "đến ngày", "dự kiến"),
)
EVIDENCE = Kind(
    "evidence",
    _proofs_text,
    lambda value: [_proof_json(proof) for proof in value],
    lambda value: (_proofs_text(value),),
    {"type": "array", "items": _PROOF_SCHEMA},
)
SOURCE = Kind(
    "source",
    lambda value: f"{value[0]}:{value[1]}",
    lambda value: {"path": value[0], "line": value[1]},
    lambda value: (f"{value[0]}:{value[1]}",),
    object_schema(path=_TEXT, line={"type": "integer", "minimum": 1}),
    aside=True,
)
