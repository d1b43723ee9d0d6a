"""The line-patching writer: one value changes, every other byte stays."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.source.front_matters import front_matters, plain_values

from cchc.source.front_matter import Source, read_source
from cchc.source.places import Places
from cchc.source.writer import WriterError, set_value
from cchc.source.yaml_block import Location
from cchc.types.registry import content_types
from cchc.vietnamese.text import nfc

PLAN = textwrap.dedent(
    """\
    ---
    # Ghi chú đầu
    title: "Kế hoạch: năm 2007"   
    year: 2007
    tags: [một, hai]
    tasks:
      # việc thứ nhất
      - id: a
        title: 'Việc a'
        window: quý II/2007
      - id: b
        note: |
          dòng một
          dòng hai

        title: Việc b
    lead: so-noi-vu # Sở
    ---
    Thân bài
    """
)


def read(text: str) -> Source:
    return read_source("x.md", text.encode())


def lines_changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines between the common beginning and the common end of two texts."""
    a, b = old.splitlines(keepends=True), new.splitlines(keepends=True)
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    start = min(len(a), len(b)) if start is None else start
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]


@pytest.mark.parametrize(
    ("location", "value", "old", "new"),
    [
        (("year",), "2008", ["year: 2007\n"], ["year: 2008\n"]),
        (("title",), "Mới", ['title: "Kế hoạch: năm 2007"   \n'], ['title: "Mới"   \n']),
        (("tags", 1), "ba, bốn", ["tags: [một, hai]\n"], ['tags: [một, "ba, bốn"]\n']),
        (("tags", 2), "ba", ["tags: [một, hai]\n"], ["tags: [một, hai, ba]\n"]),
        (("tags", 0), None, ["tags: [một, hai]\n"], ["tags: [hai]\n"]),
        (
            ("tasks", 0, "title"),
            "Cô ấy's",
            ["    title: 'Việc a'\n"],
            ["    title: 'Cô ấy''s'\n"],
        ),
        (
            ("tasks", 0, "window"),
            "quý III: dự kiến",
            ["    window: quý II/2007\n"],
            ['    window: "quý III: dự kiến"\n'],
        ),
        (("tasks", 0, "id"), None, ["  - id: a\n"], ["  -\n"]),
        (("tasks", 1, "lead"), "so-y-te", [], ["    lead: so-y-te\n"]),
        (("summary",), "Tóm tắt", [], ["summary: Tóm tắt\n"]),
        (("lead",), None, ["lead: so-noi-vu # Sở\n"], []),
        (
            ("tasks", 1, "note"),
            "một dòng",
            ["    note: |\n", "      dòng một\n", "      dòng hai\n"],
            ["    note: |-\n", "      một dòng\n"],
        ),
        (
            ("tasks", 0),
            None,
            ["  - id: a\n", "    title: 'Việc a'\n", "    window: quý II/2007\n"],
            [],
        ),
        (
            ("tasks", 2),
            {"id": "c", "target": {"quantity": "4–5", "unit": "cuộc"}, "partners": ["x", "y"]},
            [],
            [
                "  - id: c\n",
                "    target:\n",
                "      quantity: 4–5\n",
                "      unit: cuộc\n",
                "    partners:\n",
                "      - x\n",
                "      - y\n",
            ],
        ),
        (("attachments",), ["a.pdf"], [], ["attachments:\n", "  - a.pdf\n"]),
    ],
)
def test_a_change_touches_its_own_lines(
    location: Location, value: object, old: list[str], new: list[str]
) -> None:
    assert lines_changed(PLAN, set_value(PLAN, location, value)) == (old, new)  # type: ignore[arg-type]


def test_an_equal_value_changes_nothing() -> None:
    assert set_value(PLAN, ("title",), "Kế hoạch: năm 2007") == PLAN
    assert set_value(PLAN, ("absent",), None) == PLAN


