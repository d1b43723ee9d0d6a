"""References: by id or name, to faulty documents, with the nearest named."""

from pathlib import Path

import pytest
from tests.check.support import checked, codes, news, unit

PLAN = {
    **unit("bcd", "Ban chỉ đạo", "ban chỉ đạo"),
    "content/ke-hoach/2025/kh-01.md": """---
id: kh-01
title: Kế hoạch thử
number: 01/KH-BCĐ
issuer: bcd
issued: 2025-01-20
year: 2025
tasks:
  - id: 3a
    marker: 3.a
    title: Họp
    lead: bcd
    window: mỗi quý một lần
    recurrence: quarterly
    span: 2025-q1 – 2025-q4
    target: {quantity: 1, unit: cuộc}
---
""",
}
RESULT = "results:\n  - task: %s\n    date: 2025-03-04\n"


@pytest.mark.parametrize(
    "reference", ["so-tu-phap", "Sở Tư pháp", "sở tư pháp", "STP", "Sở  Tư pháp tỉnh"]
)
def test_a_unit_is_meant_by_id_name_short_name_or_alias(tmp_path: Path, reference: str) -> None:
    extra = "short: STP\naliases: [Sở Tư pháp tỉnh]\n"
    files = {**unit("so-tu-phap", "Sở Tư pháp", extra=extra), **news("", f"unit: {reference}\n")}
    assert checked(tmp_path, files) == []


def test_the_nearest_unit_is_named(tmp_path: Path) -> None:
    files = {**unit("so-tu-phap", "Sở Tư pháp"), **news("", "unit: Sở Tư phap\n")}
    (problem,) = checked(tmp_path, files)
    assert (problem.code, problem.line, problem.column) == ("DON-VI", 5, 7)
    assert problem.message == 'Không có "Sở Tư phap".'
    assert problem.hint == 'Gần nhất: "Sở Tư pháp" (so-tu-phap).'


def test_a_name_where_an_id_is_needed_is_not_called_unknown(tmp_path: Path) -> None:
    article = "---\ntitle: T\nsection: Tin chung\npublished: 2025-01-02\n---\n"
    files = {
        "content/danh-muc/chung.md": "---\ntype: section\nname: Tin chung\n---\n",
        "content/tin/t.md": article,
    }
    (problem,) = checked(tmp_path, files)
    assert (problem.code, problem.message, problem.hint) == (
        "THAM-CHIEU", '"Tin chung" là tên; ở đây cần mã.', 'Ghi mã "chung".',
    )  # fmt: skip


def test_nothing_near_points_to_the_folder(tmp_path: Path) -> None:
    (problem,) = checked(tmp_path, news("", "unit: Bộ Ngoại giao\n"))
    assert problem.hint == "Sửa mã, hoặc thêm tài liệu trong content/danh-muc/."


def test_a_reference_to_a_faulty_document_is_no_second_fault(tmp_path: Path) -> None:
    broken = {path: text.replace("sở", "xở") for path, text in unit("a", "Sở A", "sở").items()}
    files = {**broken, **news("", "unit: a\n"), **news("", "unit: Sở A\n", "content/tin/2025/b.md")}
    assert [code for code, *_ in codes(checked(tmp_path, files))] == ["FM-CHON"]


def test_a_reference_to_a_file_of_unknown_type_is_no_second_fault(tmp_path: Path) -> None:
    broken = {"content/danh-muc/a.md": "---\ntype: unti\nname: Sở A\n---\n"}
    files = {**broken, **news("", "unit: a\n")}
    assert [code for code, *_ in codes(checked(tmp_path, files))] == ["FM-LOAI"]


def test_references_of_a_faulty_document_are_checked_too(tmp_path: Path) -> None:
    files = news("", "unit: không-có\nsource_date: 31/04/2025\n")
    assert codes(checked(tmp_path, files)) == [("DON-VI", 5, 7), ("FM-NGAY", 6, 14)]


@pytest.mark.parametrize("task", ["kh-01/3a", "kh-01/3a-2025q1", "kh-01/3a-2025q4"])
def test_a_recurring_task_is_cited_whole_or_by_period(tmp_path: Path, task: str) -> None:
    assert checked(tmp_path, {**PLAN, **news("", RESULT % task)}) == []


@pytest.mark.parametrize("task", ["kh-01/3a-2024q4", "kh-01/3a-2025m01", "kh-01/3", "kh-01/"])
def test_a_period_outside_the_span_is_unknown(tmp_path: Path, task: str) -> None:
    (problem,) = checked(tmp_path, {**PLAN, **news("", RESULT % task)})
    assert (problem.code, problem.line, problem.column) == ("THAM-CHIEU", 6, 11)


def test_tasks_of_a_faulty_plan_are_not_judged(tmp_path: Path) -> None:
    broken = {path: text.replace("2025-01-20", "20/13/2025") for path, text in PLAN.items()}
    problems = checked(tmp_path, {**broken, **news("", RESULT % "kh-01/7")})
    assert [problem.code for problem in problems] == ["FM-NGAY"]


def test_evidence_in_its_short_forms(tmp_path: Path) -> None:
    evidence = "evidence: [tin-2025-bai, anh.jpg, 'https://vi-du.example/a']\n"
    text = f"---\ntype: result\ntask: kh-01/3a\ndate: 2025-03-04\n{evidence}---\n"
    files = {**PLAN, **news(""), "content/ket-qua/2025/kq.md": text}
    (problem,) = checked(tmp_path, files)
    assert (problem.code, problem.line, problem.column) == ("TEP-THIEU", 5, 26)
    assert checked(tmp_path, {**files, "content/ket-qua/2025/anh.jpg": "x"}) == []


def test_an_attachment_is_a_file_or_a_document(tmp_path: Path) -> None:
    front = "attachments:\n  - kh-01\n  - phu-luc.pdf\n  - van-ban-la\n"
    files = {**PLAN, **news("", front), "content/tin/2025/phu-luc.pdf": "%PDF"}
    assert codes(checked(tmp_path, files)) == [("THAM-CHIEU", 8, 5)]


def test_a_units_name_stands_for_units_only(tmp_path: Path) -> None:
    """A section may not be cited by the name of a unit; what may be any document, may."""
    office = unit("so-y-te", "Sở Y tế")
    article = "---\ntitle: T\nsection: Sở Y tế\npublished: 2025-01-02\n---\n"
    (problem,) = checked(tmp_path / "a", {**office, "content/tin/t.md": article})
    assert (problem.code, problem.line) == ("THAM-CHIEU", 3)
    result = "results:\n  - {task: kh-01/3a-2025q1, date: 2025-03-04, evidence: [{ref: Sở Y tế}]}\n"
    assert checked(tmp_path / "b", {**PLAN, **office, **news("", result)}) == []
