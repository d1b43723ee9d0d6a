"""One Markdown file of the site as read: its content type, identity, record and brief."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from cchc.schema.content_type import ContentType, keys_of
from cchc.schema.problem import Problem
from cchc.schema.record import Record
from cchc.source.brief import Brief, brief_of
from cchc.source.documents import address, default_slug, derived_id
from cchc.source.front_matter import Source, read_source
from cchc.source.layout import CONTENT
from cchc.source.reading import read_record
from cchc.types.registry import content_types, types_of_folder


class FileRead(Struct, frozen=True):
    """A file and what it is; a function of its path, its bytes and the settings alone.

    `identity` is "" for a file whose type is unknown; `record` and `brief` are absent when a
    fault forbids them. `source` has canonical keys where the type is known.
    """

    path: str
    source: Source
    kind: ContentType | None
    identity: str
    record: Record | None
    brief: Brief | None
    problems: tuple[Problem, ...]


def read_file(path: str, content: bytes, context: Mapping[str, Any]) -> FileRead:
    """Read one file. Never raises for faults of the content; they are in `problems`."""
    source = read_source(path, content)
    problems = list(source.problems)
    kind = _kind(path, source, problems)
    if kind is None or _unreadable(source):
        return FileRead(path, source, None, "", None, None, tuple(problems))
    reading = read_record(kind, source, context)
    problems.extend(reading.problems)
    record = reading.record
    stated = record.id if record else str(reading.source.data.get("id") or "")
    identity = stated or derived_id(path, kind)
    brief = None
    if record is not None:
        slug = record.slug or default_slug(path)
        url = address(kind, path, slug, record.day())
        brief = brief_of(path, kind, identity, slug, url, record)
    return FileRead(path, reading.source, kind, identity, record, brief, tuple(problems))


def kind_of(path: str, source: Source) -> ContentType | None:
    """The content type of a readable file; None where it is not known."""
    return _kind(path, source, [])


def _kind(path: str, source: Source, problems: list[Problem]) -> ContentType | None:
    folder = path.split("/")[1] if path.count("/") > 1 else ""
    kinds = types_of_folder(folder)
    if kinds:
        return _named(source, kinds, problems)
    names = sorted({kind.folder for kind in content_types().values()})
    message = f'Thư mục "{folder or CONTENT}" không chứa loại nội dung nào.'
    problems.append(Problem(path, 1, 1, "FM-NOI", message, f"Các thư mục: {', '.join(names)}."))
    return None


def _named(
    source: Source, kinds: tuple[ContentType, ...], problems: list[Problem]
) -> ContentType | None:
    means = keys_of(Record)
    key = next((key for key in source.data if means.get(key) == "type"), "type")
    named = source.data.get(key)
    if isinstance(named, str) and named:
        found = next((kind for kind in kinds if kind.id == named), None)
        if found is None:
            message = f'Loại "{named}" không có trong thư mục này.'
            problems.append(_no_kind(source, source.at((key,)), message, kinds))
        return found
    default = next((kind for kind in kinds if kind.default), None)
    if default or len(kinds) == 1:
        return default or kinds[0]
    if not _unreadable(source) and source.block.is_mapping:
        problems.append(_no_kind(source, 0, 'Thiếu "Loại nội dung" (type).', kinds))
    return None


def _no_kind(source: Source, offset: int, message: str, kinds: tuple[ContentType, ...]) -> Problem:
    names = ", ".join(kind.id for kind in kinds)
    return source.problem("FM-LOAI", offset, message, f"Viết type: một trong {names}.")


def _unreadable(source: Source) -> bool:
    """Whether the form of the file is so wrong that its fields would be judged unfairly."""
    return any(p.code in ("FM-MA", "FM-LON", "FM-DONG", "FM-DANG") for p in source.problems)
