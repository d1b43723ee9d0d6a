"""`cchc table`: the rows, statuses and days of the seed's plan on any day, in every format."""

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.e2e.sites import SEED, cchc, copy_site

pytestmark = pytest.mark.e2e

IDS = (
    *("1a-r1", "1a-r2", "1b", "2-hotline", "2-mailbox"),
    *("3a-2007q1", "3a-2007q2", "3a-2007q3", "3a-2007q4", "3b-midyear", "3b-yearend"),
    *("4-class-1", "4-class-2"),
    *(f"5-column-2007m{month:02}" for month in range(4, 13)),
    *("5-district-radio", "5-articles", "5-prints", "6-estimates"),
)
ROW_KEYS = {
    *("plan", "id", "task", "period", "lead", "target", "done", "unit"),
    *("window", "status", "days", "evidence", "source"),
}
NEVER_CHANGING = {
    "3a-2007q1": ("before_issue", None),
    "5-district-radio": ("no_target", None),
    "5-articles": ("no_target", None),
    "5-prints": ("no_target", None),
    "6-estimates": ("no_target", None),
}
# What the status rule gives, worked out by hand: everything not named is not_due.
DAYS: Mapping[str, Mapping[str, tuple[str, int | None]]] = {
    "2007-04-04": {
        "1a-r1": ("in_progress", 87),
        "1b": ("in_progress", None),
        "2-hotline": ("in_progress", 87),
        "3a-2007q2": ("in_progress", 87),
        "5-column-2007m04": ("in_progress", 26),
    },
    "2007-06-30": {
        "1a-r1": ("due_soon", 0),
        "1b": ("in_progress", None),
        "2-hotline": ("due_soon", 0),
        "3a-2007q2": ("due_soon", 0),
        "3b-midyear": ("due_soon", 10),
        "5-column-2007m04": ("overdue", 61),
        "5-column-2007m05": ("overdue", 30),
        "5-column-2007m06": ("due_soon", 0),
    },
    "2007-07-01": {
        "1a-r1": ("overdue", 1),
        "1b": ("in_progress", None),
        "2-hotline": ("overdue", 1),
        "2-mailbox": ("in_progress", 91),
        "3a-2007q2": ("overdue", 1),
        "3a-2007q3": ("in_progress", 91),
        "3b-midyear": ("due_soon", 9),
        "4-class-1": ("in_progress", 91),
        "4-class-2": ("in_progress", 91),
        "5-column-2007m04": ("overdue", 62),
        "5-column-2007m05": ("overdue", 31),
        "5-column-2007m06": ("overdue", 1),
        "5-column-2007m07": ("in_progress", 30),
    },
    "2008-02-01": {
        "1a-r1": ("overdue", 216),
        "1a-r2": ("overdue", 32),
        "1b": ("in_progress", None),
        "2-hotline": ("overdue", 216),
        "2-mailbox": ("overdue", 124),
        "3a-2007q2": ("overdue", 216),
        "3a-2007q3": ("overdue", 124),
        "3a-2007q4": ("overdue", 32),
        "3b-midyear": ("overdue", 206),
        "3b-yearend": ("overdue", 1),
        "4-class-1": ("overdue", 124),
        "4-class-2": ("overdue", 124),
        **{
            f"5-column-2007m{month:02}": ("overdue", days)
            for month, days in zip(
                range(4, 13), (277, 246, 216, 185, 154, 124, 93, 63, 32), strict=True
            )
        },
    },
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_site(SEED, tmp_path_factory.mktemp("table") / "root")


def table(root: Path, day: str, form: str = "json") -> bytes:
    done = cchc("table", "plan-progress", "--as-of", day, "--format", form, cwd=root)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def parsed(root: Path, day: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(table(root, day))
    return found


@pytest.mark.parametrize("day", DAYS)
def test_statuses_and_days(root: Path, day: str) -> None:
    found = parsed(root, day)
    assert found["as_of"] == day
    assert tuple(row["id"] for row in found["rows"]) == IDS
    expected = {id: ("not_due", None) for id in IDS} | NEVER_CHANGING | dict(DAYS[day])
    assert {row["id"]: (row["status"], row["days"]) for row in found["rows"]} == expected


def test_before_its_issue_the_plan_gives_no_rows(root: Path) -> None:
    found = parsed(root, "2007-04-03")
    assert (found["rows"], found["totals"]["rows"]) == ([], 0)


def test_the_shape_of_a_row(root: Path) -> None:
    found = parsed(root, "2007-07-01")
    assert set(found) == {"as_of", "columns", "rows", "totals"}
    assert all(set(column) == {"id", "label"} for column in found["columns"])
    lines = (root / "content/ke-hoach/2007/kh-2007-09.md").read_text("utf-8").splitlines()
    for row in found["rows"]:
        assert set(row) == ROW_KEYS
        assert set(row["window"]) == {"text", "start", "end", "tentative"}
        assert row["plan"] == "kh-2007-09"
        assert row["source"]["path"] == "content/ke-hoach/2007/kh-2007-09.md"
        stem = row["id"].split("-2007")[0]
        assert lines[row["source"]["line"] - 1].strip() in (f"- id: {stem}", f"id: {stem}")
        assert row["target"] is None or set(row["target"]) == {"min", "max", "parts"}
        assert row["evidence"] == []


def test_what_the_plan_says_of_its_tasks(root: Path) -> None:
    rows = {row["id"]: row for row in parsed(root, "2007-07-01")["rows"]}
    first = rows["1a-r1"]
    assert first["lead"] == {"id": "bcd-cchc", "name": "Ban chỉ đạo cải cách hành chính tỉnh"}
    assert (first["target"]["min"], first["target"]["max"], first["unit"]) == (12, 13, "cuộc")
    assert [part["min"] for part in first["target"]["parts"]] == [4, 4, 4]
    assert (rows["1b"]["target"]["min"], rows["1b"]["target"]["max"]) == (30, 35)
    assert rows["4-class-1"]["lead"] is None
    assert rows["4-class-1"]["window"]["tentative"] is True
    assert rows["5-articles"]["target"] is None
    assert rows["3b-midyear"]["window"] == {
        "text": "cuối tháng 6/2007 hoặc đầu tháng 7/2007",
        "start": "2007-06-21",
        "end": "2007-07-10",
        "tentative": False,
    }
    periods = {id: rows[id]["period"] for id in ("1a-r1", "5-column-2007m04", "3b-midyear", "1b")}
    assert periods == {
        "1a-r1": "2007-q2",
        "5-column-2007m04": "2007-m04",
        "3b-midyear": "2007",
        "1b": "2007",
    }


def test_the_totals_add_up_again(root: Path) -> None:
    found = parsed(root, "2007-07-01")
    totals, rows = found["totals"], found["rows"]
    assert totals["rows"] == len(rows) == 26
    counts = Counter(row["status"] for row in rows)
    assert {id: n for id, n in totals["by_status"].items() if n} == dict(counts)
    for unit, sums in totals["by_unit"].items():
        targets = [row["target"] for row in rows if row["unit"] == unit and row["target"]]
        assert sums["min"] == sum(target["min"] for target in targets), unit
        assert sums["max"] == sum(target["max"] for target in targets), unit
    assert totals["by_unit"]["người"]["min"] == 400
    assert totals["by_unit"]["kỳ"]["min"] == 9


def test_csv_that_excel_opens(root: Path) -> None:
    data = table(root, "2007-07-01", "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    labels = [column["label"] for column in parsed(root, "2007-07-01")["columns"]]
    assert set(labels) & set(header)
    assert "Tình trạng" in header
    assert sum(any(cell == id for cell in row) for row in rows for id in IDS) == 26


def test_xlsx_that_excel_opens(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "bảng.xlsx"
    done = cchc(
        *("table", "plan-progress", "--as-of", "2007-07-01", "--format", "xlsx"),
        *("--out", out.name, "--root", root),
        cwd=tmp_path,
    )
    assert (done.returncode, done.stdout) == (0, b"")
    book = openpyxl.load_workbook(out)
    values = [cell for row in book.active.iter_rows(values_only=True) for cell in row]
    assert [value for value in values if value in IDS] == list(IDS)
    assert datetime(2007, 6, 30) in values  # noqa: DTZ001 - a day, as Excel sorts it
    said = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert ("Số liệu đến ngày", "01/07/2007") in said


def test_text_and_html_carry_every_row(root: Path) -> None:
    html = table(root, "2007-07-01", "html").decode()
    assert html.count("<tr") >= 27
    assert "Quá hạn" in html or "quá hạn" in html
    text = table(root, "2007-07-01", "text").decode()
    assert [word for word in text.split() if word in IDS] == list(IDS)
    assert "01/07/2007" in text


def test_every_other_table_answers_in_json(root: Path) -> None:
    for name in (
        *("inspections", "meetings", "training", "broadcasts"),
        *("distribution", "budget", "contributions"),
    ):
        done = cchc("table", name, "--as-of", "2007-12-31", "--format", "json", cwd=root)
        assert done.returncode == 0, done.stderr.decode()
        assert set(json.loads(done.stdout)) == {"as_of", "columns", "rows", "totals"}
