"""Which component a heading or clause is, from its own words."""

import pytest

from cchc.booklet.headings import Line, heading_lines, item_role, titled_clauses
from cchc.booklet.tree import Emphasis, Footnote, Item, List, Paragraph, Text


def lines(text: str) -> list[tuple[str, str]]:
    found = heading_lines((Text(text),))
    return [
        (line.role, "".join(str(getattr(n, "text", "")) for n in line.children)) for line in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chương II. Quy định chung", [("part", "Chương II"), ("part_title", "Quy định chung")]),
        ("Phần thứ I", [("part", "Phần thứ I")]),
        ("Mục 1. Tổ chức", [("section", "Mục 1"), ("section_title", "Tổ chức")]),
        ("Tiểu mục 2: Tên", [("section", "Tiểu mục 2"), ("section_title", "Tên")]),
        ("Điều 5. Trách nhiệm", [("article", "Điều 5. Trách nhiệm")]),
        ("I. Mục đích", [("form_b_section", "I. Mục đích")]),
        ("1. Mục đích", [("clause_title", "1. Mục đích")]),
        ("Mục đích", [("clause_title", "Mục đích")]),
        ("Chương trình hành động", [("clause_title", "Chương trình hành động")]),
    ],
)
def test_heading_lines(text: str, expected: list[tuple[str, str]]) -> None:
    assert lines(text) == expected


def test_the_title_keeps_its_marks() -> None:
    found = heading_lines((Text("Chương I. Về "), Emphasis((Text("nhiệm vụ"),))))
    assert found[1] == Line("part_title", (Text("Về "), Emphasis((Text("nhiệm vụ"),))))


def test_a_heading_that_begins_with_a_mark_stays_one_line() -> None:
    children = (Emphasis((Text("Chương I."),)), Text(" Tên"))
    assert heading_lines(children) == (Line("part", children),)


@pytest.mark.parametrize(
    ("marker", "role"),
    [
        ("1.", "clause"),
        ("12)", "clause"),
        ("a.", "point"),
        ("đ)", "point"),
        ("-", "body"),
        ("", "body"),
    ],
)
def test_item_roles(marker: str, role: str) -> None:
    assert item_role(marker) == role


def clause(text: str, more: bool = True, marker: str = "1.") -> Item:
    below = (Paragraph((Text("Nội dung."),)),) if more else ()
    return Item(marker, (Paragraph((Text(text),)), *below))


def test_titled_clauses() -> None:
    assert titled_clauses(List((clause("Kiểm tra, khảo sát:"), clause("Kinh phí"))))


@pytest.mark.parametrize(
    "odd",
    [
        clause("Một câu. Hai câu"),
        clause("Một câu trọn vẹn."),
        clause("Không có gì bên dưới", more=False),
        clause("Điểm", marker="a."),
        clause("Dài " * 60),
        Item("1.", (Paragraph((Text("Có chú thích"), Footnote("n", ()))), Paragraph(()))),
        Item("1.", ()),
    ],
)
def test_one_clause_without_a_title_makes_none_bold(odd: Item) -> None:
    assert not titled_clauses(List((clause("Kiểm tra:"), odd)))


def test_an_empty_list_has_no_titles() -> None:
    assert not titled_clauses(List(()))
