"""A table's cells as plain columns with ids, for programs: what CSV and Table Schema share."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from cchc.tracking.kinds import Flat
from cchc.tracking.table import Cell, Column

Take = Callable[[Cell], Flat]


class Part(Struct, frozen=True):
    """One plain column of a cell: ending of its id, ending of its label, Table Schema type."""

    ending: str
    label: str
    type: str
    take: Take


def parts_of(column: Column) -> tuple[Part, ...]:
    """The plain columns of a column; a table's own kind of value is told in words."""
    return _PARTS.get(column.kind.id, _WORDS)


def plain(cell: Cell, part: Part) -> Flat:
    """The value of one plain column; None for what is not stated."""
    return None if cell.value is None else part.take(cell)


def _value(cell: Cell) -> Flat:
    value: Flat = cell.value
    return value


def _key(name: str) -> Take:
    def take(cell: Cell) -> Flat:
        value: Flat = cell.value[name]
        return value

    return take


def _each(name: str) -> Take:
    def take(cell: Cell) -> Flat:
        return "; ".join(dict.fromkeys(item[name] for item in cell.value if item[name])) or None

    return take


def _joined(cell: Cell) -> Flat:
    return "; ".join(cell.value) or None


def _words(cell: Cell) -> Flat:
    return cell.text


_TEXT = (Part("", "", "string", _value),)
_WORDS = (Part("", "", "string", _words),)
_INTEGER = (Part("", "", "integer", _value),)
_LEAST_MOST = (
    Part("min", "ít nhất", "integer", _key("min")),
    Part("max", "nhiều nhất", "integer", _key("max")),
)
_PARTS: Mapping[str, tuple[Part, ...]] = MappingProxyType(
    {
        "text": _TEXT,
        "code": _TEXT,
        "period": _TEXT,
        "texts": (Part("", "", "string", _joined),),
        "year": _INTEGER,
        "integer": _INTEGER,
        "money": _INTEGER,
        "date": (Part("", "", "date", _value),),
        "named": (
            Part("id", "mã", "string", _key("id")),
            Part("name", "tên", "string", _key("name")),
        ),
        "nameds": (
            Part("ids", "mã", "string", _each("id")),
            Part("names", "tên", "string", _each("name")),
        ),
        "status": (Part("", "mã", "string", _value), Part("label", "", "string", _words)),
        "range": _LEAST_MOST,
        "amount": (*_LEAST_MOST, Part("parts", "từng phần", "string", _words)),
        "window": (
            Part("text", "nguyên văn", "string", _key("text")),
            Part("start", "từ ngày", "date", _key("start")),
            Part("end", "đến ngày", "date", _key("end")),
            Part("tentative", "dự kiến", "boolean", _key("tentative")),
        ),
        "evidence": (
            Part("ids", "mã", "string", _each("id")),
            Part("urls", "địa chỉ", "string", _each("url")),
        ),
        "source": (
            Part("path", "tệp", "string", _key("path")),
            Part("line", "dòng", "integer", _key("line")),
        ),
    }
)
