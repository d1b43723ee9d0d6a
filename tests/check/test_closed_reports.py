"""Closed reports whose rows the content would give otherwise now, and packs with open ones."""

from pathlib import Path

import pytest
from tests.booklet.reports.sites import LATER, REPORTED, RESULT, Reported, counted_by
from tests.check.support import AS_OF
from tests.support import write_site

from cchc.check.registry import all_problems
from cchc.source.store import load

PLAN = "content/ke-hoach/2031/kh-2031-05.md"
PACK = {
    "content/an-pham/2031/tap.md": "---\nid: tap\ntype: booklet\ntitle: Tập\n"
    "select:\n  - types: [report]\n---\n"
}


@pytest.fixture
def reported(tmp_path: Path) -> Reported:
    return Reported(write_site(tmp_path / "site", REPORTED))


def said(reported: Reported, code: str) -> list[str]:
    moment = AS_OF.replace(year=2031, month=8)
    found = all_problems(load(reported.root), moment)
    return [problem.message for problem in found if problem.code == code]


def test_a_row_that_is_other_now_is_told_with_its_place(reported: Reported) -> None:
    assert said(reported, "BC-KHAC") == []
    reported.close()
    assert said(reported, "BC-KHAC") == []
    reported.write({LATER: RESULT})
    (message,) = said(reported, "BC-KHAC")
    assert message.startswith("Số liệu chốt ngày 30/06/2031 khác số liệu tính lại. Dòng 1.1 (")
    line = (reported.root / PLAN).read_text("utf-8").split("\n").index("  - id: 1a") + 1
    assert message.endswith(f" ({PLAN}:{line}).")


def test_many_rows_are_counted(reported: Reported) -> None:
    reported.close()
    task = "  - id: {}\n    marker: {}\n    title: Việc {}\n    window: tháng 5/2031\n"
    tasks = "".join(task.format(f"x{n}", f"2.{n}", n) for n in range(12))
    reported.change(PLAN, "tasks:\n", f"tasks:\n{tasks}")
    messages = said(reported, "BC-KHAC")
    assert len(messages) == 11
    assert "Số liệu chốt ngày 30/06/2031 khác số liệu tính lại ở 12 dòng." in messages


def test_the_citizens_box_goes_on_counting(reported: Reported) -> None:
    reported.close()
    counted_by(reported.root)
    assert said(reported, "BC-KHAC") == []


def test_a_pack_with_an_open_report_is_told(reported: Reported) -> None:
    reported.write(PACK)
    (message,) = said(reported, "IN-CHOT")
    assert "(bc-2031-q2) chưa chốt số liệu" in message
    reported.close()
    assert said(reported, "IN-CHOT") == []
