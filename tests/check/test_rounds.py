"""Rounds: one rule, with and without the fault."""

from pathlib import Path

import pytest
from tests.check.support import checked, unit

PLAN_HEAD = """---
id: kh
title: Kế hoạch thử
number: 01/KH-BCĐ
issuer: bcd
issued: 2025-01-20
year: 2025
tasks:
"""
TASK = """  - id: {0}
    marker: "1"
    title: Kiểm tra {0}
    lead: bcd
    window: quý II/2025
    target: {{quantity: 1, unit: cuộc}}
"""
TASKS = ("r1", "r2", "s")
PLAN = {
    **unit("bcd", "Ban chỉ đạo", "ban chỉ đạo"),
    **unit("a", "Sở A"),
    **unit("b", "Sở B"),
    **unit("c", "Cục C", "cục"),
    **unit("x", "Xã X", "xã"),
    "content/ke-hoach/2025/kh.md": f"{PLAN_HEAD}{''.join(map(TASK.format, TASKS))}---\n",
}


def round_(number: int, extra: str, team: str = "bcd") -> dict[str, str]:
    head = f"id: r{number}\ntype: inspection\nno: {number}\nwindow: quý II/2025\nteam: [{team}]\n"
    path = f"content/kiem-tra/2025/r{number}.md"
    return {path: f"---\n{head}task: kh/r{number}\n{extra}---\n"}


def survey(task: str = "kh/s") -> dict[str, str]:
    head = "id: s\ntype: survey\ntitle: S\nwindow: quý II/2025\nteam: [bcd]\n"
    return {"content/kiem-tra/2025/s.md": f"---\n{head}task: {task}\n---\n"}


def visit(of: str, where: str, name: str) -> dict[str, str]:
    return {
        f"content/kiem-tra/2025/{name}.md": f"---\ntype: visit\nround: {of}\nunit: {where}\n---\n"
    }


def found(tmp_path: Path, *parts: dict[str, str]) -> list[str]:
    files = dict(PLAN)
    for part in parts:
        files |= part
    return [problem.code for problem in checked(tmp_path, files)]


QUOTA = "quota: [{{kind: '{}', quantity: {}}}]\n"


@pytest.mark.parametrize(("quantity", "fault"), [("1", False), ("1 – 2", False), ("2", True)])
def test_quotas_of_all_rounds_cover_the_list(tmp_path: Path, quantity: str, fault: bool) -> None:
    extra = QUOTA.format("sở", quantity) + "candidates: [a, b]\n"
    codes = found(tmp_path, round_(1, extra), round_(2, extra))
    assert ("SUM-RANGE" in codes) is fault


def test_one_round_needs_no_assignment(tmp_path: Path) -> None:
    extra = QUOTA.format("sở", 2) + "candidates: [a, b]\n"
    assert found(tmp_path, round_(1, extra)) == []


def test_assigned_rounds_have_no_open_list(tmp_path: Path) -> None:
    first, second = (QUOTA.format("sở", 1) + f"units: [{name}]\n" for name in "ab")
    assert found(tmp_path, round_(1, first), round_(2, second)) == []


def test_rounds_with_different_lists_are_not_one_series(tmp_path: Path) -> None:
    first, second = (QUOTA.format("sở", 1) + f"candidates: [{name}]\n" for name in "ab")
    assert found(tmp_path, round_(1, first), round_(2, second)) == []


@pytest.mark.parametrize(("kinds", "fault"), [("sở", True), ("sở, cục", False)])
def test_a_body_of_an_unnamed_kind(tmp_path: Path, kinds: str, fault: bool) -> None:
    extra = QUOTA.format(kinds, 2) + "candidates: [a, c]\n"
    assert ("TYPE" in found(tmp_path, round_(1, extra))) is fault


def test_an_inspector_may_not_be_inspected(tmp_path: Path) -> None:
    extra = QUOTA.format("sở", 2) + "candidates: [Sở A, b]\n"
    assert found(tmp_path, round_(1, extra, "bcd, a")) == ["CONFLICT"]


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ([round_(1, "units: [x]\n"), survey(), visit("s", "x", "v")], True),
        ([round_(1, ""), visit("r1", "x", "v1"), survey(), visit("s", "Xã X", "v")], True),
        ([round_(1, "units: [a]\n"), survey(), visit("s", "x", "v")], False),
        ([round_(1, "candidates: [x]\n"), survey(), visit("s", "x", "v")], False),
    ],
)
def test_a_unit_is_inspected_or_surveyed(
    tmp_path: Path, parts: list[dict[str, str]], fault: bool
) -> None:
    assert ("OVERLAP" in found(tmp_path, *parts)) is fault


def test_results_show_where_one_was(tmp_path: Path) -> None:
    head = "type: result\ndate: 2025-05-05\nunit_visited: x\nevidence: https://vi-du.example/a\n"
    results = {
        f"content/ket-qua/2025/{task}.md": f"---\n{head}task: kh/{task}\n---\n"
        for task in ("r1", "s")
    }
    assert found(tmp_path, round_(1, ""), survey(), results) == ["OVERLAP"]
