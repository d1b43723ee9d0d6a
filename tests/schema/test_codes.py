"""The table of problem codes."""

import re
from pathlib import Path

import pytest

from cchc.schema.codes import CODES
from cchc.schema.problem import Problem

PLUGINS = Path(__file__).parents[2] / "plugins"
TABLES = ("codes.py", "remedies.py")
WRITTEN = re.compile(r'"([A-Z]{2,}(?:-[A-Z0-9]+)*)"')


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_severity_and_both_languages(code: str) -> None:
    rule = CODES[code]
    assert rule.severity in ("error", "warning")
    assert rule.vi.strip()
    assert rule.en.strip()
    assert rule.en.isascii()
    assert not rule.vi.endswith(".")
    assert re.fullmatch(r"[A-Z]+(-[A-Z0-9]+)*", code)


def test_findings_in_official_texts_are_warnings() -> None:
    official = [code for code in CODES if code.startswith("NO-")]
    assert len(official) == 6
    assert {CODES[code].severity for code in official} == {"warning"}
    assert CODES["OVERLAP"].severity == "error"


def test_every_code_is_used_somewhere() -> None:
    sources = [path for path in (PLUGINS / "cchc").rglob("*.py") if path.name not in TABLES]
    written = set(WRITTEN.findall("".join(path.read_text("utf-8") for path in sources)))
    assert set(CODES) - written == set()


def test_the_severity_of_a_problem_is_that_of_its_code() -> None:
    assert Problem("a.md", 1, 1, "FM-YAML", "x").severity == "error"
    assert Problem("a.md", 1, 1, "TYPO", "x").severity == "warning"


def test_problems_sort_by_place() -> None:
    problems = [
        Problem("b.md", 1, 1, "TYPO", "x"),
        Problem("a.md", 10, 1, "TYPO", "x"),
        Problem("a.md", 2, 9, "TYPO", "x"),
        Problem("a.md", 2, 1, "TYPO", "x"),
    ]
    assert sorted(problems) == problems[::-1]
