"""The real site: no error, and every finding about the plan as issued is surfaced."""

from pathlib import Path

import pytest
from tests.check.support import AS_OF

from cchc.check.registry import all_problems
from cchc.schema.problem import Problem
from cchc.source.store import load

ROOT = Path(__file__).parents[2]
PLAN = "content/ke-hoach/2007/kh-2007-09.md"
ARTICLE = "content/tin/2019/thuc-hien-cong-tac-cai-cach-hanh-chinh-2007.md"
FINDINGS = {
    *("SUM-RANGE", "TYPE", "TYPE-ROUND", "CONFLICT", "BEFORE-ISSUE", "OUT-OF-YEAR"),
    *("NO-TARGET", "NO-DEADLINE", "NO-AMOUNT", "NO-OUTPUT", "NO-CONTACT", "NO-OWNER"),
    *("NAME", "TYPO", "DATE-PLACEHOLDER", "NGAY-HIEU"),
}


@pytest.fixture(scope="module")
def problems() -> tuple[Problem, ...]:
    return all_problems(load(ROOT), AS_OF)


def test_the_site_has_warnings_only(problems: tuple[Problem, ...]) -> None:
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_every_finding_of_the_plan_is_told(problems: tuple[Problem, ...]) -> None:
    assert FINDINGS - {problem.code for problem in problems} == set()


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("SUM-RANGE", "7 × (4–5) = 28–35, văn bản ghi 30–35"),
        ("TYPE", "Cục Thuế"),
        ("TYPE-ROUND", "15 đơn vị"),
        ("TYPE-ROUND", "phường, thị xã"),
        ("CONFLICT", "Sở Tư pháp"),
        ("BEFORE-ISSUE", "3a-2007q1"),
        ("OUT-OF-YEAR", "ra ngoài năm 2007"),
        ("OUT-OF-YEAR", "quý II/2007 và quý III/2007"),
        ("NO-OUTPUT", "hội thảo"),
        ("NO-OWNER", "5-prints"),
        ("NO-OWNER", "4-class-1"),
        ("NO-TARGET", "5-articles"),
        ("NO-DEADLINE", "6-estimates"),
        ("NAME", "cải cách thủ tục hành chính"),
        ("NAME", "“huyện, thị”"),
        ("DATE-PLACEHOLDER", "11 năm 9 tháng"),
    ],
)
def test_a_finding_says_what_it_found(problems: tuple[Problem, ...], code: str, part: str) -> None:
    assert any(p.code == code and part in p.message for p in problems)


def test_the_eight_spacing_faults_are_placed(problems: tuple[Problem, ...]) -> None:
    lines = (ROOT / ARTICLE).read_text("utf-8").split("\n")
    faults = [p for p in problems if p.code == "TYPO" and p.path == ARTICLE]
    found = sorted(lines[p.line - 1][p.column - 5 : p.column + 3] for p in faults)
    assert len(found) == 8
    assert sum("- " in text for text in found) == 4
    assert sum("/ " in text for text in found) == 1


def test_the_plan_has_no_error_of_reference(problems: tuple[Problem, ...]) -> None:
    assert {p.code for p in problems if p.path == PLAN} <= FINDINGS
