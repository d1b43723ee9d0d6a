"""Open data before it is written: named fields with types, rows of plain values.

Fields come from the declarations: of the tracking tables, of the content types.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from msgspec import Struct, field
from pydantic import BaseModel

from cchc.outputs.entries import full
from cchc.outputs.progress_view import scope_of
from cchc.pages.addresses import join
from cchc.pages.facts import has_page
from cchc.pages.links import file_url
from cchc.pages.site import Site
from cchc.schema.field_type import FieldType
from cchc.schema.moments import DayType, InstantType
from cchc.schema.record import Record, ResultFields
from cchc.schema.references import Reference
from cchc.schema.scalars import Choice, FileType, MoneyType, NumberType, RangeType, YesNoType
from cchc.schema.shape import Shape, shapes
from cchc.source.documents import Document
from cchc.tracking.columns import parts_of, plain
from cchc.tracking.kinds import Flat
from cchc.tracking.table import Table
from cchc.tracking.writers import json as json_file
from cchc.types.registry import content_types
from cchc.vietnamese.numbers import Range

Row = tuple[Flat, ...]


class DataField(Struct, frozen=True):
    """One field: name, Vietnamese title, Table Schema type, what holds for its values."""

    name: str
    title: str
    type: str = "string"
    constraints: Mapping[str, Any] = field(default_factory=dict)

    def schema(self) -> dict[str, Any]:
        """The field as Table Schema has it."""
        said = {"name": self.name, "title": self.title, "type": self.type}
        return {**said, "constraints": dict(self.constraints)} if self.constraints else said


class Dataset(Struct, frozen=True):
    """A named set of rows; `json` is its JSON, whose form is that of the tracking tables."""

    name: str
    title: str
    fields: tuple[DataField, ...]
    rows: tuple[Row, ...]
    json: str


def of_table(table: Table) -> Dataset:
    """A tracking table, one plain column a field."""
    columns = [(c, part) for c in table.columns for part in parts_of(c)]
    fields = tuple(
        DataField(
            f"{c.id}_{part.ending}" if part.ending else c.id,
            f"{c.label} ({part.label})" if part.label else c.label,
            part.type,
        )
        for c, part in columns
    )
    rows = tuple(
        tuple(
            plain(cell, part)
            for c, cell in zip(table.columns, row.cells, strict=True)
            for part in parts_of(c)
        )
        for row in table.rows
    )
    return Dataset(table.name, table.title, fields, rows, json_file.write(table))


def of_type(site: Site, name: str, title: str, kind: str) -> Dataset:
    """Every public document of a type with its declared fields."""
    own = (
        DataField("id", "Mã", constraints={"required": True, "unique": True}),
        DataField("url", "Địa chỉ"),
    )
    declared = _declared(content_types()[kind].model, set(Record.model_fields))
    rows = tuple((*_own(site, d), *_values(site, d, d.record, declared)) for d in site.public(kind))
    return _dataset(site, name, title, (*own, *_fields(declared)), rows)


def _own(site: Site, document: Document) -> Row:
    return document.id, full(site, document.url) if has_page(site, document) else None


def of_results(site: Site, name: str, title: str) -> Dataset:
    """Every result that counts, with the public addresses of its evidence."""
    scope = scope_of(site)
    inner = {"evidence", "recorded_by", "recorded_at", "supersedes"}
    declared = _declared(ResultFields, inner)
    rows = [
        (
            result.key,
            *_values(site, result.document, result.fields, declared),
            result.document.id,
            "; ".join(p.url for p in scope.ledger.proofs(result) if p.url) or None,
        )
        for result in scope.ledger.results
        if scope.keeps(result.document) and scope.ledger.counts(result, scope.day)
    ]
    fields = (
        DataField("id", "Mã", constraints={"required": True, "unique": True}),
        *_fields(declared),
        DataField("document", "Ghi trong", constraints={"required": True}),
        DataField("evidence", "Minh chứng"),
    )
    return _dataset(site, name, title, fields, tuple(rows))


def _dataset(
    site: Site, name: str, title: str, fields: tuple[DataField, ...], rows: tuple[Row, ...]
) -> Dataset:
    names = [f.name for f in fields]
    said = {
        "as_of": site.data_until.isoformat() if site.data_until else None,
        "columns": [{"id": f.name, "label": f.title} for f in fields],
        "rows": [dict(zip(names, map(_jsonable, row), strict=True)) for row in rows],
        "totals": {"rows": len(rows)},
    }
    return Dataset(name, title, fields, rows, json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def _jsonable(value: Flat) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value


def _declared(model: type[BaseModel], without: set[str]) -> tuple[Shape, ...]:
    return tuple(s for s in shapes(model).values() if s.name not in without and s.kind)


_TYPES: tuple[tuple[type[FieldType], str], ...] = (
    (InstantType, "string"),
    (DayType, "date"),
    (NumberType, "integer"),
    (MoneyType, "integer"),
    (YesNoType, "boolean"),
)


def _fields(declared: tuple[Shape, ...]) -> Iterator[DataField]:
    for shape in declared:
        kind = shape.kind
        if isinstance(kind, RangeType):
            for ending, label in (("min", "ít nhất"), ("max", "nhiều nhất")):
                yield DataField(f"{shape.name}_{ending}", f"{shape.label} ({label})", "integer")
            continue
        constraints: dict[str, Any] = {"required": True} if shape.required else {}
        if isinstance(kind, Choice) and not shape.many:
            constraints["enum"] = list(kind.values)
        types = (name for known, name in _TYPES if isinstance(kind, known) and not shape.many)
        yield DataField(shape.name, shape.label, next(types, "string"), constraints)


def _values(site: Site, document: Document, part: BaseModel, declared: tuple[Shape, ...]) -> Row:
    values: list[Flat] = []
    for shape in declared:
        value = getattr(part, shape.name)
        if isinstance(shape.kind, RangeType):
            found = value if isinstance(value, Range) else None
            values += [found.min, found.max] if found else [None, None]
        elif shape.many:
            values.append("; ".join(str(_plain(site, document, shape, v)) for v in value) or None)
        else:
            values.append(None if value is None else _plain(site, document, shape, value))
    return tuple(values)


def _plain(site: Site, document: Document, shape: Shape, value: Any) -> Flat:
    """One value: references as ids, files as addresses, days and numbers as they are."""
    if isinstance(shape.kind, Reference):
        target = site.store.get(value, *shape.kind.targets)
        return target.id if target else str(value)
    if isinstance(shape.kind, FileType):
        path = join(document.folder, str(value))
        shown = site.store.has(path) and path not in site.withheld
        return full(site, quote(file_url(document, path))) if shown else None
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bool | int | str | date):
        return value
    assert shape.kind is not None  # noqa: S101 - _declared left the others out
    return shape.kind.render(value)
