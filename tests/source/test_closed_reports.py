"""Rows of a closed report: they stay as they were kept, and nobody alters them unseen."""

import json
from pathlib import Path

import pytest
from tests.booklet.reports.sites import REPORT, REPORTED, ROWS, Reported, counted_by
from tests.support import write_site

from cchc.booklet.reports.closing import counted
from cchc.source.closed_reports import ClosingError, read_closed


@pytest.fixture
def reported(tmp_path: Path) -> Reported:
    return Reported(write_site(tmp_path / "site", REPORTED))


def read(reported: Reported) -> None:
    site = reported.site()
    read_closed(site.store, site.store.by_id["bc-2031-q2"])


def test_an_open_report_has_no_rows(reported: Reported) -> None:
    site = reported.site()
    assert read_closed(site.store, site.store.by_id["bc-2031-q2"]) is None


def test_closing_keeps_everything_that_was_counted(reported: Reported) -> None:
    counted_by(reported.root)
    store = reported.site().store
    before = counted(store, store.by_id["bc-2031-q2"])
    reported.close()
    store = reported.site().store
    assert read_closed(store, store.by_id["bc-2031-q2"]) == before
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


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        (ROWS, '"value": 1,', '"value": 2,', "không khớp"),
        (ROWS, '"sections"', '"sectiones"', "Không đọc được"),
        (ROWS, "{", "", "Không đọc được"),
        (REPORT, "checksum: ", "checksum: 0", "không khớp"),
        (REPORT, "as_of: 2031-06-30", "as_of: 2031-07-01", "ngày chốt đã sửa"),
        (REPORT, "period: 2031-q2", "period: 2031-q1", "Kỳ hoặc ngày chốt"),
    ],
)
def test_what_was_changed_by_hand_is_refused(
    reported: Reported, path: str, old: str, new: str, words: str
) -> None:
    reported.close()
    reported.change(path, old, new)
    with pytest.raises(ClosingError, match=words):
        read(reported)


def test_lost_rows_are_refused(reported: Reported) -> None:
    reported.close()
    (reported.root / ROWS).unlink()
    with pytest.raises(ClosingError, match="Không có tệp số liệu"):
        read(reported)
