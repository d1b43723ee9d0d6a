"""The words of a status on pages and in tables."""

import pytest
from tests.conftest import MakeSite
from tests.tracking.samples import PLAN, article, catalogue, plan, result, scope, task

from cchc.tracking.kinds import UNSAID, window_words
from cchc.tracking.progress import progress
from cchc.tracking.words import dated_label, status_text
from cchc.vietnamese.windows import Window

ONE = task("1", "window: quý II/2010", "target: {quantity: 2, unit: cuộc}")
SITE = {**catalogue(), PLAN: plan(ONE)}
STARTED = {**SITE, "content/tin/a.md": article("2010-04-20", result("1", "2010-04-19"))}


@pytest.mark.parametrize(
    ("files", "day", "page", "table"),
    [
        (SITE, "2010-03-01", "Chưa đến kỳ", "Chưa đến kỳ"),
        (SITE, "2010-05-01", "Trong hạn, chưa có kết quả", "Trong hạn, chưa có kết quả"),
        (STARTED, "2010-05-01", "Đang thực hiện – trong hạn", "Đang thực hiện – trong hạn"),
        (SITE, "2010-06-20", "Sắp đến hạn 30/06/2010", "Sắp đến hạn"),
        (SITE, "2010-07-05", "Quá hạn từ 01/07/2010", "Chưa hoàn thành – quá hạn 5 ngày"),
    ],
)
def test_a_page_names_days_that_stay_true(
    site: MakeSite, files: dict[str, str], day: str, page: str, table: str
) -> None:
    (row,) = progress(scope(site(files), day))
    assert (dated_label(row), status_text(row, counting=True)) == (page, table)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (Window("", None, None, False), UNSAID),
        (Window("quý II/2010", None, None, True), "quý II/2010 (dự kiến)"),
        (Window("Dự kiến quý II/2010", None, None, True), "Dự kiến quý II/2010"),
        (Window("quý II/2010", None, None, False), "quý II/2010"),
    ],
)
def test_a_tentative_window_says_so_once(window: Window, words: str) -> None:
    assert window_words(window) == words
