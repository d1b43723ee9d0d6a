"""Schedules: weekdays, gaps, clashes, holidays."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.check.support import checked, codes, news

from cchc.vietnamese.dates import ZONE

SERIES = "---\nid: cm\ntype: series\ntitle: Chuyên mục\n{}---\n"


def issue(month: str, airs: str, extra: str = "", medium: str = "phát thanh") -> str:
    head = f"type: broadcast\nseries: cm\nmedium: {medium}\nmonth: {month}\nairs: {airs}\n"
    return f"---\n{head}{extra}---\n"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("thứ năm, 12/07/2007", 0),
        ("Thứ năm ngày 12/07/2007", 0),
        ("thứ 5 (12/7/2007)", 0),
        ("chủ nhật, ngày 15 tháng 7 năm 2007", 0),
        ("12/07/2007 (thứ năm)", 0),
        ("thứ tư, 12/07/2007", 1),
        ("họp thứ 4, ngày 12.07.2007", 5),
        ("Chủ nhật 12/07/2007", 1),
        ("ngày 12 tháng 07 năm 2007 (thứ hai)", 28),
        ("lần thứ hai, 12/07/2007", 5),
        ("thứ tư, 31/02/2007", 0),
        ("thứ tư hằng tuần; 12/07/2007", 0),
    ],
)
def test_a_weekday_matches_its_date(tmp_path: Path, text: str, column: int) -> None:
    found = codes(checked(tmp_path, news(text + "\n")))
    assert found == ([("THU-NGAY", 6, column)] if column else [])


def test_a_weekday_in_front_matter_is_one_fault(tmp_path: Path) -> None:
    files = news("", "summary: Họp thứ tư, 12/07/2007\n")
    assert codes(checked(tmp_path, files)) == [("THU-NGAY", 5, 14)]


@pytest.mark.parametrize(("month", "missing"), [(3, 0), (4, 1), (5, 1), (7, 1), (8, 2), (12, 2)])
def test_gaps_are_told_up_to_next_month(tmp_path: Path, month: int, missing: int) -> None:
    files = {
        "content/phat-song/2025/cm.md": SERIES.format("span: 2025-m05 – 2025-m09\n"),
        "content/phat-song/2025/k6.md": issue("2025-m06", "2025-06-10 08:00"),
        "content/phat-song/2025/k7.md": issue("2025-m07", "2025-07-10 08:00", "status: hoãn\n"),
        "content/phat-song/2025/k8.md": issue("2025-m08", "giữa tháng"),
    }
    problems = checked(tmp_path, files, datetime(2025, month, 15, tzinfo=ZONE))
    gaps = [problem.message for problem in problems if problem.code == "LICH-THIEU"]
    every = ["Chưa có kỳ phát tháng 5/2025.", "Chưa có kỳ phát tháng 9/2025."]
    assert gaps == every[:missing]


@pytest.mark.parametrize(
    ("airs", "extra", "medium", "clash"),
    [
        ("2025-04-10 08:29", "", "phát thanh", True),
        ("2025-04-10 08:30", "", "phát thanh", False),
        ("2025-04-10 07:45", "length: 20\n", "phát thanh", True),
        ("2025-04-10 08:10", "", "truyền hình", False),
        ("2025-04-10 08:10", "status: hoãn\n", "phát thanh", False),
    ],
)
def test_two_issues_at_once(
    tmp_path: Path, airs: str, extra: str, medium: str, clash: bool
) -> None:
    files = {
        "content/phat-song/2025/cm.md": SERIES.format(""),
        "content/phat-song/2025/k1.md": issue("2025-m04", "2025-04-10 08:00", "length: 30\n"),
        "content/phat-song/2025/k2.md": issue("2025-m04", airs, extra, medium),
    }
    assert codes(checked(tmp_path, files)) == ([("LICH-TRUNG", 6, 7)] if clash else [])


def test_staff_do_not_meet_on_holidays(tmp_path: Path) -> None:
    days = "---\ntype: working_days\nyear: 2025\nholidays: [2025-04-30, 2025-05-01]\n---\n"
    meeting = "---\ntitle: Họp\nkind: định kỳ\nplanned: quý II/2025\nstarts: {} 08:00\n---\n"
    files = {
        "content/danh-muc/ngay-nghi.md": days,
        "content/hop/2025/a.md": meeting.format("2025-05-01"),
        "content/hop/2025/b.md": meeting.format("2025-05-02"),
    }
    problems = checked(tmp_path, files)
    assert [(p.code, p.path) for p in problems] == [("NGAY-NGHI", "content/hop/2025/a.md")]
