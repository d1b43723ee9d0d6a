"""Rows of a closed report: they stay, they are guarded, and differences are told row by row."""

import json
from datetime import date

import pytest
from tests.booklet.reports.sites import LATER, REPORT, RESULT, ROWS, Reported, counted_by

from cchc.booklet.reports.closing import counted, figures_of
from cchc.booklet.reports.frozen import FrozenError, differences, read_frozen
from cchc.build.files import BuildError
from cchc.build.reports import close_report


def read(reported: Reported) -> None:
    site = reported.site()
    read_frozen(site.store, site.store.by_id["bc-2031-q2"])


def changes(reported: Reported) -> list[str]:
    store = reported.site().store
    document = store.by_id["bc-2031-q2"]
    return list(differences(figures_of(store, document), counted(store, document)))


def test_an_open_report_has_no_rows(reported: Reported) -> None:
    site = reported.site()
    assert read_frozen(site.store, site.store.by_id["bc-2031-q2"]) is None


def test_closing_keeps_everything_that_was_counted(reported: Reported) -> None:
    counted_by(reported.root)
    store = reported.site().store
    before = counted(store, store.by_id["bc-2031-q2"])
    reported.close()
    store = reported.site().store
    assert read_frozen(store, store.by_id["bc-2031-q2"]) == before
    assert changes(reported) == []
    text = (reported.root / REPORT).read_text("utf-8")
    assert "Đã kiểm tra một sở." in text
    assert text.count("checksum: ") == 1


def test_the_file_has_a_row_on_each_line(reported: Reported) -> None:
    reported.close()
    text = (reported.root / ROWS).read_text("utf-8")
    plain = json.loads(text)
    assert plain["period"] == "2031-q2"
    rows = [line for line in text.splitlines() if line.startswith('{"key"')]
    assert len(rows) == sum(len(section["lines"]) for section in plain["sections"]) == 1


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


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        (ROWS, '"value": 1,', '"value": 2,', "không khớp"),
        (ROWS, '"sections"', '"sectiones"', "không đọc được"),
        (ROWS, "{", "", "không đọc được"),
        (REPORT, "checksum: ", "checksum: 0", "không khớp"),
        (REPORT, "as_of: 2031-06-30", "as_of: 2031-07-01", "ngày chốt đã sửa"),
        (REPORT, "period: 2031-q2", "period: 2031-q1", "kỳ hoặc ngày chốt"),
    ],
)
def test_what_was_changed_by_hand_is_refused(
    reported: Reported, path: str, old: str, new: str, words: str
) -> None:
    reported.close()
    reported.change(path, old, new)
    with pytest.raises(FrozenError, match=words):
        read(reported)


def test_lost_rows_are_refused(reported: Reported) -> None:
    reported.close()
    (reported.root / ROWS).unlink()
    with pytest.raises(FrozenError, match="thiếu tệp số liệu"):
        read(reported)


def test_what_cannot_be_closed(reported: Reported) -> None:
    store = reported.site().store
    with pytest.raises(BuildError, match="chưa đến ngày chốt"):
        close_report(store, store.by_id["bc-2031-q2"], date(2031, 6, 29))
    reported.close()
    store = reported.site().store
    with pytest.raises(BuildError, match="đã chốt"):
        close_report(store, store.by_id["bc-2031-q2"], date(2031, 7, 1))
