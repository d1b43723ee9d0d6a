"""From texts to records: aliases, absent values, lists, faults with their places."""

from datetime import date
from typing import Any

import pytest

from cchc.source.front_matter import read_source
from cchc.source.reading import Reading, read_record
from cchc.types.registry import content_types
from cchc.types.training import Training
from cchc.vietnamese.windows import Thirds


def reading(kind: str, front: str) -> Reading:
    source = read_source("content/x.md", f"---\n{front}---\n".encode())
    return read_record(content_types()[kind], source)


def news(front: str) -> Reading:
    return reading("news", f"title: A\nsection: s\npublished: 2025-01-02\n{front}")


def value(front: str, name: str) -> Any:
    record = news(front).record
    assert record is not None
    return getattr(record, name)


def faults(found: Reading) -> list[tuple[str, int, int]]:
    return sorted((p.code, p.line, p.column) for p in found.problems)


def test_unaccented_labels_and_aliases_are_keys() -> None:
    front = "tieu_de: A\nchuyen_muc: s\ndang_luc: 2025-01-02\ntu_khoa: [x]\n"
    record = reading("news", front).record
    assert record is not None
    assert (record.heading(), record.tags) == ("A", ("x",))


def test_a_plan_task_has_an_alias_of_its_own() -> None:
    front = (
        "title: A\nnumber: 1/KH-A\nissuer: a\nissued: 2025-01-02\nyear: 2025\n"
        "tasks:\n  - {ma: v, muc: '1', tieu_de: Việc}\n"
    )
    record = reading("plan", front).record
    assert record is not None
    assert [task.title for task in record.tasks] == ["Việc"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("empty", ["summary:\n", "summary: ''\n", 'summary: ""\n', "summary: \n"])
def test_an_empty_value_is_absence(empty: str) -> None:
    assert value(empty, "summary") is None


@pytest.mark.parametrize("text", ["~", "null", "no", "0"])
def test_other_systems_words_for_nothing_are_text(text: str) -> None:
    assert value(f"summary: {text}\n", "summary") == text


def test_a_single_value_is_a_list_of_one() -> None:
    assert value("tags: một\n", "tags") == ("một",)
    assert value("results: {task: a/b, date: 2025-01-02}\n", "results")[0].task == "a/b"


def test_the_place_of_a_single_value_for_a_list() -> None:
    found = news("results:\n  task: a/b\n  date: 31/02/2025\n")
    assert faults(found) == [("FM-NGAY", 7, 9)]


def test_empty_items_are_absent_and_places_stay_true() -> None:
    found = news("tags:\n  -\n  - một\nresults:\n  -\n  - {task: a/b, date: hôm qua}\n")
    assert faults(found) == [("FM-NGAY", 10, 23)]
    assert value("tags:\n  -\n  - một\n", "tags") == ("một",)


def test_every_fault_of_a_file_is_found_in_one_run() -> None:
    found = reading(
        "news",
        "title:\nsumary: x\npublished: 25:00\nexpires: 31/04/2025\nstate: xong\nresults:\n"
        "  - date: 2025-01-02\n    quantity: bốn\n  - task: a/b\n    date: x\n",
    )
    assert faults(found) == [
        ("FM-CHON", 6, 8),
        ("FM-KHOA", 3, 1),
        ("FM-NGAY", 4, 12),
        ("FM-NGAY", 5, 10),
        ("FM-NGAY", 11, 11),
        ("FM-SO", 9, 15),
        ("FM-THIEU", 1, 1),
        ("FM-THIEU", 8, 5),
        ("FM-TRONG", 2, 1),
    ]
    assert found.record is None


@pytest.mark.parametrize(
    ("key", "near"),
    [("tieu_dde", "tieu_de"), ("sumary", "summary"), ("expiry", "expires"), ("tiêu_đề", "tieu_de")],
)
def test_the_nearest_key_is_named(key: str, near: str) -> None:
    (problem,) = news(f"{key}: a\n").problems
    assert problem.hint == f'Gần nhất: "{near}".'


def test_without_a_near_key_all_are_named() -> None:
    (problem,) = news("zzz: a\n").problems
    assert problem.hint.startswith("Các khóa dùng được: ")
    assert " title," in problem.hint


def test_an_alias_beside_its_field_is_a_duplicate() -> None:
    assert faults(news("tieu_de: B\n")) == [("FM-TRUNG", 5, 1)]


def test_a_key_broken_in_form_is_not_reported_as_missing() -> None:
    found = reading("news", "title: a: b\nsection: s\npublished: 2025-01-02\n")
    assert found.problems == ()
    assert found.record is None
    assert [problem.code for problem in found.source.problems] == ["FM-YAML"]


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("title: [a, b]\n", "FM-DANG"),
        ("title: {a: b}\n", "FM-DANG"),
        ("results: chữ\n", "FM-DANG"),
        ("expires: {a: b}\n", "FM-DANG"),
    ],
)
def test_a_value_of_the_wrong_shape(front: str, code: str) -> None:
    base = "" if front.startswith("title") else "title: A\n"
    found = reading("news", f"section: s\npublished: 2025-01-02\n{base}{front}")
    assert [problem.code for problem in found.problems] == [code]
    assert found.problems[0].hint


def test_block_text_is_read_without_its_last_newline() -> None:
    assert value("summary: |\n  một\n  hai\n", "summary") == "một\nhai"


def test_the_thirds_of_a_month_are_a_setting() -> None:
    kind = content_types()["training"]
    text = "---\ntitle: Lớp\nno: 1\nwindow: đầu tháng 6/2007\n---\n"
    record = read_record(kind, read_source("x.md", text.encode()), {"thirds": Thirds(7, 14)}).record
    assert isinstance(record, Training)
    assert record.window.end == date(2007, 6, 7)


def test_a_group_and_a_list_out_of_place_are_told_apart() -> None:
    word = reading("plan", "title: A\nnumber: 1/KH-A\nissuer: a\nissued: 2025-01-02\nyear: 2025\n"
                           "tasks: [họp]\n")  # fmt: skip
    assert [(p.code, p.line) for p in word.problems] == [("FM-DANG", 7)]
    assert "khóa con" in word.problems[0].hint
