"""The ledger of printed editions, read and written by line."""

from datetime import date

import pytest

from cchc.source.editions import (
    HEAD,
    Edition,
    changed_inputs,
    changed_pages,
    parse_editions,
    short_address,
    with_edition,
)


def edition(number: int, pack: str = "cam-nang", copies: int | None = 100) -> Edition:
    return Edition(
        short_address(pack, number), pack, number, date(2025, 9, 12), "A5", copies, "f" * 64,
        {pack: "00", "bai-1": "1a"}, ("aa", "bb"),
    )  # fmt: skip


def test_what_is_written_is_read_again_in_order() -> None:
    text = ""
    for made in (edition(10), edition(2), edition(1, "a", None)):
        text = with_edition(text, made)
    assert text.startswith(HEAD)
    read = parse_editions(text)
    assert read.problems == ()
    assert [(e.pack, e.number, e.copies) for e in read.entries] == [
        ("a", 1, None), ("cam-nang", 2, 100), ("cam-nang", 10, 100),
    ]  # fmt: skip
    assert read.last("cam-nang") == read.entries[-1]
    assert read.last("b") is None
    assert read.entries[0].inputs == {"a": "00", "bai-1": "1a"}
    assert read.entries[0].pages == ("aa", "bb")


def test_an_edition_is_written_once() -> None:
    once = with_edition("", edition(1))
    assert with_edition(once, edition(1)) == once


@pytest.mark.parametrize(
    "line",
    [
        "/in/x/ a 1",
        edition(1).text.replace("/in/", "/tin/"),
        edition(1).text.replace("2025-09-12", "hôm-qua"),
        edition(1).text.replace("cam-nang   1   ", "cam-nang   một   "),
    ],
)
def test_a_damaged_line_is_a_problem_not_a_loss(line: str) -> None:
    read = parse_editions(f"{HEAD}{line}\n{edition(2).text}\n")
    assert [(p.code, p.line) for p in read.problems] == [("IN-SO", 3)]
    assert [e.number for e in read.entries] == [2]


def test_an_address_stands_once() -> None:
    other = edition(2).text.replace(edition(2).address, edition(1).address)
    read = parse_editions(f"{edition(1).text}\n{other}\n")
    assert [(p.code, p.line) for p in read.problems] == [("IN-SO", 2)]


def test_short_addresses_are_short_stable_and_easy_to_type() -> None:
    found = {short_address(f"pack-{n}", edition) for n in range(200) for edition in range(1, 6)}
    assert len(found) == 1000
    assert all(len(address) == 10 and not set(address[4:9]) & set("01ilo") for address in found)
    assert short_address("cam-nang-2025", 1) == "/in/xgmaj/"


def test_what_changed_is_named() -> None:
    before = {"p": "1", "a": "1", "b": "1", "c": "1"}
    assert changed_inputs(before, {"p": "1", "a": "2", "c": "1", "d": "1"}) == ("a", "d", "b")
    assert changed_inputs(before, dict(before)) == ()


def test_pages_that_differ_are_numbered() -> None:
    assert changed_pages("abcd", "abXd") == (3,)
    assert changed_pages("abcd", "abXcd") == (3, 4, 5)
    assert changed_pages("abcd", "abc") == ()
