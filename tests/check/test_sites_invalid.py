"""One fault a folder: each tiny site gives exactly its expected problems, nothing else."""

import json
from pathlib import Path

import pytest
from tests.check.support import AS_OF, SITES, copy_site

from cchc.check.registry import all_problems
from cchc.check.report import plain
from cchc.schema.codes import CODES
from cchc.source.store import load

NAMES = sorted(path.name for path in SITES.iterdir())


def code_of(name: str) -> str:
    """The code a folder is about: the longest that its name begins with."""
    fitting = [code for code in CODES if f"{name.upper()}-".startswith(f"{code}-")]
    return max(fitting, key=len, default="")


@pytest.mark.parametrize("name", NAMES)
def test_a_site_gives_exactly_its_expected_problems(name: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    copy_site(SITES / name, site)
    keys = ("code", "severity", "path", "line", "column")
    found = [plain(problem) for problem in all_problems(load(site), AS_OF)]
    expected = json.loads((SITES / name / "expected.json").read_text("utf-8"))
    assert [{key: problem[key] for key in keys} for problem in found] == expected
    assert code_of(name) in {problem["code"] for problem in found}
    for problem in found:
        assert problem["message"].endswith((".", "?")), problem
        assert problem["hint"], problem


def test_most_sites_hold_one_fault() -> None:
    counts = [len(json.loads((SITES / n / "expected.json").read_text("utf-8"))) for n in NAMES]
    assert min(counts) == 1
    assert counts.count(1) >= 0.95 * len(counts)


def test_every_code_has_a_site() -> None:
    assert set(CODES) - {code_of(name) for name in NAMES} == set()


def test_there_are_many_kinds_of_fault() -> None:
    assert len(NAMES) >= 30


def test_faults_in_single_bytes_survived_the_checkout() -> None:
    mixed = (SITES / "fm-chon-crlf-bom/content/tin/2025/bai.md").read_bytes()
    assert mixed.startswith(b"\xef\xbb\xbf")
    assert mixed.count(b"\r\n") == mixed.count(b"\n")
    assert b"\xcc\x89" in (SITES / "chu-nfd/content/tin/2025/bai.md").read_bytes()
    assert b"T\xf3m" in (SITES / "fm-ma/content/tin/2025/bai.md").read_bytes()
    assert b"\n\t- a" in (SITES / "fm-tab/content/tin/2025/bai.md").read_bytes()