def test_a_list_keeps_the_lines_of_equal_items() -> None:
    text = "---\ntags:\n  - 'một' \n  # ghi chú\n  - hai\n  - ba\n---\n"
    assert set_value(text, ("tags",), ["một", "hai", "bốn"]) == text.replace("ba", "bốn")
    assert set_value(text, ("tags",), ["một"]) == "---\ntags:\n  - 'một' \n  # ghi chú\n---\n"


def test_an_emptied_list_reads_as_none() -> None:
    text = "---\ntags:\n  - một\nyear: 2007\n---\n"
    patched = set_value(text, ("tags", 0), None)
    assert patched == "---\ntags: []\nyear: 2007\n---\n"
    assert set_value(patched, ("tags", 0), "hai") == "---\ntags:\n  - hai\nyear: 2007\n---\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_endings_and_byte_order_mark_stay(newline: str, mark: str) -> None:
    text = mark + newline.join(["---", "title: a", "tags:", "  - b", "---", "Thân", ""])
    patched = set_value(text, ("tags", 1), "c")
    assert patched == text.replace(f"  - b{newline}", f"  - b{newline}  - c{newline}")
    patched = set_value(text, ("summary",), "một\nhai")
    assert patched.count("\r") == (patched.count("\n") if newline == "\r\n" else 0)
    assert read(patched.removeprefix(mark)).data["summary"] in ("một\nhai", "một\nhai\n")


def test_a_file_without_front_matter_gets_one() -> None:
    assert set_value("Thân bài\n", ("title",), "A") == "---\ntitle: A\n---\nThân bài\n"
    assert set_value("---\n---\nThân\n", ("title",), "A") == "---\ntitle: A\n---\nThân\n"


def test_fields_are_found_by_their_alias_and_as_single_values() -> None:
    text = "---\ntieu_de: Cũ\ntu_khoa: một\n---\n"
    kind = content_types()["news"]
    assert set_value(text, ("title",), "Mới", kind) == text.replace("Cũ", "Mới")
    assert set_value(text, ("tags", 0), "hai", kind) == text.replace("một", "hai")


def test_a_value_may_be_patched_beside_faults() -> None:
    text = "---\ntitle: Quyết định: ban hành\nyear: 2007\n---\n"
    assert set_value(text, ("year",), "2008") == text.replace("2007", "2008")


@pytest.mark.parametrize(
    ("text", "location", "value"),
    [
        ("---\ntitle: a\n", ("title",), "b"),
        ("---\n- a\n---\n", ("title",), "b"),
        (PLAN, ("tasks", 7, "title"), "b"),
        (PLAN, ("tasks", 5), "b"),
        (PLAN, ("title", "inner"), "b"),
        (PLAN, (), "b"),
        ("---\n- - a\n---\n", (0, 0), None),
    ],
)
def test_what_cannot_be_patched_is_refused(text: str, location: Location, value: str) -> None:
    with pytest.raises(WriterError):
        set_value(text, location, value)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_text_can_be_set_anywhere(data: st.DataObject) -> None:
    text = data.draw(front_matters())
    source = read(text)
    assert source.problems == ()
    spots = [at for at in source.block.spots if isinstance(Places(source).value(at), str)]
    location = data.draw(st.sampled_from(spots))
    value = data.draw(plain_values())
    patched = set_value(text, location, value)
    new = read(patched)
    assert Places(new).value(location) == nfc(value)
    assert new.problems == ()
    others = {at: Places(source).value(at) for at in spots if at != location}
    assert others == {at: Places(new).value(at) for at in others}
    _assert_only_its_lines(source, location, patched)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_any_entry_can_be_removed(data: st.DataObject) -> None:
    text = data.draw(front_matters())
    source = read(text)
    location = data.draw(st.sampled_from(sorted(source.block.spots, key=str)))
    patched = set_value(text, location, None)
    assert read(patched).problems == ()
    assert read(patched).text[read(patched).body_start :] == text[source.body_start :]
    _assert_only_its_lines(source, location, patched)


