"""From a source's nested texts to a validated record, every fault with its true position."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cchc.schema.content_type import ContentType, keys_of
from cchc.schema.problem import Problem
from cchc.schema.record import Record
from cchc.schema.shape import Shape, shapes
from cchc.schema.suggestion import did_you_mean
from cchc.source.front_matter import Source
from cchc.source.yaml_block import Block, Location, Spot
from cchc.vietnamese.text import slug


class Reading(Struct, frozen=True):
    """A record (None when a fault forbids it), the source with canonical keys, the problems."""

    record: Record | None
    source: Source
    problems: tuple[Problem, ...]


def read_record(
    kind: ContentType, source: Source, context: Mapping[str, Any] | None = None
) -> Reading:
    """Validate a source against its content type. Never raises for faults of the content."""
    keys = _Keys(source)
    data = keys.canonical(source.data, kind.model, (), ())
    broken = {kind.keys.get(key, key) for key in source.block.broken}
    block = replace_block(source.block, data, keys.spots)
    canonical = Source(source.path, source.text, source.body_start, block, source.problems)
    found = list(keys.problems)
    record: Record | None = None
    try:
        record = kind.model.model_validate(data, context=context)
    except ValidationError as error:
        found += [
            _problem(kind, canonical, detail)
            for detail in error.errors(include_url=False, include_input=False)
            if detail["loc"][0] not in broken
        ]
    return Reading(None if broken else record, canonical, tuple(found))


def replace_block(block: Block, data: dict[str, Any], spots: dict[Location, Spot]) -> Block:
    """The same block with canonical keys."""
    return Block(data, spots, block.flaws, block.broken, block.is_mapping)


class _Keys:
    """Renames aliases to field names, drops absent values, reports unknown keys."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.spots: dict[Location, Spot] = {}
        self.problems: list[Problem] = []

    def canonical(
        self, data: Mapping[str, Any], model: type[BaseModel], raw: Location, at: Location
    ) -> dict[str, Any]:
        known, declared = keys_of(model), shapes(model)
        spots, raw_spots = self.spots, self.source.block.spots
        result: dict[str, Any] = {}
        for key, value in data.items():
            name = known.get(key)
            spot = raw_spots[(*raw, key)]
            if name is None:
                self._unknown(key, known, spot)
                continue
            place = (*at, name)
            if name in result or place in spots:
                message = f'"{key}" cùng nghĩa với một khóa khác ({name}).'
                self._report("FM-TRUNG", spot, message, "Giữ lại một dòng.")
                continue
            spots[place] = spot
            shape = declared[name]
            if not isinstance(value, str) or shape.many:
                value = self._content(value, shape, (*raw, key), place)  # noqa: PLW2901
            if value not in ("", None):
                result[name] = value
        return result

    def _content(self, value: Any, shape: Shape, raw: Location, at: Location) -> Any:
        if not shape.many or isinstance(value, list) or value == "":
            return self._value(value, shape.nested, raw, at)
        self.spots[(*at, 0)] = self.spots[at]  # one value where a list may stand
        return [self._value(value, shape.nested, raw, (*at, 0))]

    def _value(self, value: Any, model: type[BaseModel] | None, raw: Location, at: Location) -> Any:
        if isinstance(value, list):
            return self._items(value, model, raw, at)
        if isinstance(value, dict):
            if model is not None:
                return self.canonical(value, model, raw, at)
            for location, spot in self.source.block.spots.items():
                if location[: len(raw)] == raw:
                    self.spots[at + location[len(raw) :]] = spot
        return value

    def _items(
        self, value: list[Any], model: type[BaseModel] | None, raw: Location, at: Location
    ) -> list[Any]:
        """The items of a list; an empty one is absent."""
        result: list[Any] = []
        for number, item in enumerate(value):
            if item in ("", None):
                continue
            place = (*at, len(result))
            self.spots[place] = self.source.block.spots[(*raw, number)]
            result.append(self._value(item, model, (*raw, number), place))
        return result

    def _unknown(self, key: str, known: Mapping[str, str], spot: Spot) -> None:
        hint = did_you_mean(
            slug(key).replace("-", "_"), known, f"Các khóa dùng được: {_names(known)}."
        )
        self._report("FM-KHOA", spot, f'Không có khóa "{key}".', hint)

    def _report(self, code: str, spot: Spot, message: str, hint: str) -> None:
        offset = spot.start if spot.key is None else spot.key
        self.problems.append(self.source.problem(code, offset, message, hint))


def _names(known: Mapping[str, str]) -> str:
    return ", ".join(dict.fromkeys(known.values()))


def _problem(kind: ContentType, source: Source, detail: ErrorDetails) -> Problem:
    location: Location = tuple(detail["loc"])
    if detail["type"] == "missing":
        return _missing(kind, source, location)
    offset = source.at(location)
    if detail["type"] == "fault":
        context = detail["ctx"]
        return source.problem(context["code"], offset, context["message"], context["hint"])
    message, hint = "Giá trị ở đây sai dạng.", "Mục này cần các khóa con; xem sổ tay biên tập."
    if detail["type"] not in ("model_type", "model_attributes_type"):
        message, hint = "Ở đây cần một danh sách.", "Viết mỗi giá trị một dòng, mở đầu bằng dấu -."
    return source.problem("FM-DANG", offset, message, hint)


def _missing(kind: ContentType, source: Source, location: Location) -> Problem:
    label = _label(kind.model, location)
    name = str(location[-1])
    spot = source.block.spots.get(location)
    if spot is not None:
        message = f'Khóa "{name}" ({label}) không có giá trị.'
        offset = spot.start if spot.key is None else spot.key
        return source.problem("FM-TRONG", offset, message, "Điền giá trị.")
    hint = f'Thêm dòng "{name}: …".'
    return source.problem("FM-THIEU", source.at(location[:-1]), f'Thiếu "{label}" ({name}).', hint)


def _label(model: type[BaseModel], location: Location) -> str:
    label = str(location[-1])
    for name in _field_names(location):
        shape = shapes(model).get(name)
        if shape is None:
            break
        label, model = shape.label, shape.nested or model
    return label


def _field_names(location: Location) -> Iterator[str]:
    return (part for part in location if isinstance(part, str))
