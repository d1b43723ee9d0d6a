"""Official forms: dated data files with the measures of an official document.

Which form applies is decided by the document's date, never by a constant in a template: a decree
changes sizes and margins, and an old document keeps the form of its day.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, model_validator

from cchc.vietnamese.dates import format_date

_NO_TEXTS: Mapping[str, str] = MappingProxyType({})
Weight: TypeAlias = Literal["regular", "bold", "italic", "bold italic"]


class FormError(Exception):
    """A form file that cannot be used, or no form of the wanted name."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Measure(_Frozen):
    """An allowed range and the value in use, in pt or mm."""

    min: float
    max: float
    use: float

    @model_validator(mode="after")
    def _inside(self) -> "Measure":
        if not self.min <= self.use <= self.max:
            raise ValueError(f"{self.use:g} nằm ngoài khoảng {self.min:g}–{self.max:g}")
        return self


class RuleLine(_Frozen):
    """The line under a component: as long as `ratio` times its text, its line or the page."""

    of: Literal["text", "line", "page"]
    ratio: Measure


class Component(_Frozen):
    """One component of an official document ("thành phần thể thức")."""

    label: str
    size: Measure
    """Letter size in pt."""
    cell: str = ""
    """Number of the cell ("ô số") in the decree's diagram."""
    letters: Literal["caps", "lower"] = "lower"
    weight: Weight = "regular"
    colour: Literal["black", "red"] = "black"
    rule: RuleLine | None = None
    text: str = ""
    """Fixed wording."""
    words: tuple[str, ...] = ()
    """Words that may open the component."""
    boxes: Mapping[str, tuple[float, float]] = {}
    """Wording -> width and height of its frame in mm."""
    at: Literal["", "top center", "bottom right"] = ""
    """Where the page number stands, in the margin."""
    note: str = ""


class Paper(_Frozen):
    """Sheet in mm, upright; `landscape` says what may be printed across."""

    width: float
    height: float
    landscape: Literal["tables", "never"]


class Margins(_Frozen):
    """Margins in mm."""

    top: Measure
    bottom: Measure
    left: Measure
    right: Measure


class Typeface(_Frozen):
    """The typeface the decree asks for, and the family that is used."""

    asked: str
    use: str


class Columns(_Frozen):
    """Widths in mm of the two columns at the head and at the foot of the document."""

    head: tuple[float, float]
    foot: tuple[float, float]


class Body(_Frozen):
    """Running text: first-line indent in mm, space between paragraphs in pt, lines as a factor."""

    indent: Measure
    paragraph_spacing: Measure
    line_spacing: Measure


class Point(_Frozen):
    """How the marker of a point is printed when the source writes "a."."""

    marker: Literal["parenthesis", "as_written"]
    letters: str


class Scan(_Frozen):
    """Demands on digitised paper documents."""

    note: str
    pdf: str
    dpi: int


