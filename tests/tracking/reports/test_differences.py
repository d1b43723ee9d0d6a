"""What would be different if a closed report were counted now, told row by row."""

from tests.booklet.reports.sites import LATER, RESULT, Reported

from cchc.booklet.reports.closing import counted, figures_of
from cchc.tracking.reports.differences import differences


def changes(reported: Reported) -> list[str]:
    store = reported.site().store
    document = store.by_id["bc-2031-q2"]
    found = differences(figures_of(store, document), counted(store, document))
    return [each.words for each in found]


def test_nothing_has_changed(reported: Reported) -> None:
    assert changes(reported) == []
    reported.close()
    assert changes(reported) == []


def test_a_later_result_changes_nothing_and_is_told(reported: Reported) -> None:
    reported.close()
    store = reported.site().store
    before = figures_of(store, store.by_id["bc-2031-q2"])
    reported.write({LATER: RESULT})
    store = reported.site().store
    assert figures_of(store, store.by_id["bc-2031-q2"]) == before
    (said,) = changes(reported)
    assert said.startswith("Dòng 1.1 (kh-2031-05 1a): ")
    assert "Đã thực hiện (ít nhất) 1 → 2" in said
    assert "Tình trạng Sắp đến hạn → Đã hoàn thành – đúng hạn" in said


def test_rows_that_come_or_go_are_told(reported: Reported) -> None:
    reported.close()
    plan = "content/ke-hoach/2031/kh-2031-05.md"
    reported.change(plan, "window: quý IV/2031", "window: quý II/2031")
    assert changes(reported) == ["Tiến độ thực hiện kế hoạch: thêm dòng kh-2031-05 1b"]
    reported.change(plan, "window: quý II/2031", "window: quý IV/2031")
    assert changes(reported) == ["Dòng 1.1 (kh-2031-05 1a): nay không còn"]


def test_days_are_told_as_people_write_them(reported: Reported) -> None:
    reported.close()
    plan = "content/ke-hoach/2031/kh-2031-05.md"
    reported.change(plan, "window: quý II/2031", "window: tháng 5/2031")
    (said,) = changes(reported)
    assert "Thời hạn (từ ngày) 01/04/2031 → 01/05/2031" in said
