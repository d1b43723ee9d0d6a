"""Results: evidence, lists of rounds, parts of targets, corrections."""

from pathlib import Path

import pytest
from tests.check.support import checked, codes, news, unit

PLAN = {
    **unit("bcd", "Ban chỉ đạo", "ban chỉ đạo"),
    **unit("so-a", "Sở A"),
    **unit("so-b", "Sở B"),
    **unit("xa-c", "Xã C", "xã"),
    "content/ke-hoach/2025/kh.md": """---
id: kh
title: Kế hoạch thử
number: 01/KH-BCĐ
issuer: bcd
issued: 2025-01-20
year: 2025
tasks:
  - id: kt
    marker: "1"
    title: Kiểm tra
    lead: bcd
    window: quý II/2025
    target:
      - {quantity: 1, unit: cuộc, kind: sở}
      - {quantity: 2, unit: cuộc, kind: "xã, phường"}
---
""",
}


def inspection(extra: str) -> dict[str, str]:
    head = "id: dot\ntype: inspection\nno: 1\nwindow: quý II/2025\nteam: [bcd]\ntask: kh/kt\n"
    return {"content/kiem-tra/2025/dot.md": f"---\n{head}{extra}---\n"}


def result(extra: str, name: str = "kq") -> dict[str, str]:
    head = "type: result\ntask: kh/kt\ndate: 2025-05-05\n"
    return {f"content/ket-qua/2025/{name}.md": f"---\n{head}{extra}---\n"}


def test_an_article_proves_its_own_results(tmp_path: Path) -> None:
    front = "results:\n  - {task: kh/kt, date: 2025-03-04, kind: sở}\n"
    assert checked(tmp_path, {**PLAN, **news("", front)}) == []


@pytest.mark.parametrize(
    ("evidence", "fault"),
    [
        ("", True),
        ("evidence: [{kind: ảnh}]\n", True),
        ("evidence: tin-2025-bai\n", False),
        ("evidence: https://vi-du.example/bien-ban\n", False),
        ("evidence: [{ref: tin-2025-bai, access: nội bộ}]\n", False),
    ],
)
def test_a_result_needs_evidence(tmp_path: Path, evidence: str, fault: bool) -> None:
    found = codes(checked(tmp_path, {**PLAN, **news(""), **result(f"kind: sở\n{evidence}")}))
    assert found == ([("KQ-MINH-CHUNG", 3, 7)] if fault else [])


def test_misspelt_evidence_is_one_fault(tmp_path: Path) -> None:
    files = {**PLAN, **result("kind: sở\nevidence: tin-khong-co\n")}
    assert codes(checked(tmp_path, files)) == [("THAM-CHIEU", 6, 11)]


@pytest.mark.parametrize(
    ("visited", "listed", "fault"),
    [
        ("so-a", "units: [so-a]\n", False),
        ("so-b", "units: [so-a]\n", True),
        ("so-b", "", False),
        ("so-b", "candidates: [Sở A]\n", True),
        ("Sở A", "candidates: [Sở A]\n", False),
        ("xa-c", "candidates: [so-a]\nquota: [{kind: sở, quantity: 1}]\n", True),
        (
            "xa-c",
            "candidates: [so-a]\n"
            "quota:\n  - {kind: sở, quantity: 1}\n  - {kind: xã, quantity: 2}\n",
            False,
        ),
        ("xa-c", "candidate_groups: [{kinds: [xã], count: 9}]\n", False),
        ("so-a", "candidate_groups: [{kinds: [xã], count: 9}]\n", True),
    ],
)
def test_a_visited_unit_is_on_the_list(
    tmp_path: Path, visited: str, listed: str, fault: bool
) -> None:
    text = f"unit_visited: {visited}\nevidence: https://vi-du.example/a\n"
    found = codes(checked(tmp_path, {**PLAN, **inspection(listed), **result(text)}))
    assert ("KQ-NGOAI", 5, 15) in found if fault else "KQ-NGOAI" not in {c for c, *_ in found}


@pytest.mark.parametrize(
    ("kind", "fault"), [("sở", False), ("phường", False), ("huyện", True), ("Xã", False)]
)
def test_a_result_counts_for_a_part(tmp_path: Path, kind: str, fault: bool) -> None:
    text = f"kind: {kind}\nevidence: https://vi-du.example/a\n"
    found = codes(checked(tmp_path, {**PLAN, **result(text)}))
    assert found == ([("KQ-LOAI", 5, 7)] if fault else [])


@pytest.mark.parametrize(("key", "fault"), [("ket-qua-2025-cu", False), ("ket-qua-2025-cua", True)])
def test_a_correction_names_a_result(tmp_path: Path, key: str, fault: bool) -> None:
    proof = "kind: sở\nevidence: https://vi-du.example/a\n"
    files = {**PLAN, **result(proof, "cu"), **result(f"{proof}supersedes: {key}\n")}
    assert codes(checked(tmp_path, files)) == ([("THAM-CHIEU", 7, 13)] if fault else [])
