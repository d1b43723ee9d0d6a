"""The line-patching writer: changes the lines of one value and leaves every other byte alone.

Files are never dumped again: that would lose comments, quotes and key order. Each patch is read
back, and is used only if it gives the new value and changes no other.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from cchc.schema.content_type import ContentType, keys_of
from cchc.schema.shape import shapes
from cchc.source.front_matter import Source, read_source
from cchc.source.places import Places, WriterError
from cchc.source.yaml_block import Location
from cchc.source.yaml_text import Value, block_value, flow_value, plain_or_quoted, scalars, style_at
from cchc.vietnamese.text import nfc

__all__ = ["WriterError", "set_value"]

_OPENING = re.compile(r"^---[ \t]*\r?\n", re.MULTILINE)
_BLANK_REST = re.compile(r"[ \t]*(?=\r?\n|\Z)")
_BOM = "\ufeff"


def set_value(
    text: str, location: Location, value: Value | None, kind: ContentType | None = None
) -> str:
    """The file's text with one front-matter value changed, added or (None) removed.

    `location` names keys as the file writes them or, with `kind`, fields of the content type. A
    missing key is added behind its last sibling, an item behind the last of its list; the list or
    mapping around it must exist. Line endings, byte order mark and the quotes of the old value
    stay. Raises WriterError when the place does not exist or cannot be patched by itself.
    """
    bom, raw = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    source = read_source("", raw.encode("utf-8"))
    if not source.block.is_mapping or any(p.code in ("FM-DONG", "FM-LON") for p in source.problems):
        raise WriterError("the front matter has no readable form")
    place = _in_file(source.data, kind.model, location) if kind else location
    if not place:
        raise WriterError("no location")
    return bom + _set(Places(source), place, value)


def _set(places: Places, location: Location, value: Value | None) -> str:
    old = places.value(location) if places.exists(location) else None
    if value is None and old is None:
        return places.text
    if old is not None and value is not None and _composed(value) == old:
        return places.text
    if isinstance(old, list) and isinstance(value, list) and value:
        return _set_items(places, location, old, value)
    if isinstance(old, dict) and isinstance(value, Mapping) and value:
        return _set_keys(places, location, old, value)
    expected = _changed(places.source.data, location, value)
    for candidate in _patched(places, location, value):
        if _is_true(candidate, places.source, expected):
            return candidate
    raise WriterError(f"cannot patch {location} by itself")


def _again(text: str, location: Location, value: Value | None) -> str:
    return _set(Places(read_source("", text.encode("utf-8"))), location, value)


def _set_items(places: Places, location: Location, old: list[Any], value: list[Any]) -> str:
    """Only the items that differ, so that the others keep their lines."""
    text = places.text
    for index in range(len(old) - 1, len(value) - 1, -1):
        text = _again(text, (*location, index), None)
    for index, item in enumerate(value):
        text = _again(text, (*location, index), item)
    return text


def _set_keys(
    places: Places, location: Location, old: dict[str, Any], value: Mapping[str, Any]
) -> str:
    text = places.text
    for key, item in value.items():
        text = _again(text, (*location, key), item)
    for key in old:
        if key not in value:
            text = _again(text, (*location, key), None)
    return text


def _patched(places: Places, location: Location, value: Value | None) -> Iterator[str]:
    if value is None:
        yield from _removed(places, location)
    elif places.exists(location):
        yield from _replaced(places, location, value)
    else:
        yield from _added(places, location, value)


def _replaced(places: Places, location: Location, value: Value) -> Iterator[str]:
    text, old = places.text, places.value(location)
    start, end = places.start(location), places.end(location)
    if places.in_flow(location):
        style = style_at(text, start) if isinstance(old, str) else ""
        options = [flow_value(value)]
        if isinstance(value, str) and style in ("double", "single"):
            options = list(scalars(value, style, 0, "\n"))
        yield from (text[:start] + option + text[end:] for option in options)
        return
    column, newline = places.column(location), places.newline(start)
    if isinstance(value, str) and isinstance(old, str) and end > start:
        for option in scalars(value, style_at(text, start), column, newline):
            yield text[:start] + option + text[end:]
    begin = places.after_mark(location)
    in_list = isinstance(location[-1], int)
    inline = block_value(value, column, newline, in_list=in_list)
    options = [inline]
    if isinstance(value, str):
        options = [f" {option}" for option in scalars(value, "plain", column, newline)]
    blank = _BLANK_REST.match(text, max(end, begin))
    rest = blank.end() if blank else max(end, begin)
    yield from (text[:begin] + option + text[rest:] for option in options)


def _removed(places: Places, location: Location) -> Iterator[str]:
    text = places.text
    if places.in_flow(location):
        yield _without_in_flow(places, location)
        return
    mark, end = places.mark(location), places.end(location)
    start, behind = places.line_start(mark), places.next_line(end)
    prefix = text[start:mark]
    if isinstance(location[-1], int) and len(places.value(location[:-1])) == 1:
        begin = places.after_mark(location[:-1])
        yield text[:begin] + " []" + text[places.end(location[:-1]) :]
    elif not prefix.strip():
        yield text[:start] + text[behind:]
    else:  # the first key of a list item stands on the line of its dash
        yield text[:start] + prefix.rstrip() + places.newline(mark) + text[behind:]


def _without_in_flow(places: Places, location: Location) -> str:
    text, siblings = places.text, places.children(location[:-1])
    index = siblings.index(location)
    begin = [_flow_start(places, place) for place in siblings]
    if index + 1 < len(siblings):
        return text[: begin[index]] + text[begin[index + 1] :]
    start = places.end(siblings[index - 1]) if index else begin[index]
    return text[:start] + text[places.end(location) :]


def _flow_start(places: Places, location: Location) -> int:
    spot = places.source.block.spots[location]
    return spot.start if spot.key is None else spot.key


def _added(places: Places, location: Location, value: Value) -> Iterator[str]:
    parent, name = location[:-1], location[-1]
    if not parent and not places.source.data:
        yield _first_key(places, str(name), value)
        return
    container = places.value(parent)
    if container == "" or container in ([], {}):
        yield from _replaced(places, parent, [value] if name == 0 else {str(name): value})
        return
    siblings = [place for place in places.children(parent) if places.exists(place)]
    last = max(siblings, key=places.start)
    head = "-" if isinstance(name, int) else f"{plain_or_quoted(name)}:"
    if places.in_flow(last):
        entry = flow_value(value) if isinstance(name, int) else f"{head} {flow_value(value)}"
        at = places.end(last)
        yield f"{places.text[:at]}, {entry}{places.text[at:]}"
        return
    column, end = places.column(last), places.end(last)
    newline, at = places.newline(end), places.next_line(end)
    pad = " " * column
    options = [block_value(value, column, newline, in_list=isinstance(name, int))]
    if isinstance(value, str):
        options = [f" {option}" for option in scalars(value, "plain", column, newline)]
    for option in options:
        yield f"{places.text[:at]}{pad}{head}{option}{newline}{places.text[at:]}"


def _first_key(places: Places, name: str, value: Value) -> str:
    text = places.text
    newline = places.newline(0)
    entry = f"{plain_or_quoted(name)}:{block_value(value, 0, newline)}{newline}"
    if places.source.body_start == 0:
        return f"---{newline}{entry}---{newline}{text}"
    opening = _OPENING.search(text)
    at = opening.end() if opening else 0
    return text[:at] + entry + text[at:]


def _is_true(candidate: str, old: Source, expected: dict[str, Any]) -> bool:
    """Whether a patch reads back with the new value, and all else as before."""
    new = read_source("", candidate.encode("utf-8"))
    return (
        _pruned(new.data) == _pruned(expected)
        and len(new.problems) <= len(old.problems)
        and new.text[new.body_start :] == old.text[old.body_start :]
    )


def _changed(data: dict[str, Any], location: Location, value: Value | None) -> dict[str, Any]:
    """The data as they are to be read after the change. Raises WriterError."""
    result = copy.deepcopy(data)
    container: Any = result
    for depth, part in enumerate(location[:-1]):
        try:
            if container[part] == "":
                container[part] = [] if isinstance(location[depth + 1], int) else {}
            container = container[part]
        except (KeyError, IndexError, TypeError):
            raise WriterError(f"no entry at {location[: depth + 1]}") from None
    name = location[-1]
    if value is None:
        del container[name]
    elif isinstance(container, list) and name == len(container):
        container.append(_composed(value))
    elif isinstance(container, dict) == isinstance(name, str) and not isinstance(container, str):
        if isinstance(name, int) and name > len(container):
            raise WriterError(f"no item before {location}")
        container[name] = _composed(value)
    else:
        raise WriterError(f"no entry can stand at {location}")
    return result


def _composed(value: Value) -> Any:
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, Mapping):
        return {nfc(key): _composed(item) for key, item in value.items()}
    return [_composed(item) for item in value]


def _pruned(value: Any) -> Any:
    """Values without the difference between an empty value, list or mapping and none."""
    if isinstance(value, dict):
        kept = {key: _pruned(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item != ""} or ""
    if isinstance(value, list):
        return [_pruned(item) for item in value] or ""
    return value


def _in_file(data: Any, model: type[BaseModel] | None, location: Location) -> Location:
    """A location by field names as the file writes it: aliases, single values for lists."""
    if not location:
        return ()
    part, rest = location[0], location[1:]
    if isinstance(part, int):
        if not isinstance(data, list):
            return _in_file(data, model, rest)
        inner = data[part] if part < len(data) else None
        return (part, *_in_file(inner, model, rest))
    known = keys_of(model) if model else {}
    content = data if isinstance(data, dict) else {}
    key = next((key for key in content if known.get(key) == part), part)
    shape = shapes(model).get(part) if model else None
    return (key, *_in_file(content.get(key), shape.nested if shape else None, rest))
