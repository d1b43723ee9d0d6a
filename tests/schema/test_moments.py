"""Field types for days, instants, windows and periods."""

from datetime import date, datetime
from typing import Any

import pytest
from tests.schema.support import fault, kind, read

from cchc.schema.moments import Day, Instant, PeriodField, SpanField, WindowField
from cchc.vietnamese.dates import ZONE
from cchc.vietnamese.windows import Window


@pytest.mark.parametrize("text", ["2007-04-04", "04/04/2007", "4/4/2007"])
def test_a_day(text: str) -> None:
    assert read(Day, text) == date(2007, 4, 4)
    assert kind(Day).render(date(2007, 4, 4)) == "04/04/2007"


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("2019-01-07T08:00", 8, 0),
        ("07/01/2019 13:30", 13, 30),
        ("07/01/2019 7:30", 7, 30),
        ("12:00 AM 07/01/2019", 0, 0),
        ("2019-01-07", 0, 0),
        ("2019-01-07T01:00Z", 8, 0),
    ],
)
def test_an_instant_is_vietnamese_time(text: str, hour: int, minute: int) -> None:
    assert read(Instant, text) == datetime(2019, 1, 7, hour, minute, tzinfo=ZONE)
    assert kind(Instant).render(read(Instant, text)) == f"07/01/2019 {hour:02}:{minute:02}"


@pytest.mark.parametrize(
    ("annotated", "raw", "code"),
    [
        (Day, "31/04/2007", "FM-NGAY"),
        (Day, "04/13/2007", "FM-NGAY"),
        (Day, "hôm qua", "FM-NGAY"),
        (Instant, "2019-01-07 25:00", "FM-GIO"),
        (WindowField, "khi nào xong", "FM-NGAY"),
        (WindowField, {"start": "2007-01-01"}, "FM-DANG"),
        (WindowField, {"text": "a", "begin": "2007-01-01"}, "FM-DANG"),
        (WindowField, {"text": "a", "start": "32/01/2007"}, "FM-NGAY"),
        (PeriodField, "tháng 4", "FM-KY"),
        (PeriodField, "2007-q5", "FM-KY"),
        (SpanField, "2007-m04", "FM-KY"),
        (SpanField, "2007-m04 – 2007-m13", "FM-KY"),
        (SpanField, {"first": "2007-m04"}, "FM-DANG"),
        (SpanField, {"first": "2007-m04", "last": "x"}, "FM-KY"),
    ],
)
def test_another_value_is_refused(annotated: Any, raw: Any, code: str) -> None:
    assert fault(annotated, raw) == code


def test_a_window_keeps_its_wording() -> None:
    window = read(WindowField, "dự kiến trong quý III/2007")
    assert window == Window("dự kiến trong quý III/2007", date(2007, 7, 1), date(2007, 9, 30), True)
    assert kind(WindowField).render(window) == "dự kiến trong quý III/2007"


@pytest.mark.parametrize(
    ("raw", "window"),
    [
        ({"text": "khi cần"}, Window("khi cần", None, None, False)),
        (
            {"text": "a", "start": "01/04/2007", "end": "2007-06-30", "tentative": "có"},
            Window("a", date(2007, 4, 1), date(2007, 6, 30), True),
        ),
    ],
)
def test_a_wording_no_rule_reads_is_written_out(raw: dict[str, str], window: Window) -> None:
    assert kind(WindowField).parse_mapping(raw) == window


@pytest.mark.parametrize("dash", [" – ", " - ", ".."])
def test_a_span_of_periods(dash: str) -> None:
    span = read(SpanField, f"2007-m04{dash}2007-m12")
    assert (span.first.id, span.last.id) == ("2007-m04", "2007-m12")
    assert kind(SpanField).render(span) == "từ tháng 4/2007 đến tháng 12/2007"
    assert kind(SpanField).parse_mapping({"first": "2007-m04", "last": "2007-m12"}) == span


def test_a_period_is_printed_in_words() -> None:
    assert kind(PeriodField).render(read(PeriodField, "2007-q2")) == "quý II/2007"


@pytest.mark.parametrize("annotated", [Day, Instant, WindowField, PeriodField, SpanField])
def test_every_type_describes_itself(annotated: Any) -> None:
    described = kind(annotated).describe()
    assert "type" in described or "anyOf" in described