class Form(_Frozen):
    """An official form as in force from `valid_from` to `valid_to` (both included)."""

    id: str
    name: str
    """The regulation as cited in print."""
    valid_from: date
    valid_to: date | None = None
    source: str
    """Where the numbers come from and what was not compared."""
    based_on: str = ""
    """The form whose values hold where this file states none."""
    uncertain: tuple[str, ...] = ()
    """What nobody has compared with the regulation's own text."""
    form_b_kinds: tuple[str, ...]
    paper: Paper
    margin: Margins
    typeface: Typeface
    columns: Columns
    body: Body
    point: Point
    components: Mapping[str, Component]
    scan: Scan

    @model_validator(mode="after")
    def _columns_fill_the_line(self) -> "Form":
        for pair in (self.columns.head, self.columns.foot):
            if abs(sum(pair) - self.text_width) > 0.01:
                raise ValueError(f"hai cột {pair} không bằng bề rộng chữ {self.text_width:g} mm")
        return self

    @property
    def text_width(self) -> float:
        """Width of the text area in mm."""
        return self.paper.width - self.margin.left.use - self.margin.right.use

    def in_force(self, day: date) -> bool:
        """Whether the form applies to a document issued on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def point_marker(self, marker: str) -> str:
        """The marker of a point as this form prints it: "a." -> "a)"; others unchanged."""
        letter = marker.removesuffix(".")
        if self.point.marker == "as_written" or letter == marker:
            return marker
        return f"{letter})" if len(letter) == 1 and letter in self.point.letters else marker


class Choice(Struct, frozen=True):
    """The chosen form; `retypeset` when it is younger than the document."""

    form: Form
    retypeset: bool

    @property
    def note(self) -> str:
        """The sentence a re-typeset document must carry, else ""."""
        if not self.retypeset:
            return ""
        return f"Trình bày lại theo thể thức {self.form.name}; không thay thế bản gốc."


def parse_form(text: str, name: str = "form", texts: Mapping[str, str] = _NO_TEXTS) -> Form:
    """Read a form file; `texts` are the files it may be based on, by the id they are named after.

    Raises `FormError` naming every key that is wrong.
    """
    try:
        return TypeAdapter(Form).validate_python(_values(text, name, texts))
    except ValidationError as error:
        found = [
            f"{name}: {'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
            for fault in error.errors()
        ]
        raise FormError("\n".join(found)) from error


def _values(text: str, name: str, texts: Mapping[str, str]) -> dict[str, Any]:
    """What a file states, over what the form it is based on states."""
    try:
        stated = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormError(f"{name}: {error}") from error
    base = stated.get("based_on")
    if base is None:
        return stated
    if base not in texts:
        raise FormError(f"{name}: based_on: không có thể thức “{base}”.")
    others = {other: kept for other, kept in texts.items() if other != base}
    return _over(_values(texts[base], base, others), stated)


def _over(base: dict[str, Any], stated: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in stated.items():
        below = base.get(key)
        tables = isinstance(below, dict) and isinstance(value, dict)
        merged[key] = _over(base[key], value) if tables else value
    return merged


def load_forms(folder: Traversable | None = None) -> tuple[Form, ...]:
    """All forms of a folder (default: those delivered here), oldest first."""
    return _delivered() if folder is None else _forms(folder)


@cache
def _delivered() -> tuple[Form, ...]:
    """Read once a process: every document of a pack asks for them."""
    return _forms(files("cchc.booklet").joinpath("forms"))


def _forms(place: Traversable) -> tuple[Form, ...]:
    texts = {
        entry.name.removesuffix(".toml"): entry.read_text(encoding="utf-8")
        for entry in place.iterdir()
        if entry.name.endswith(".toml")
    }
    forms = [parse_form(text, f"{name}.toml", texts) for name, text in texts.items()]
    return tuple(sorted(forms, key=lambda form: (form.valid_from, form.id)))


def choose_form(forms: Iterable[Form], day: date, named: str | None = None) -> Choice:
    """The form for a document of that day.

    `named` (front matter) wins. Else the youngest form in force on that day; none in force: the
    oldest later one. A form younger than the document makes a re-typesetting.
    Raises `FormError` for an unknown name or when there is no form at all.
    """
    known = sorted(forms, key=lambda form: (form.valid_from, form.id))
    if named is not None:
        return _named(known, day, named)
    current = [form for form in known if form.in_force(day)]
    later = [form for form in known if form.valid_from > day]
    if not current and not later:
        raise FormError(f"Không có thể thức nào áp dụng cho ngày {format_date(day)}.")
    form = current[-1] if current else later[0]
    return Choice(form, retypeset=not form.in_force(day))


def _named(forms: list[Form], day: date, named: str) -> Choice:
    for form in forms:
        if form.id == named:
            return Choice(form, retypeset=not form.in_force(day))
    known = ", ".join(form.id for form in forms) or "không có"
    raise FormError(f"Không có thể thức “{named}”. Các thể thức hiện có: {known}.")
