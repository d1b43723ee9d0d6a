"""The strict reader: what stock readers lose or change stays, or is refused with its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.source.front_matters import front_matters

from cchc.source.front_matter import LARGEST_FILE, Source, read_source
from cchc.source.places import Places
from cchc.vietnamese.text import nfc


def read(text: str, mark: bytes = b"") -> Source:
    return read_source("content/tin/x.md", mark + text.encode())


def faults(source: Source) -> list[tuple[str, int, int]]:
    return [(p.code, p.line, p.column) for p in source.problems]


# What the stock readers lose: one test a row of the domain notes' table.


def test_a_byte_order_mark_hides_nothing() -> None:
    source = read("---\ntitle: A\n---\nThân\n", b"\xef\xbb\xbf")
    assert source.data == {"title": "A"}
    assert source.body == "Thân\n"
    assert source.lines.at(source.at(("title",))) == (2, 8)


@pytest.mark.parametrize("before", ["\n", "\n\n", "  \n", "\r\n \t\r\n"])
def test_blank_lines_before_the_fence_lose_nothing(before: str) -> None:
    source = read(f"{before}---\ntitle: A\n---\nThân\n")
    assert source.data == {"title": "A"}
    assert source.lines.at(source.at(("title",)))[0] == before.count("\n") + 2


@pytest.mark.parametrize("end", ["---", "--- ", "---\t\n", "..."])
def test_the_closing_fence_needs_no_newline(end: str) -> None:
    source = read(f"---\ntitle: A\n{end}")
    assert (source.data, source.body) == ({"title": "A"}, "")
    assert source.problems == ()


def test_a_fence_of_four_dashes_is_read_and_reported() -> None:
    source = read("----\ntitle: A\n----\nThân\n")
    assert (source.data, source.body) == ({"title": "A"}, "Thân\n")
    assert faults(source) == [("FM-DANG", 1, 1)]


def test_a_rule_of_dashes_before_text_is_no_fence() -> None:
    source = read("-----\nMột đoạn văn.\n-----\n")
    assert (source.data, source.problems) == ({}, ())
    assert source.body == "-----\nMột đoạn văn.\n-----\n"


def test_dots_close_the_block() -> None:
    assert read("---\ntitle: A\n...\nThân\n").body == "Thân\n"


def test_a_syntax_error_is_counted_from_the_top_of_the_file() -> None:
    source = read("\n\n---\ntitle: A\nsummary: b: c\n---\n")
    assert faults(source) == [("FM-YAML", 5, 11)]
    assert source.data == {"title": "A"}


@pytest.mark.parametrize("block", ["- một\n- hai\n", "chỉ là chữ\n", "[a, b]\n"])
def test_a_block_that_is_no_mapping_stays_in_the_body(block: str) -> None:
    text = f"---\n{block}---\nThân\n"
    source = read(text)
    assert (source.data, source.body) == ({}, text)
    assert faults(source) == [("FM-DANG", 2, 1)]


def test_a_body_that_looks_like_front_matter_stays() -> None:
    source = read("---\ntitle: A\n---\n---\nmột đoạn\n---\nThân\n")
    assert source.data == {"title": "A"}
    assert source.body == "---\nmột đoạn\n---\nThân\n"


def test_a_no_break_space_after_the_colon_is_reported_and_read() -> None:
    source = read("---\ntitle:\u00a0A\n---\n")
    assert source.data == {"title": "A"}
    assert faults(source) == [("FM-NBSP", 2, 7)]


def test_a_duplicate_key_is_reported_with_both_lines() -> None:
    source = read("---\nexpirydate: a\ntitle: b\nexpirydate: c\n---\n")
    assert source.data == {"expirydate": "a", "title": "b"}
    assert faults(source) == [("FM-TRUNG", 4, 1)]
    assert source.problems[0].message == 'Khóa "expirydate" viết hai lần (dòng 2 và 4).'


@pytest.mark.parametrize(
    "value",
    [
        *("on", "no", "Off", "yes", "y", "true", "~", "null", "Null"),
        *("07", "010", "08", "13:30", "07:30", "1.000", "1_000", "1.000.000", "1e3", "0x1F", ".5"),
        *("04/04/2007", "2007-04-04", "2007-04-04T08:00:00Z", ".inf", "=", "<"),
        *("Kế hoạch #1", "#fff", "a #b # c", "a#b", "C# và F#"),
    ],
)
def test_a_value_stays_the_text_it_is(value: str) -> None:
    source = read(f"---\nx: {value}\ny: z\n---\n")
    assert source.data == {"x": value, "y": "z"}
    assert source.problems == ()


@pytest.mark.parametrize("key", ["content", "handler", "self", "2007", "metadata", "encoding"])
def test_no_key_has_a_meaning_of_its_own(key: str) -> None:
    source = read(f"---\n{key}: a\n---\nThân\n")
    assert (source.data, source.body) == ({key: "a"}, "Thân\n")


@pytest.mark.parametrize("body", ["\u00a0\u00a0a. điểm\n", "    mã\n", "\n\n  b\n", "\t x \n\n"])
def test_the_indentation_of_the_body_stays(body: str) -> None:
    assert read(f"---\ntitle: A\n---\n{body}").body == body


# The handler, bullet by bullet.


@pytest.mark.parametrize("text", ["", "Thân\n", "\n\nThân", "# Mục\n---\n", "- a\n---\nb\n"])
def test_a_file_without_front_matter_is_all_body(text: str) -> None:
    source = read(text)
    assert (source.data, source.body, source.problems) == ({}, text, ())


def test_windows_line_endings_are_read_and_kept() -> None:
    source = read("---\r\ntitle: A\r\ntags:\r\n  - b\r\n---\r\nThân\r\n")
    assert source.data == {"title": "A", "tags": ["b"]}
    assert source.body == "Thân\r\n"
    assert source.lines.at(source.at(("tags", 0))) == (4, 5)


def test_an_empty_value_is_an_empty_text() -> None:
    assert read("---\na:\nb: ''\nc: \n---\n").data == {"a": "", "b": "", "c": ""}


@pytest.mark.parametrize("block", ["", "\n", "# chỉ có ghi chú\n"])
def test_an_empty_block_is_no_fault(block: str) -> None:
    source = read(f"---\n{block}---\nThân\n")
    assert (source.data, source.problems, source.body) == ({}, (), "Thân\n")


def test_a_comment_is_a_line_that_begins_with_a_hash() -> None:
    source = read("---\n# một\na: b # hai\n  # ba\nc: d\n---\n")
    assert source.data == {"a": "b # hai", "c": "d"}


@pytest.mark.parametrize(
    ("block", "code", "line", "column"),
    [
        ("a: &neo b\n", "FM-NEO", 2, 4),
        ("a: *neo\n", "FM-NEO", 2, 4),
        ("a: !!int 5\n", "FM-NEO", 2, 4),
        ("a: !x b\n", "FM-NEO", 2, 4),
        ("<<: b\n", "FM-NEO", 2, 1),
        ("? [a, b]\n: c\n", "FM-NEO", 2, 3),
        ("a:\n\t- b\n", "FM-TAB", 3, 1),
        ("a:\n  \tb: c\n", "FM-TAB", 3, 3),
        ('a: "b\n', "FM-NHAY", 2, 4),
        ("a: 'b\n", "FM-NHAY", 2, 4),
        ("a: b: c\n", "FM-YAML", 2, 5),
        ("a: [b\n", "FM-YAML", 2, 6),
        ("a: b\n  c: d\n", "FM-YAML", 3, 4),
        ("a:b\n", "FM-YAML", 2, 1),
        ("a: @b\n", "FM-YAML", 2, 4),
        ("a: b\u2028c\n", "FM-YAML", 2, 5),
        ("a: bb\x07c\n", "FM-YAML", 2, 6),
        ("a: b\n--- \n---\n", "", 0, 0),
    ],
)
def test_what_yaml_would_change_is_refused_with_its_place(
    block: str, code: str, line: int, column: int
) -> None:
    expected = [(code, line, column)] if code else []
    assert faults(read(f"---\n{block}---\n")) == expected


def test_a_known_alias_is_refused_too() -> None:
    source = read("---\na: &neo b\nc: *neo\n---\n")
    assert faults(source) == [("FM-NEO", 2, 4), ("FM-NEO", 3, 4)]


def test_one_bad_key_hides_no_other() -> None:
    source = read('---\na: b: c\nd: đúng\ne: [f\ng: "h\ni: cũng đúng\n---\n')
    assert [code for code, *_ in faults(source)] == ["FM-YAML", "FM-YAML", "FM-NHAY"]
    assert source.data["d"] == "đúng"
    assert source.block.broken >= {"a", "e", "g"}


def test_the_fix_of_a_colon_shows_the_line_itself() -> None:
    source = read("---\ntasks:\n  - title: Quyết định: ban hành\n---\n")
    assert source.problems[0].hint == 'title: "Quyết định: ban hành"'


def test_a_missing_closing_fence_keeps_everything_as_body() -> None:
    text = "---\ntitle: A\n\nThân\n"
    source = read(text)
    assert (source.data, source.body, faults(source)) == ({}, text, [("FM-DONG", 1, 1)])


def test_columns_count_the_characters_of_the_file() -> None:
    decomposed = "Quyê\u0301t đi\u0323nh"
    source = read(f"---\na: {{x: {decomposed}, y: z}}\n---\n")
    assert source.data["a"]["x"] == "Quyết định"
    assert source.lines.at(source.at(("a", "y"))) == (2, 25)


def test_nested_values_have_their_place() -> None:
    text = "---\nresults:\n  - date: a\n  - date: b\n  - task: c\n    date: d\n---\n"
    source = read(text)
    assert source.lines.at(source.at(("results", 2, "date"))) == (6, 11)
    assert source.lines.at(source.at(("results", 2, "date"), key=True)) == (6, 5)
    assert source.lines.at(source.at(("results", 2, "absent"))) == (5, 5)
    assert source.at(("absent",)) == 0


def test_bytes_that_are_no_utf8_are_kept_and_placed() -> None:
    source = read_source("x.md", b"---\ntitle: A\n---\nTh\xe2n\n")
    assert faults(source) == [("FM-MA", 4, 3)]
    assert source.body.endswith("n\n")
    marked = read_source("x.md", b"\xef\xbb\xbf---\ntitle: A\n---\nTh\xe2n\n")
    assert faults(marked) == [("FM-MA", 4, 3)]  # a byte order mark moves nothing


def test_a_file_too_large_is_not_read() -> None:
    assert faults(read_source("x.md", b"a" * (LARGEST_FILE + 1))) == [("FM-LON", 1, 1)]


def test_nesting_without_end_is_refused() -> None:
    source = read("---\na: " + "[" * 500 + "]" * 500 + "\n---\n")
    assert [code for code, *_ in faults(source)] == ["FM-YAML"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=120))
def test_any_bytes_are_read_without_raising(content: bytes) -> None:
    source = read_source("x.md", content)
    assert all(p.line >= 1 and p.column >= 1 for p in source.problems)


_SIGNS = st.sampled_from(["---\n", "...\n", "a: b\n", "\n", " ", "\t", "-", ":", "#", '"', "'"])
_ODD = st.text(st.characters(codec="utf-8"), max_size=3)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(_SIGNS, _ODD, st.sampled_from("[]{}&*!|>%@\u00a0\ufeff"))))
def test_no_text_is_ever_lost(parts: list[str]) -> None:
    text = "".join(parts)
    source = read_source("x.md", text.encode())
    assert source.text == text.removeprefix("\ufeff")
    assert source.body == nfc(source.text[source.body_start :])
    assert source.body_start == 0 or source.text[: source.body_start].lstrip().startswith("---")
    assert not source.data or source.body_start > 0


@settings(max_examples=100, deadline=None)
@given(front_matters())
def test_every_value_stands_where_its_place_says(text: str) -> None:
    source = read_source("x.md", text.encode())
    places = Places(source)
    for location, spot in source.block.spots.items():
        value = places.value(location)
        written = source.text[spot.start : spot.end]
        if isinstance(value, str) and written[:1] not in ('"', "'", "|", ">"):
            assert written == value
        elif isinstance(value, str) and written[:1] in ('"', "'"):
            assert written[1:-1] == value
        if spot.key is not None:
            assert source.text.startswith(str(location[-1]), spot.key)


def test_only_a_quoted_value_can_lack_its_closing_quote() -> None:
    broken = read_source("x.md", b"---\na: [1, 2\nb: 'c\n---\n")
    told = [(p.code, p.line, p.column) for p in broken.problems]
    assert told == [("FM-YAML", 2, 9), ("FM-NHAY", 3, 4)]
