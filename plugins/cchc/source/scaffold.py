"""A new document of any type: a file with every key explained, ready to be filled in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from cchc.schema.content_type import ContentType
from cchc.schema.moments import DayType, InstantType, PeriodType
from cchc.schema.problem import Problem
from cchc.schema.scalars import Choice
from cchc.schema.shape import Shape, shapes
from cchc.source.front_matter import read_source
from cchc.source.reading import read_record
from cchc.source.yaml_text import block_value
from cchc.types.registry import types_of_folder
from cchc.vietnamese.text import slug

_COMMON = ("type", "published", "state", "id", "slug", "expires", "tags", "attachments", "results")
_EMPTY = ("FM-TRONG", "FM-THIEU")
_DRAFT = "nháp"


class ScaffoldError(Exception):
    """A given value does not fit; `problems` say why. Nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


class Scaffold(Struct, frozen=True):
    """Where the new file goes (relative to the root) and its text."""

    path: str
    text: str


def scaffold(
    kind: ContentType, given: Mapping[str, Sequence[str]], now: datetime, taken: frozenset[str]
) -> Scaffold:
    """A new file with the given values (by field name); `taken` are the paths in use.

    Required keys without a value stand empty, to be filled in; the others are comments. Raises
    ScaffoldError for values that cannot be read.
    """
    values = _values(kind, given, now)
    text = "\n".join(["---", *_lines(kind, values), "---", "", ""])
    reading = read_record(kind, read_source("", text.encode("utf-8")))
    faults = (*reading.source.problems, *reading.problems)
    wrong = tuple(problem for problem in faults if problem.code not in _EMPTY)
    if wrong:
        raise ScaffoldError(wrong)
    day = reading.record.day() if reading.record else None
    folder = f"content/{kind.folder}/"
    if not kind.catalogue and kind.id != "page":
        folder += f"{(day or now).year}/"
    stem = _stem(kind, values)
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    path = next(p for p in (f"{folder}{name}.md" for name in names) if p not in taken)
    return Scaffold(path, text)


def _values(
    kind: ContentType, given: Mapping[str, Sequence[str]], now: datetime
) -> Mapping[str, Sequence[str]]:
    """The given values, and those that the type itself makes plain."""
    values: dict[str, Sequence[str]] = {name: list(v) for name, v in given.items()}
    siblings = types_of_folder(kind.folder)
    if len(siblings) > 1 and not kind.default:
        values.setdefault("type", [kind.id])
    declared = shapes(kind.model)
    state = declared["state"].kind
    if not kind.catalogue and isinstance(state, Choice) and _DRAFT in state.values:
        values.setdefault("state", [_DRAFT])
    for name, shape in declared.items():
        if shape.required and shape.role == "date" and name not in values:
            moment = now.date().isoformat()
            if isinstance(shape.kind, InstantType):
                moment = f"{now:%Y-%m-%dT%H:%M}"
            values[name] = [moment] if isinstance(shape.kind, DayType | InstantType) else []
    return values


def _lines(kind: ContentType, values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    declared = shapes(kind.model)
    own = [shape for name, shape in declared.items() if name not in _COMMON]
    order = [declared["type"], *own, *(declared[name] for name in _COMMON if name != "type")]
    written = [shape for shape in order if shape.required or values.get(shape.name)]
    yield f"# {kind.label}. Dòng bắt đầu bằng dấu # chỉ để giải thích."
    for shape in written:
        yield from _entry(shape, values.get(shape.name, ()))
    yield "# Không bắt buộc; muốn dùng thì bỏ dấu # trước tên khóa."
    for shape in order[1:]:
        if shape not in written:
            yield f"# {shape.label}: {_help(shape)}"
            yield f"# {shape.name}:"


def _entry(shape: Shape, values: Sequence[str]) -> Iterator[str]:
    must = " Bắt buộc." if shape.required else ""
    yield f"# {shape.label}: {_help(shape)}{must}"
    if not values:
        yield f"{shape.name}:"
    elif shape.many and len(values) > 1:
        yield f"{shape.name}:{block_value(list(values), 0, chr(10))}"
    else:
        yield f"{shape.name}:{block_value(values[-1], 0, chr(10))}"


def _help(shape: Shape) -> str:
    if isinstance(shape.kind, Choice):
        return f"{shape.help} Chọn: {', '.join(shape.kind.values)}."
    if isinstance(shape.kind, PeriodType):
        return f"{shape.help} Kỳ: 2007, 2007-h1, 2007-q2, 2007-m04."
    return shape.help


def _stem(kind: ContentType, values: Mapping[str, Sequence[str]]) -> str:
    titled = [name for name, shape in shapes(kind.model).items() if shape.role == "title"]
    for name in ("slug", "id", *titled, "title", "number"):
        stem = slug(values[name][-1]) if values.get(name) else ""
        if stem:
            return stem
    return kind.id.replace("_", "-")
