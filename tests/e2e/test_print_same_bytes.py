"""The same file in two folders, time zones, locales and on two days."""

import os
import subprocess
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest
from tests.e2e.sites import CCHC, DEMO, copy_site

pytestmark = pytest.mark.e2e

PLACES = {
    "a": {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    "thư mục dài/b": {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
}
DAYS = ("2026-02-28", "2026-11-05")
PRINTS = [
    *product(("kh-2025-15", "bb-2025-39", "tin-2025-01-ban-hanh-ke-hoach-2025"), ("a4", "docx")),
    ("tap-huan-2025", "a4"),
    ("cam-nang-2025", "booklet"),
]


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The demo in two folders."""
    folder = tmp_path_factory.mktemp("print")
    return {name: copy_site(DEMO, folder / name / "trang") for name in PLACES}


def printed(place: str, out: Path, *arguments: str | Path) -> str:
    """SHA-256 of what a command of `cchc` writes in one of the places."""
    done = subprocess.run(
        [CCHC, *arguments, "--out", out],
        env={**os.environ, **PLACES[place]}, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return sha256(out.read_bytes()).hexdigest()


@pytest.mark.parametrize(("identity", "form"), PRINTS)
def test_one_checksum_everywhere(
    identity: str, form: str, roots: dict[str, Path], tmp_path: Path
) -> None:
    pack, out = ("pack", identity, "--form", form), tmp_path / "pack"
    sums = {
        printed(place, out, *pack, "--root", roots[place], "--as-of", day)
        for day, place in zip(DAYS, PLACES, strict=True)
    }
    assert len(sums) == 1


@pytest.mark.parametrize("options", [("pdf",), ("pdf", "--data"), ("docx",), ("xlsx",)])
@pytest.mark.parametrize("period", ["2025-q2", "2025"])
def test_one_checksum_of_reports(
    period: str, options: tuple[str, ...], roots: dict[str, Path], tmp_path: Path
) -> None:
    """One that nobody has written yet, and one that is closed."""
    report, out = ("report", period, "--as-of", "2025-12-14", "--format", *options), tmp_path / "r"
    assert len({printed(place, out, *report, "--root", roots[place]) for place in PLACES}) == 1
