"""Which report is meant, and what becomes of it on another day."""

from datetime import date

from tests.booklet.reports.sites import CUT_OFF, LATER, REPORT, REPORTED, RESULT, Reported

from cchc.booklet.reports.closing import figures_of, of_day, report_about
from cchc.types.report import Report
from cchc.vietnamese.periods import parse_period

_LATER_DAY = date(2031, 7, 1)


def test_of_several_reports_the_one_of_the_day_else_the_latest(reported: Reported) -> None:
    other = REPORTED[REPORT].replace("bc-2031-q2", "bc-2").replace("06-30", "06-14")
    reported.write({"content/bao-cao/2031/bc-2.md": other})
    store, period = reported.site().store, parse_period("2031-q2")
    meant = [report_about(store, period, day) for day in (None, date(2031, 6, 14), _LATER_DAY)]
    assert [document and document.id for document in meant] == ["bc-2031-q2", "bc-2", "bc-2031-q2"]
    assert report_about(store, parse_period("2031-q3")) is None


def test_its_own_day_is_the_report_itself(reported: Reported) -> None:
    document = reported.document()
    assert of_day(document, _LATER_DAY, None) is document
    assert of_day(document, _LATER_DAY, CUT_OFF) is document


def test_another_day_is_a_draft_with_the_figures_of_that_day(reported: Reported) -> None:
    reported.change(REPORT, "as_of:", "signed: van-ban-2031-qd-12\nas_of:")
    reported.close()
    reported.write({LATER: RESULT})
    store = reported.site().store
    draft = of_day(store.by_id["bc-2031-q2"], _LATER_DAY, _LATER_DAY)
    report = draft.as_a(Report)
    assert (report.as_of, report.signed, report.checksum) == (_LATER_DAY, None, None)
    assert (draft.day, draft.title, draft.url) == (
        _LATER_DAY, store.by_id["bc-2031-q2"].title, store.by_id["bc-2031-q2"].url,
    )  # fmt: skip
    assert figures_of(store, draft).as_of == _LATER_DAY
    assert "Đã hoàn thành – đúng hạn" in {
        f.label for f in figures_of(store, draft).sections[0].figures
    }


def test_before_its_cut_off_a_report_is_a_draft_of_today(reported: Reported) -> None:
    today = date(2031, 6, 1)
    assert of_day(reported.document(), today, None).as_a(Report).as_of == today
