import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.vietnamese.numbers import (
    NumberError,
    Range,
    format_int,
    format_money,
    parse_int,
    parse_money,
    parse_range,
)

counts = st.integers(min_value=0, max_value=10**12)


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("08", 8), ("1.500", 1500), (" 9.841.459 ", 9841459), ("1500000", 1500000)],
)
def test_whole_numbers(text: str, number: int) -> None:
    assert parse_int(text) == number


@pytest.mark.parametrize(
    "text",
    ["bốn", "", "-5", "1.50", "1.5", "1500.000", ".500", "1,500", "1 500", "1e3", "٤", "9" * 5000],
)
def test_what_is_no_whole_number(text: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_int(text)
    assert caught.value.code == "FM-SO"
    assert caught.value.message == f'"{text}" không phải số.'
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4-5", 4, 5),
        ("4 – 5", 4, 5),
        ("4—5", 4, 5),
        ("từ 4 đến 5", 4, 5),
        ("Từ 200 đến 220", 200, 220),
        ("4 đến 5", 4, 5),
        ("4", 4, 4),
        ("5-5", 5, 5),
        ("1.000–1.200", 1000, 1200),
        ("ít nhất 4", 4, None),
        ("Tối thiểu 4", 4, None),
        ("tu\u031b\u0300 4 đến 5", 4, 5),
    ],
)
def test_ranges(text: str, low: int, high: int | None) -> None:
    assert parse_range(text) == Range(low, high)


@pytest.mark.parametrize(
    "text", ["", "bốn", "4-", "-5", "4-5-6", "ít nhất", "ít nhất bốn", "từ 4", "4 xã", "4 hoặc 5"]
)
def test_what_is_no_range(text: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_range(text)
    assert caught.value.code == "FM-SO"
    assert f'"{text}" không phải số' in caught.value.message


def test_a_range_written_backwards_says_so() -> None:
    with pytest.raises(NumberError) as caught:
        parse_range("5 – 4")
    assert caught.value.message == '"5 – 4" không phải khoảng: 5 lớn hơn 4.'


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Range(4, 5), "4–5"),
        (Range(4, 4), "4"),
        (Range(4, None), "ít nhất 4"),
        (Range(1000, 1320), "1.000–1.320"),
    ],
)
def test_range_as_printed(quantity: Range, text: str) -> None:
    assert quantity.text() == text


@given(counts, st.none() | counts)
def test_a_printed_range_reads_back(low: int, width: int | None) -> None:
    quantity = Range(low, None if width is None else low + width)
    assert parse_range(quantity.text()) == quantity


@pytest.mark.parametrize(("low", "high"), [(-1, 5), (5, 4)])
def test_impossible_range(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="not a range"):
        Range(low, high)


def test_arithmetic_of_the_seed_plan() -> None:
    assert Range(12, 13) + Range(10, 11) == Range(22, 24)
    assert Range(4, 5).times(7) == Range(28, 35)
    people = Range(200, 220) + Range(200, 220)
    assert people == Range(400, 440)
    assert people.times(Range(2, 3)) == Range(800, 1320)


def test_arithmetic_with_an_open_end() -> None:
    assert Range(4, None) + Range(1, 2) == Range(5, None)
    assert Range(1, 2) + Range(4, None) == Range(5, None)
    assert Range(4, None).times(2) == Range(8, None)
    assert Range(4, 5).times(Range(1, None)) == Range(4, None)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.500.000", 1500000),
        ("1500000 đồng", 1500000),
        ("1.500.000đ", 1500000),
        ("1.500.000 VNĐ", 1500000),
        ("1.500.000 vnd.", 1500000),
        ("0", 0),
    ],
)
def test_money(text: str, amount: int) -> None:
    assert parse_money(text) == amount


@pytest.mark.parametrize("text", ["1,5 tr", "1,5 triệu", "1.5", "", "đồng", "-3", "100 USD"])
def test_what_is_no_money(text: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_money(text)
    assert caught.value.code == "FM-TIEN"
    assert caught.value.message == f'"{text}" không phải số tiền (đồng).'


@given(counts)
def test_formatted_numbers_read_back(number: int) -> None:
    assert parse_int(format_int(number)) == number
    assert parse_money(format_money(number)) == number


def test_thousands_dots() -> None:
    assert format_int(9841459) == "9.841.459"
    assert format_int(999) == "999"
    assert format_int(-1500) == "-1.500"
    assert format_money(1500000) == "1.500.000 đồng"
