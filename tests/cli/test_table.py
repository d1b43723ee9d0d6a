"""`cchc table`: formats, exit codes, refusals."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import MakeSite
from tests.tracking.test_plan_progress import ARCHIVE, FIELDS, SITE

from cchc.tracking.registry import tables
from cchc_cli.verbs.table import command


def _run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--root", str(root)])


@pytest.mark.parametrize("day", ["2010-05-20", "2010-05-20T00:30", "2010-05-19T17:30:00+00:00"])
def test_json_as_of_a_day_or_an_instant(site: MakeSite, day: str) -> None:
    done = _run(site(SITE), "plan-progress", "--as-of", day, "--format", "json")
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert found["as_of"] == "2010-05-20"
    assert [list(row) for row in found["rows"]] == [FIELDS] * 6
    assert found["totals"]["rows"] == 6


def test_always_computed_at_the_day_asked_for(site: MakeSite) -> None:
    done = _run(site(ARCHIVE), "plan-progress", "--as-of", "2019-01-07", "--format", "json")
    statuses = {row["id"]: (row["status"], row["days"]) for row in json.loads(done.stdout)["rows"]}
    assert statuses["3a-2010q1"] == ("overdue", 3204)


def test_csv_comes_out_byte_for_byte(site: MakeSite) -> None:
    done = _run(site(SITE), "plan-progress", "--as-of", "2010-05-20", "--format", "csv")
    assert done.stdout_bytes.startswith(b"\xef\xbb\xbf")
    assert done.stdout_bytes.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"))))
    assert len(rows) == 7
    assert {len(row) for row in rows} == {len(rows[0])}


def test_text_is_the_default(site: MakeSite) -> None:
    done = _run(site(SITE), "plan-progress", "--as-of", "2010-05-20")
    assert done.stdout.startswith("Tiến độ thực hiện kế hoạch\nSố liệu đến ngày 20/05/2010\n")


@pytest.mark.parametrize("form", ["text", "json", "csv", "xlsx", "html"])
def test_every_format_into_a_file(site: MakeSite, tmp_path: Path, form: str) -> None:
    root, target = site(SITE), tmp_path / "ra" / f"bang.{form}"
    done = _run(root, "plan-progress", "--as-of", "2010-05-20", "--format", form,
                "--out", str(target))  # fmt: skip
    assert (done.exit_code, done.stdout_bytes) == (0, b"")
    again = _run(root, "plan-progress", "--as-of", "2010-05-20", "--format", form)
    assert target.read_bytes() == again.stdout_bytes
    assert len(target.read_bytes()) > 500


@pytest.mark.parametrize("name", list(tables()))
def test_a_site_without_documents(site: MakeSite, name: str) -> None:
    done = _run(site({}), name, "--as-of", "2010-05-20")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "chưa có số liệu"
    empty = _run(site({}), name, "--format", "json")
    assert json.loads(empty.stdout)["rows"] == []


@pytest.mark.parametrize(
    ("name", "near"), [("plan_progress", "plan-progress"), ("metings", "meetings")]
)
def test_an_unknown_table_names_the_nearest(site: MakeSite, name: str, near: str) -> None:
    done = _run(site({}), name)
    assert done.exit_code == 2
    assert f'Không có bảng "{name}". Gần nhất: "{near}".' in done.stderr


def test_nothing_near_names_them_all(site: MakeSite) -> None:
    done = _run(site({}), "zzz")
    assert done.exit_code == 2
    assert "Các bảng: broadcasts, budget," in done.stderr


def test_content_with_errors_gives_no_table(site: MakeSite) -> None:
    broken = SITE | {"content/tin/hong.md": "---\ntitle: Hỏng\npublished: 31/04/2010\n---\n"}
    done = _run(site(broken), "plan-progress", "--as-of", "2010-05-20")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "content/tin/hong.md:3:12: LỖI FM-NGAY: " in done.stderr
    assert "LỖI FM-THIEU" in done.stderr


def test_a_bad_day_is_wrong_usage(site: MakeSite) -> None:
    assert _run(site({}), "budget", "--as-of", "04/04/2007").exit_code == 2


def test_the_workbook_is_refused_on_a_terminal(site: MakeSite) -> None:
    root = site(SITE)
    main = "from cchc_cli.main import main; main()"
    line = [sys.executable, "-c", main, "table", "plan-progress", "--root", str(root),
            "--format", "xlsx"]  # fmt: skip
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(line, stdout=theirs, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 2
    assert "Không in xlsx ra màn hình" in done.stderr.decode()


def test_the_suffix_of_the_file_says_the_form(site: MakeSite, tmp_path: Path) -> None:
    root = site(SITE)
    for name, start in (("a.csv", b"\xef\xbb\xbf"), ("a.xlsx", b"PK"), ("a.khac", "Tiến".encode())):
        assert _run(root, "plan-progress", "--out", str(tmp_path / name)).exit_code == 0
        assert (tmp_path / name).read_bytes().startswith(start)