@pytest.mark.parametrize("value", ["\n", "a\n\n", " \n", "a\nb \n"])
def test_a_text_that_ends_in_blanks_is_quoted_so_that_it_can_be_taken_out_whole(value: str) -> None:
    text = "---\nsummary: a\n---\nThân bài\n"
    patched = set_value(text, ("khoa_moi",), value)
    assert read(patched).data["khoa_moi"] == value
    assert set_value(patched, ("khoa_moi",), None) == text


@settings(max_examples=50, deadline=None)
@given(front_matters(), plain_values())
def test_any_key_can_be_added(text: str, value: str) -> None:
    patched = set_value(text, ("khoa_moi",), value)
    assert read(patched).data["khoa_moi"] == nfc(value)
    removed, _ = lines_changed(text, patched)
    assert removed == []
    assert set_value(patched, ("khoa_moi",), None) == text


def _assert_only_its_lines(source: Source, location: Location, patched: str) -> None:
    """Lines before and behind the entry are the same bytes as before.

    Taking the last item out of a list also changes the line of its key to `[]`.
    """
    places = Places(source)
    outer = location[:-1] if isinstance(location[-1], int) else location
    start = places.line_start(source.at(outer, key=True))
    behind = places.next_line(places.end(location))
    assert patched.startswith(source.text[:start])
    assert patched.endswith(source.text[behind:])


@pytest.mark.parametrize(
    ("text", "value", "patched"),
    [
        ("w: quý II\n", {"text": "quý II", "start": "2007-04-01"}, None),
        ("w:\n  text: a\n  # ghi chú\n  end: b\n", {"text": "a", "start": "c"}, None),
        ("w:\n  text: a\n", "quý II", "w: quý II\n"),
        ("w: {text: a}\n", {"text": "b, c", "start": "d"}, 'w: {text: "b, c", start: d}\n'),
        ("w: {text: a, end: b}\n", {"text": "a"}, "w: {text: a}\n"),
        ("w: [a, b]\n", "c", "w: c\n"),
        ("w: a\n", ["b", "c: d"], 'w:\n  - b\n  - "c: d"\n'),
        ("w: a\n", [], "w: []\n"),
        ("w: []\n", ["b"], "w:\n  - b\n"),
        ("w: >\n  một\n  hai\n", "ba", "w: >-\n  ba\n"),
        ("w: ''\n", "a", "w: 'a'\n"),
        ("w:   \n", "a", "w: a\n"),
        ('"w" : a\n', "b", '"w" : b\n'),
        ("w: [{a: x}, {a: y}]\n", [{"a": "x"}, {"a": "z"}], "w: [{a: x}, {a: z}]\n"),
        ("w: [a]\n", [["b"], {"c": "d"}], "w: [[b], {c: d}]\n"),
    ],
)
def test_a_value_may_change_its_shape(text: str, value: object, patched: str | None) -> None:
    result = set_value(f"---\n{text}z: 1\n---\n", ("w",), value)  # type: ignore[arg-type]
    data = read(result).data
    expected = {} if value == [] else {"w": value}
    assert {key: item for key, item in data.items() if item != []} == {**expected, "z": "1"}
    if patched is not None:
        assert result == f"---\n{patched}z: 1\n---\n"


def test_a_comment_inside_a_mapping_stays() -> None:
    text = "---\nw:\n  text: a\n  # ghi chú\n  end: b\n---\n"
    changed = set_value(text, ("w",), {"text": "a", "start": "c"})
    assert changed == "---\nw:\n  text: a\n  # ghi chú\n  start: c\n---\n"


def test_the_only_key_of_an_item_leaves_an_empty_item() -> None:
    text = "---\nw:\n  - a: b\n  - a: c\n---\n"
    assert set_value(text, ("w", 0, "a"), None) == "---\nw:\n  -\n  - a: c\n---\n"


def test_an_empty_key_becomes_a_list() -> None:
    text = "---\ntags:\nz: 1\n---\n"
    assert set_value(text, ("tags", 0), "a") == "---\ntags:\n  - a\nz: 1\n---\n"
    assert set_value(text, ("tags", "k"), "a") == "---\ntags:\n  k: a\nz: 1\n---\n"
