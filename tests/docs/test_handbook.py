"""What the handbook shows works: its files, laid into the demo site, have no fault.

Some of them replace a file of the demo that tells the same.
"""

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from tests.docs.handbook import HANDBOOK, ROOT, examples

from cchc.check.registry import all_problems
from cchc.schema.codes import CODES
from cchc.source.store import Store, load
from cchc.tracking.registry import tables
from cchc.tracking.scope import Scope
from cchc.vietnamese.dates import ZONE
from cchc_cli.reference import MARKS

AS_OF = datetime(2026, 3, 31, tzinfo=ZONE)
FILES = ("content/tin/2026/03/mau-phieu-hen.pdf", "content/van-ban/2026/qd-2026-210.pdf")
PATHS = [path for path, _ in examples()]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The demo site with every example of the handbook in its place."""
    root = tmp_path_factory.mktemp("handbook") / "root"
    shutil.copytree(ROOT / "tests" / "sites" / "tinh-mau", root)
    for path, text in examples():
        _write(root / path, text)
    for path in FILES:
        _write(root / path, "%PDF-1.7\n")
    return load(root)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_the_handbook_has_examples_of_every_daily_task() -> None:
    folders = {path.split("/")[1] for path in PATHS}
    assert {"tin", "van-ban", "kiem-tra", "hop", "phat-song", "tap-huan", "ke-hoach"} <= folders


def test_no_example_has_a_problem(store: Store) -> None:
    assert [p for p in all_problems(store, AS_OF) if p.path in PATHS] == []


def test_every_example_is_read_with_its_values(store: Store) -> None:
    by_path = {document.path: document for document in store.documents}
    assert set(PATHS) <= set(by_path)
    assert {by_path[path].kind.id for path in PATHS} >= {"news", "visit", "plan", "broadcast"}


@pytest.mark.parametrize("task", ["kh-2025-15/5-portal", "kh-2025-15/5-column-2025m08"])
def test_a_result_of_the_handbook_counts_for_its_task(store: Store, task: str) -> None:
    plan, _, name = task.partition("/")
    rows = tables()["plan-progress"].make(Scope(store, AS_OF)).to_json()["rows"]
    row = next(row for row in rows if (row["plan"], row["id"]) == (plan, name))
    assert row["done"]["min"] == 1
    assert row["status"] == "done_on_time"


def test_the_warning_of_a_missing_month_is_answered_by_the_example(store: Store) -> None:
    assert [p for p in all_problems(store, AS_OF) if p.code == "LICH-THIEU"] == []


def test_the_handbook_names_only_codes_that_exist() -> None:
    prose = HANDBOOK.read_text("utf-8").partition(MARKS[0])[0]
    named = set(re.findall(r"mã `([^`]+)`|báo `([^`]+)`|, `([A-Z-]+)`\)", prose))
    codes = {code for found in named for code in found if code}
    assert len(codes) >= 5
    assert codes <= set(CODES)
