"""Findings in plans: each with the sentence that is a fault and the one that is none."""

from pathlib import Path

import pytest
from tests.check.support import checked, unit

HEAD = "id: kh\ntitle: Kế hoạch\nnumber: 01/KH-BCĐ\nissuer: bcd\nissued: {}\nyear: 2025\n"
TASK = {
    "id": "v",
    "marker": "1.a",
    "title": "Việc",
    "lead": "bcd",
    "window": "quý II/2025",
    "target": "{quantity: 1, unit: cuộc}",
}


def plan(headings: str = "", issued: str = "2025-01-20", **changes: str) -> dict[str, str]:
    task = {**TASK, **changes}
    rows = "".join(f"    {key}: {value}\n" for key, value in task.items() if value)
    tasks = "tasks:\n  -" + rows[3:]
    text = f"---\n{HEAD.format(issued)}{headings}{tasks}---\n"
    return {**unit("bcd", "Ban chỉ đạo", "ban chỉ đạo"), "content/ke-hoach/2025/kh.md": text}


def test_a_complete_task_has_no_finding(tmp_path: Path) -> None:
    assert checked(tmp_path, plan()) == []


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"lead": ""}, ["NO-OWNER"]),
        ({"target": ""}, ["NO-TARGET"]),
        ({"target": "{unit: bài}"}, ["NO-TARGET"]),
        ({"target": "{unit: xã, each: 4–5, times: 7}"}, []),
        ({"target": "{unit: xã, each: 4–5, times: 7, quantity: 28–35}"}, []),
        ({"target": "{unit: xã, each: 4–5, times: 7, quantity: 28}"}, ["SUM-RANGE"]),
        ({"window": ""}, ["NO-DEADLINE"]),
        ({"window": "hàng năm"}, ["NO-DEADLINE"]),
        ({"window": "", "recurrence": "continuous"}, []),
        ({"window": "trước ngày 30/06/2025"}, []),
        ({"window": "tháng 1/2025"}, []),
        ({"window": "năm 2025"}, []),
        ({"window": "6 tháng đầu năm 2025"}, []),
        ({"window": "tháng 3 đến tháng 4/2025"}, ["OUT-OF-YEAR"]),
        ({"window": "tháng 12/2024"}, ["BEFORE-ISSUE", "OUT-OF-YEAR"]),
        ({"window": "từ 10/01/2025 đến 19/01/2025"}, ["BEFORE-ISSUE"]),
        ({"window": "từ 10/01/2025 đến 20/01/2025"}, []),
        ({"window": "tháng 1/2026"}, ["OUT-OF-YEAR"]),
    ],
)
def test_what_the_text_leaves_open(
    tmp_path: Path, changes: dict[str, str], codes: list[str]
) -> None:
    assert [p.code for p in checked(tmp_path, plan(**changes))] == codes


def test_periods_of_a_recurring_task_are_judged_one_by_one(tmp_path: Path) -> None:
    changes = {"recurrence": "quarterly", "span": "2025-q1 – 2025-q4", "window": "mỗi quý một lần"}
    problems = checked(tmp_path, plan(issued="2025-08-01", **changes))
    assert [problem.code for problem in problems] == ["BEFORE-ISSUE", "BEFORE-ISSUE"]
    assert ["v-2025q1" in problems[0].message, "v-2025q2" in problems[1].message] == [True, True]


@pytest.mark.parametrize(
    ("title", "marker", "task", "fault"),
    [
        ("Tổ chức hội thảo", "1.", "Mở hội thảo", False),
        ("Tổ chức hội thảo", "1.", "Mở lớp", True),
        ("Tổ chức hội thảo", "2.", "Mở hội thảo", True),
        ("Tổ chức Hội thảo", "1", "HỘI THẢO chuyên đề", False),
        ("Tổng hợp báo cáo", "1.", "Việc", False),
    ],
)
def test_a_heading_announces_only_what_follows(
    tmp_path: Path, title: str, marker: str, task: str, fault: bool
) -> None:
    headings = f'headings:\n  - marker: "{marker}"\n    title: {title}\n'
    codes = [problem.code for problem in checked(tmp_path, plan(headings, title=task))]
    assert codes == (["NO-OUTPUT"] if fault else [])
