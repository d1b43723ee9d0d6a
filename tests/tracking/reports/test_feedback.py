"""Public counts of the citizens' box in a report: withheld numbers stay withheld."""

from datetime import date

import pytest
from tests.booklet.reports.sites import CUT_OFF, Reported, counted_by, words

from cchc.source.layout import FEEDBACK
from cchc.source.report_rows import Section
from cchc.source.store import load
from cchc.tracking.reports.feedback import feedback_section
from cchc.tracking.reports.figures import figures
from cchc.vietnamese.periods import parse_period


def counted(reported: Reported, period: str, day: date = CUT_OFF) -> Section | None:
    return feedback_section(load(reported.root), parse_period(period), day)


def test_without_counts_a_report_has_no_such_section(reported: Reported) -> None:
    assert counted(reported, "2031-q2") is None


@pytest.mark.parametrize("text", ["", "[]", '{"until": 1}', "\x00"])
def test_counts_that_cannot_be_read_are_none(reported: Reported, text: str) -> None:
    counted_by(reported.root)
    (reported.root / FEEDBACK).write_text(text, "utf-8")
    assert counted(reported, "2031-q2") is None


def test_rows_of_the_months_with_withheld_numbers(reported: Reported) -> None:
    counted_by(reported.root)
    section = counted(reported, "2031-q2")
    assert section is not None
    assert [line.texts for line in section.lines] == [
        ("05/2031", "Sở Nội vụ", "0", "0", "3", "0", "3"),
        ("05/2031", "Ủy ban nhân dân tỉnh Gia Định", "…", "0", "2", "0", "2"),
        ("06/2031", "Ủy ban nhân dân tỉnh Gia Định", "…", "0", "0", "…", "…"),
    ]
    assert section.lines[2].values[2:] == (None, 0, 0, None, None)
    assert "đến tháng 06/2031" in section.notes[0]


def test_a_sum_with_a_withheld_part_is_withheld(reported: Reported) -> None:
    counted_by(reported.root)
    found = words(figures(load(reported.root), parse_period("2031-q2"), CUT_OFF), "feedback")
    assert found["Số phản ánh"] == ("…", (1, 2, 3))
    assert found["Đã trả lời"] == ("5", (1, 2))
    assert found["Đã tiếp nhận"] == ("…", (2, 3))


def test_months_that_are_not_over_and_other_periods_do_not_count(reported: Reported) -> None:
    counted_by(reported.root)
    section = counted(reported, "2031-h1", date(2031, 6, 29))
    assert section is not None
    assert [line.values[0] for line in section.lines] == ["2031-05", "2031-05"]
    assert section.figures[0].words == "9"
    assert counted(reported, "2031-q3", date(2031, 12, 31)) is None
    assert counted(reported, "2031-q2", date(2031, 5, 30)) is None
