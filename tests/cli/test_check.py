"""`cchc check`: formats, paths, exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import MakeSite

from cchc_cli.main import cli

SECTION = "---\ntype: section\nname: Tin\n---\n"
NEWS = "---\ntitle: Tin\nsection: s\npublished: 2025-01-02\n{}---\nThân.\n"
GOOD = {"content/danh-muc/s.md": SECTION, "content/tin/2025/tot.md": NEWS.format("")}
BAD = {**GOOD, "content/tin/2025/hong.md": NEWS.format("state: xong\nsumary: x\n")}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments])


def test_a_good_site(site: MakeSite) -> None:
    result = run("--root", str(site(GOOD)))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Đã kiểm tra 2 tệp: 0 lỗi, 0 cảnh báo.\n"


def test_every_problem_is_a_line(site: MakeSite) -> None:
    result = run("--root", str(site(BAD)))
    assert result.exit_code == 1
    assert [line.split(": ")[1] for line in result.stdout.splitlines()] == [
        "LỖI FM-CHON",
        "LỖI FM-KHOA",
    ]


def test_warnings_alone_are_no_failure(site: MakeSite) -> None:
    result = run(
        "--root", str(site({**GOOD, "content/tin/2025/tot.md": NEWS.format("author: A- B\n")}))
    )
    assert result.exit_code == 0
    assert "CẢNH BÁO TYPO" in result.stdout


def test_json_on_stdout_is_json_alone(site: MakeSite) -> None:
    result = run("--root", str(site(BAD)), "--format", "json")
    data = json.loads(result.stdout)
    assert data["counts"] == {"files": 3, "errors": 2, "warnings": 0}
    assert data["problems"][0] == {
        "code": "FM-CHON",
        "severity": "error",
        "path": "content/tin/2025/hong.md",
        "line": 5,
        "column": 8,
        "message": '"xong" không thuộc: nháp, chờ duyệt, đăng, gỡ.',
        "hint": 'Gần nhất: "đăng".',
    }


def test_sarif(site: MakeSite) -> None:
    result = run("--root", str(site(BAD)), "--format", "sarif")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)["runs"][0]["results"]) == 2


def test_paths_are_relative_to_the_working_folder(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site(BAD)
    monkeypatch.chdir(root / "content")
    result = run("--root", "..", "tin/2025/tot.md", "danh-muc", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["counts"]["files"] == 2
    assert run("--root", "..", "tin").exit_code == 1
    assert run("--root", "..", ".").exit_code == 1


def test_the_whole_site_is_read_for_a_part_of_it(site: MakeSite) -> None:
    """References of the named files still see the others."""
    root = site(GOOD)
    assert run("--root", str(root), str(root / "content/tin")).exit_code == 0


def test_the_root_is_the_working_folder(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site(BAD))
    assert run().exit_code == 1


@pytest.mark.parametrize("path", ["khong-co.md", ".."])
def test_a_path_that_is_not_in_the_site(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(site(GOOD))
    result = run(path)
    assert result.exit_code == 2
    assert path in result.stderr


def test_settings_that_cannot_be_read_are_a_problem_too(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("a: [\n")
    result = run("--root", str(tmp_path), "--format", "json")
    assert result.exit_code == 1
    assert [problem["code"] for problem in json.loads(result.stdout)["problems"]] == ["FM-YAML"]


def test_the_as_of_day_decides_what_is_future(site: MakeSite) -> None:
    meeting = "---\ntitle: Họp\nkind: định kỳ\nplanned: quý II/2025\nheld: 2025-06-28\n---\n"
    root = str(site({"content/hop/2025/h.md": meeting}))
    assert "KQ-TUONG-LAI" in run("--root", root, "--as-of", "2025-06-27").stdout
    assert run("--root", root, "--as-of", "2025-06-28").stdout == ""
