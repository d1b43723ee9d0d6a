"""Figures of a period: which rows belong, what they add to, what nobody stated."""

from datetime import date

import pytest
from msgspec.structs import replace
from tests.booklet.reports.sites import CUT_OFF, LATER, RESULT, Reported, words

from cchc.source.report_rows import Figures, checksum_of
from cchc.source.store import load
from cchc.tracking.registry import tables
from cchc.tracking.reports.figures import FiguresError, figures, figures_of_table
from cchc.tracking.reports.sums import CHAPTERS
from cchc.tracking.scope import Scope
from cchc.tracking.table import Totals
from cchc.vietnamese.periods import parse_period


def counted(reported: Reported, period: str, day: date = CUT_OFF) -> Figures:
    return figures(load(reported.root), parse_period(period), day)


def test_rows_of_the_period_only_and_each_figure_with_its_rows(reported: Reported) -> None:
    found = counted(reported, "2031-q2")
    assert [section.name for section in found.sections] == ["plan-progress"]
    assert words(found, "plan-progress") == {
        "Số nhiệm vụ": ("1", (1,)),
        "Sắp đến hạn": ("1", (1,)),
        "Đã thực hiện (cuộc)": ("1", (1,)),
    }
    assert [line.key for line in found.sections[0].lines] == ["kh-2031-05 1a"]


def test_a_year_has_every_table_with_rows(reported: Reported) -> None:
    found = counted(reported, "2031", date(2031, 8, 15))
    names = [section.name for section in found.sections]
    assert names == ["plan-progress", "training", "meetings", "broadcasts"]
    assert words(found, "plan-progress")["Số nhiệm vụ"] == ("2", (1, 2))
    assert words(found, "broadcasts") == {
        "Số kỳ phát có lịch": ("1", (1,)),
        "Đã phát": ("1", (1,)),
        "Tháng chưa có kỳ phát": ("2", (2, 3)),
        "Thời lượng (phút)": ("15", (1,)),
    }


def test_what_nobody_stated_is_never_nought(reported: Reported) -> None:
    found = counted(reported, "2031-q3", date(2031, 8, 15))
    assert words(found, "meetings")["Số người dự"] == ("chưa có số liệu", ())
    assert words(found, "meetings")["Số cuộc họp, hội nghị"] == ("1", (1,))


def test_figures_are_those_of_the_day(reported: Reported) -> None:
    before = counted(reported, "2031-q2", date(2031, 5, 4))
    assert words(before, "plan-progress")["Đã thực hiện (cuộc)"][0] == "chưa có số liệu"
    reported.write({LATER: RESULT})
    after = counted(reported, "2031-q2")
    assert words(after, "plan-progress")["Đã hoàn thành – đúng hạn"] == ("1", (1,))
    assert words(after, "plan-progress")["Đã thực hiện (cuộc)"] == ("2", (1,))


def test_a_period_without_anything_has_no_sections(reported: Reported) -> None:
    assert counted(reported, "2030-h1").sections == ()


def test_values_say_which_of_them_are_days(reported: Reported) -> None:
    (section,) = counted(reported, "2031-q2").sections
    days = [section.lines[0].values[place] for place in section.days]
    assert days == ["2031-04-01", "2031-06-30"]
    assert len(section.heads) == len(section.lines[0].values)
    assert len(section.labels) == len(section.lines[0].texts)
    assert "Nguồn" not in section.heads
    assert section.lines[0].source == "content/ke-hoach/2031/kh-2031-05.md:14"
    assert "content/tin/2031/kiem-tra-so-thu-nhat.md" in section.lines[0].cites


def test_the_checksum_follows_figures_and_words_but_not_lines_of_files(reported: Reported) -> None:
    before = counted(reported, "2031-q2")
    plan = "content/ke-hoach/2031/kh-2031-05.md"
    reported.change(plan, "year: 2031\n", "year: 2031\nplace: Gia Định\n")
    moved = counted(reported, "2031-q2")
    assert moved != before
    assert checksum_of(moved) == checksum_of(before)
    reported.change(plan, "Kiểm tra các sở", "Kiểm tra mọi sở")
    assert checksum_of(counted(reported, "2031-q2")) != checksum_of(before)


def test_a_sum_that_differs_from_the_tables_own_is_our_fault(reported: Reported) -> None:
    scope = Scope(load(reported.root), reported.site().moment)
    table = tables()["meetings"].make(scope)
    wrong = replace(table, totals=Totals({**table.totals.values, "rows": 7}))
    chapter = CHAPTERS["meetings"]
    assert list(figures_of_table(table, chapter))
    with pytest.raises(FiguresError, match="1 ≠ 7"):
        list(figures_of_table(wrong, chapter))
