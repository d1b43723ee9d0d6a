"""Dates in context: bounds from the declarations, the present, two readings of a day."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.check.support import checked, codes, news

from cchc.vietnamese.dates import ZONE


@pytest.mark.parametrize("day", ["2019-01-07", "13/01/2019", "01/01/2019", "07/13/2019"])
def test_a_day_with_one_reading_is_not_asked_about(tmp_path: Path, day: str) -> None:
    assert "NGAY-HIEU" not in {
        problem.code for problem in checked(tmp_path, news("", f"source_date: {day}\n"))
    }


def test_both_readings_are_told(tmp_path: Path) -> None:
    (problem,) = checked(tmp_path, news("", "source_date: 07/01/2019\n"))
    read = "ngày 07 tháng 01 năm 2019 (ngày trước, tháng sau)"
    assert problem.message == f"07/01/2019 được hiểu là {read}."
    assert problem.hint == "Viết 2019-01-07 để không ai hiểu nhầm."


def test_the_wording_of_an_official_window_is_not_asked_about(tmp_path: Path) -> None:
    text = "---\ntitle: Họp\nkind: định kỳ\nplanned: từ 01/04/2025 đến 02/04/2025\n---\n"
    assert checked(tmp_path, {"content/hop/2025/hop.md": text}) == []


@pytest.mark.parametrize(
    ("expires", "fault"),
    [("2025-03-05T07:59", True), ("2025-03-05T08:00", True), ("2025-03-05T08:01", False)],
)
def test_an_instant_must_be_later(tmp_path: Path, expires: str, fault: bool) -> None:
    found = codes(checked(tmp_path, news("", f"expires: {expires}\n")))
    assert found == ([("KHOANG", 5, 10)] if fault else [])


def test_a_day_may_be_the_same_day(tmp_path: Path) -> None:
    days = "valid_from: 2009-01-01\nvalid_to: {}\n"
    text = f"---\ntype: unit\nname: A\nlevel: tỉnh\nkind: sở\n{days}---\n"
    path = "content/danh-muc/a.md"
    assert checked(tmp_path, {path: text.format("2009-01-01")}) == []
    assert codes(checked(tmp_path, {path: text.format("2008-12-31")})) == [("KHOANG", 7, 11)]


def test_a_repeat_must_follow_the_first_broadcast(tmp_path: Path) -> None:
    front = (
        "type: broadcast\nseries: cm\nmedium: phát thanh\nmonth: 2025-m04\nairs: 2025-04-10 08:00\n"
    )
    repeat = "repeat: [2025-04-11 08:00, 2025-04-09 08:00]\n"
    files = {
        "content/phat-song/2025/cm.md": "---\nid: cm\ntype: series\ntitle: C\n---\n",
        "content/phat-song/2025/k.md": f"---\n{front}{repeat}---\n",
    }
    (problem,) = checked(tmp_path, files)
    assert (problem.code, problem.line, problem.column) == ("KHOANG", 7, 28)


@pytest.mark.parametrize(
    ("as_of", "future"),
    [(datetime(2025, 6, 27, tzinfo=ZONE), True), (datetime(2025, 6, 28, tzinfo=ZONE), False)],
)
def test_the_future_begins_after_the_as_of_day(
    tmp_path: Path, as_of: datetime, future: bool
) -> None:
    text = "---\ntitle: Họp\nkind: định kỳ\nplanned: quý II/2025\nheld: 2025-06-28\n---\n"
    found = codes(checked(tmp_path, {"content/hop/2025/hop.md": text}, as_of))
    assert found == ([("KQ-TUONG-LAI", 5, 7)] if future else [])


def test_an_article_dates_its_results(tmp_path: Path) -> None:
    """A build as of an earlier day is no place to call an article's own results a fault."""
    results = "results:\n  - task: a/b\n    date: {}\n"
    early = datetime(2025, 1, 1, tzinfo=ZONE)
    before = news("", results.format("2025-03-05"))
    assert "KQ-TUONG-LAI" not in {p.code for p in checked(tmp_path, before, early)}
    after = news("", results.format("2025-03-06"))
    assert "KQ-TUONG-LAI" in {p.code for p in checked(tmp_path, after, early)}
