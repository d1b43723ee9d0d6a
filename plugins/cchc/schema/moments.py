"""Field types for days, instants, windows and periods."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any

from msgspec import Struct

from cchc.schema.field_type import FieldType, translate
from cchc.schema.problem import Fault
from cchc.vietnamese.dates import (
    DateError,
    format_date,
    format_instant,
    parse_date,
    parse_instant,
)
from cchc.vietnamese.windows import (
    DEFAULT_THIRDS,
    Period,
    Window,
    WindowError,
    format_period,
    parse_period,
    parse_window,
)


class DayType(FieldType):
    """A day, ISO or DD/MM/YYYY, never MM/DD."""

    widget = "date"

    def parse(self, text: str) -> Any:
        return translate(parse_date, text, DateError)

    def render(self, value: Any) -> str:
        return format_date(value)

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "examples": ["2007-04-04", "04/04/2007"]}


class InstantType(FieldType):
    """A day with a time in Asia/Ho_Chi_Minh; a bare day means its first minute."""

    widget = "datetime"

    def parse(self, text: str) -> Any:
        return translate(parse_instant, text, DateError)

    def render(self, value: Any) -> str:
        return format_instant(value)

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "examples": ["2019-01-07T08:00", "07/01/2019 08:00"]}


class WindowType(FieldType):
    """A window of time: the official wording, from which the interval is computed.

    A wording that no rule reads is written as a mapping {text, start, end, tentative}.
    """

    widget = "window"

    def parse(self, text: str) -> Any:
        return self.parse_within(text, {})

    def parse_within(self, text: str, context: Mapping[str, Any]) -> Any:
        """`context["thirds"]` says which days are the beginning and the middle of a month."""
        thirds = context.get("thirds", DEFAULT_THIRDS)
        reader = partial(parse_window, thirds=thirds)
        return translate(reader, text, WindowError, DateError)

    def parse_mapping(self, raw: Mapping[str, Any]) -> Any:
        unknown = sorted(set(raw) - {"text", "start", "end", "tentative"})
        if unknown or not isinstance(raw.get("text"), str):
            message = 'Thời hạn dạng nhóm khóa cần "text" và có thể có "start", "end", "tentative".'
            raise Fault("FM-DANG", message, self.example())
        days = {key: self._day(raw[key]) for key in ("start", "end") if raw.get(key)}
        tentative = str(raw.get("tentative", "không")).lower() in ("có", "true")
        return Window(raw["text"], days.get("start"), days.get("end"), tentative)

    def _day(self, raw: Any) -> Any:
        return translate(parse_date, str(raw), DateError)

    def render(self, value: Any) -> str:
        return str(value.text)

    def describe(self) -> dict[str, Any]:
        keys = {key: {"type": "string"} for key in ("text", "start", "end", "tentative")}
        return {
            "anyOf": [
                {"type": "string", "examples": ["quý II/2007", "trong tháng 1/2008 (dự kiến)"]},
                {"type": "object", "properties": keys, "required": ["text"]},
            ]
        }

    def example(self) -> str:
        return 'Ví dụ: "quý II/2007", "cuối tháng 6/2007 hoặc đầu tháng 7/2007".'


def _period(text: str) -> Period:
    """The period of an id. Raises Fault (FM-KY)."""
    try:
        return parse_period(text)
    except WindowError as error:
        raise Fault("FM-KY", error.message, error.hint) from None


class PeriodType(FieldType):
    """A period by its id: 2007, 2007-h1, 2007-q2, 2007-m04."""

    def parse(self, text: str) -> Any:
        return _period(text)

    def render(self, value: Any) -> str:
        return format_period(value.id)


class Span(Struct, frozen=True):
    """First and last period of a recurring task, both included."""

    first: Period
    last: Period


class SpanType(FieldType):
    """The periods over which a task recurs: "2007-m04 – 2007-m12"."""

    def parse(self, text: str) -> Any:
        ends = [part.strip() for part in text.replace("–", " - ").replace("..", " - ").split(" - ")]
        if len(ends) != 2:
            raise Fault("FM-KY", f'"{text}" không phải hai kỳ đầu và cuối.', self.example())
        return self._span(*ends)

    def parse_mapping(self, raw: Mapping[str, Any]) -> Any:
        if set(raw) != {"first", "last"}:
            raise Fault("FM-DANG", 'Khoảng kỳ cần đúng hai khóa "first" và "last".', self.example())
        return self._span(str(raw["first"]), str(raw["last"]))

    def _span(self, first: str, last: str) -> Span:
        return Span(_period(first), _period(last))

    def render(self, value: Any) -> str:
        return f"từ {format_period(value.first.id)} đến {format_period(value.last.id)}"

    def example(self) -> str:
        return 'Ví dụ: "2007-m04 – 2007-m12".'


Day = Annotated[date, DayType()]
Instant = Annotated[datetime, InstantType()]
WindowField = Annotated[Window, WindowType()]
PeriodField = Annotated[Period, PeriodType()]
SpanField = Annotated[Span, SpanType()]
