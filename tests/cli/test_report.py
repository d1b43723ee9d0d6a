"""`cchc report`: whose day it takes, what it closes and warns of, the same as `cchc pack`."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.booklet.reports.sites import LATER, REPORT, REPORTED, RESULT, ROWS
from tests.conftest import MakeSite

from cchc_cli.verbs.pack import command as pack
from cchc_cli.verbs.report import command

_DEMO = Path(__file__).parents[1] / "sites" / "tinh-mau"


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, ["2031-q2", "--root", str(root), *arguments])


def made(root: Path, out: Path, *arguments: str) -> bytes:
    """The file that the verb writes."""
    done = run(root, "--out", str(out), *arguments)
    assert done.exit_code == 0, done.output
    return out.read_bytes()


def packed(root: Path, out: Path, *arguments: str) -> bytes:
    """The file that `cchc pack` writes of the same report."""
    done = CliRunner().invoke(
        pack, ["bc-2031-q2", "--root", str(root), "--out", str(out), *arguments]
    )
    assert done.exit_code == 0, done.output
    return out.read_bytes()


@pytest.mark.e2e
@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
@pytest.mark.parametrize("period", ["2025-q2", "2025-h1", "2025"])
def test_same_bytes_twice(tmp_path: Path, form: str, period: str) -> None:
    found = []
    for name in ("a", "b"):
        out = tmp_path / f"{name}.{form}"
        arguments = [period, "--root", str(_DEMO), "--as-of", "2026-01-15", "--out", str(out)]
        done = CliRunner().invoke(command, arguments)
        assert done.exit_code == 0, done.output
        found.append(out.read_bytes())
    assert found[0] == found[1]


@pytest.mark.e2e
@pytest.mark.parametrize("day", [(), ("--as-of", "2031-06-30"), ("--as-of", "2031-07-15")])
def test_pack_gives_the_same_document(site: MakeSite, tmp_path: Path, day: tuple[str, ...]) -> None:
    root = site(REPORTED)
    assert made(root, tmp_path / "a.pdf", *day) == packed(root, tmp_path / "b.pdf", *day)
    draft = packed(root, tmp_path / "b.docx", "--form", "docx", *day)
    assert made(root, tmp_path / "a.docx", *day) == draft


def test_without_a_day_a_report_has_its_own(site: MakeSite, tmp_path: Path) -> None:
    root, out = site(REPORTED), tmp_path / "a.xlsx"
    # The fictional year lies ahead of any clock: until the cut-off the day is today's.
    assert made(root, out, "--as-of", "2031-06-30") != made(root, out, "--as-of", "2031-06-29")
    assert made(root, out) not in (b"", made(root, out, "--as-of", "2031-06-30"))


def test_closing_then_a_later_result(site: MakeSite, tmp_path: Path) -> None:
    root, day = site(REPORTED), ("--as-of", "2031-06-30")
    before = made(root, tmp_path / "a.xlsx", *day)
    done = run(root, "--close", *day)
    assert done.exit_code == 0, done.output
    assert ROWS in done.output
    assert (root / ROWS).is_file()
    assert "checksum: " in (root / REPORT).read_text("utf-8")
    site({LATER: RESULT})
    done = run(root, "--out", str(tmp_path / "b.xlsx"), *day)
    assert (tmp_path / "b.xlsx").read_bytes() == before
    assert "CẢNH BÁO: báo cáo in theo số liệu đã chốt ngày 30/06/2031" in done.output
    assert "- Dòng 1.1 (kh-2031-05 1a): " in done.output
    assert run(root, "--close", *day).exit_code == 1


def test_rows_changed_by_hand_stop_the_report(site: MakeSite, tmp_path: Path) -> None:
    root, day = site(REPORTED), ("--as-of", "2031-06-30")
    assert run(root, "--close", *day).exit_code == 0
    rows = root / ROWS
    rows.write_text(rows.read_text("utf-8").replace('"value": 1,', '"value": 9,'), "utf-8")
    done = run(root, "--out", str(tmp_path / "a.xlsx"), *day)
    assert done.exit_code == 1
    assert f"LỖI: {REPORT}: không in được: {ROWS} khác số liệu đã chốt" in done.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["2031-q5"], "2031-q4"),
        (["2031-m04"], "2031-q4"),
        (["2031-q3", "--close"], "Chưa có tệp báo cáo nào"),
        (["2031-q2", "--data", "--format", "docx"], "--data"),
    ],
)
def test_wrong_usage(site: MakeSite, arguments: list[str], words: str) -> None:
    done = CliRunner().invoke(command, [*arguments, "--root", str(site(REPORTED))])
    assert done.exit_code == 2
    assert words in done.output


def test_a_report_is_not_closed_before_its_day(site: MakeSite) -> None:
    done = run(site(REPORTED), "--close")
    assert done.exit_code == 1
    assert "chưa đến ngày chốt" in done.output
