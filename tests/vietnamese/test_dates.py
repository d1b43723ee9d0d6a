from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.vietnamese.dates import (
    ZONE,
    DateError,
    format_date,
    format_instant,
    format_time,
    is_ambiguous,
    official_date,
    parse_date,
    parse_instant,
    parse_time,
    weekday_name,
)

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
clock_times = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2007-04-04", date(2007, 4, 4)),
        ("04/04/2007", date(2007, 4, 4)),
        ("4/4/2007", date(2007, 4, 4)),
        (" 31/12/2100 ", date(2100, 12, 31)),
        ("01/01/1900", date(1900, 1, 1)),
        ("29/02/2008", date(2008, 2, 29)),
        ("07/01/2019", date(2019, 1, 7)),
    ],
)
def test_dates(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31/04/2007", "Không có ngày 31/04/2007 (tháng 4 có 30 ngày)."),
        ("2007-04-31", "Không có ngày 31/04/2007 (tháng 4 có 30 ngày)."),
        ("00/04/2007", "Không có ngày 00/04/2007 (tháng 4 có 30 ngày)."),
        ("30/02/2007", "Không có ngày 30/02/2007 (tháng 2 năm 2007 có 28 ngày)."),
        ("29/02/2100", "Không có ngày 29/02/2100 (tháng 2 năm 2100 có 28 ngày)."),
        ("07/13/2019", 'Không có tháng 13 trong "07/13/2019".'),
        ("07/00/2019", 'Không có tháng 0 trong "07/00/2019".'),
        ("31/12/1899", 'Năm 1899 trong "31/12/1899" ở ngoài khoảng 1900–2100.'),
        ("01/01/2101", 'Năm 2101 trong "01/01/2101" ở ngoài khoảng 1900–2100.'),
        ("04/04/07", '"04/04/07" không phải ngày.'),
        ("04.04.2007", '"04.04.2007" không phải ngày.'),
        ("2007-4-4", '"2007-4-4" không phải ngày.'),
        ("hôm nay", '"hôm nay" không phải ngày.'),
        ("٠٤/٠٤/٢٠٠٧", '"٠٤/٠٤/٢٠٠٧" không phải ngày.'),
        ("", '"" không phải ngày.'),
    ],
)
def test_what_is_no_date(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert (caught.value.code, caught.value.message) == ("FM-NGAY", message)
    assert caught.value.hint


def test_month_first_is_told_the_order() -> None:
    with pytest.raises(DateError) as caught:
        parse_date("12/31/2019")
    assert "ngày viết trước, tháng viết sau" in caught.value.hint
    assert str(caught.value).startswith("FM-NGAY: Không có tháng 31")


def test_errors_are_no_value_errors() -> None:
    assert not issubclass(DateError, ValueError)


@given(days)
def test_a_formatted_date_reads_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.day}/{day.month}/{day.year}") == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("07/01/2019", True),
        ("7/1/2019", True),
        ("12:00 AM 07/01/2019", True),
        ("12/12/2019", False),
        ("13/01/2019", False),
        ("01/13/2019", False),
        ("2019-01-07", False),
        ("112/01/2019", False),
        ("", False),
    ],
)
def test_ambiguous_dates(text: str, expected: bool) -> None:
    assert is_ambiguous(text) is expected


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("8:15", time(8, 15)),
        ("08:15", time(8, 15)),
        ("00:00", time(0, 0)),
        ("23:59:59", time(23, 59, 59)),
        ("13:30", time(13, 30)),
        ("08:15 SA", time(8, 15)),
        ("1:30 CH", time(13, 30)),
        ("12:00 AM", time(0, 0)),
        ("12:00 pm", time(12, 0)),
        ("11:59PM", time(23, 59)),
        ("13:30 CH", time(13, 30)),
        ("0:10 AM", time(0, 10)),
    ],
)
def test_times(text: str, moment: time) -> None:
    assert parse_time(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "25:10",
        "24:00",
        "08:60",
        "08:15:60",
        "13:30 SA",
        "0:10 PM",
        "8",
        "8:5",
        "tám giờ",
        "",
        "810",
    ],
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_time(text)
    assert caught.value.code == "FM-GIO"
    assert caught.value.message == f'"{text}" không phải giờ.'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12:00 AM 07/01/2019", "07/01/2019 00:00"),
        ("08:15 07/01/2019", "07/01/2019 08:15"),
        ("07/01/2019", "07/01/2019 00:00"),
        ("2019-01-07", "07/01/2019 00:00"),
        ("2019-01-07 08:15", "07/01/2019 08:15"),
        ("2019-01-07T08:00", "07/01/2019 08:00"),
        ("2019-01-07T08:15+07:00", "07/01/2019 08:15"),
        ("2019-01-06T17:00:00Z", "07/01/2019 00:00"),
        ("2019-01-06T17:00:00.123+0000", "07/01/2019 00:00"),
        ("2019-01-06T12:00:00-05:00", "07/01/2019 00:00"),
        ("07/01/2019 08:15", "07/01/2019 08:15"),
        ("07/01/2019, 8:15 SA", "07/01/2019 08:15"),
        ("07/01/2019 - 1:15 CH", "07/01/2019 13:15"),
        ("12/05/2016 04:00:00 PM", "12/05/2016 16:00"),
        ("07/01/2019 08:00 GMT+7", "07/01/2019 08:00"),
        ("Thứ hai, 07/01/2019", "07/01/2019 00:00"),
        ("08:15, thứ Hai 07/01/2019", "07/01/2019 08:15"),
        ("Chủ nhật 06/01/2019 08:15", "06/01/2019 08:15"),
    ],
)
def test_instants(text: str, expected: str) -> None:
    instant = parse_instant(text)
    assert format_instant(instant) == expected
    assert instant.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("25:10 07/01/2019", "FM-GIO", '"25:10" không phải giờ.'),
        ("07/01/2019 13:30 sa", "FM-GIO", '"13:30 SA" không phải giờ.'),
        ("07/13/2019 08:00", "FM-NGAY", "Không có tháng 13"),
        ("Thứ ba, 07/01/2019", "FM-NGAY", "07/01/2019 là thứ hai, không phải Thứ ba."),
        ("08:15, thứ Ba 07/01/2019", "FM-NGAY", "07/01/2019 là thứ hai, không phải thứ Ba."),
        ("2019-01-07T08:15+25:00", "FM-GIO", "múi giờ"),
        ("07/01/2019 lúc tám giờ", "FM-NGAY", "không phải ngày giờ"),
        ("08:15", "FM-NGAY", "không phải ngày giờ"),
        ("", "FM-NGAY", "không phải ngày giờ"),
    ],
)
def test_what_is_no_instant(text: str, code: str, part: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_instant(text)
    assert caught.value.code == code
    assert part in caught.value.message


@given(days.filter(lambda day: day.year >= 1976), clock_times)
def test_a_formatted_instant_reads_back(day: date, moment: time) -> None:
    instant = datetime.combine(day, moment, ZONE)
    assert parse_instant(format_instant(instant)) == instant
    assert parse_instant(instant.isoformat()) == instant
    assert parse_instant(f"{format_time(moment)} {format_date(day)}") == instant


def test_an_instant_is_shown_in_vietnamese_time() -> None:
    assert format_instant(datetime(2019, 1, 6, 17, 0, tzinfo=UTC)) == "07/01/2019 00:00"
    west = timezone(timedelta(hours=-5))
    assert format_instant(datetime(2019, 1, 6, 20, 0, tzinfo=west)) == "07/01/2019 08:00"
    with pytest.raises(ValueError, match="zone"):
        format_instant(datetime(2019, 1, 7))  # noqa: DTZ001 - the mistake under test


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2007, 4, 4), "ngày 04 tháng 4 năm 2007"),
        (date(2019, 1, 7), "ngày 07 tháng 01 năm 2019"),
        (date(2019, 2, 9), "ngày 09 tháng 02 năm 2019"),
        (date(2019, 3, 10), "ngày 10 tháng 3 năm 2019"),
        (date(2007, 12, 31), "ngày 31 tháng 12 năm 2007"),
    ],
)
def test_official_date(day: date, written: str) -> None:
    assert official_date(day) == written


def test_weekdays() -> None:
    monday = date(2019, 1, 7)
    names = [weekday_name(monday + timedelta(days=step)) for step in range(7)]
    assert names == ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"]
    assert weekday_name(date(2007, 7, 12)) == "thứ năm"
    assert weekday_name(date(2007, 4, 4)) == "thứ tư"
