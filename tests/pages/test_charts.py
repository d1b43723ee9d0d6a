"""Charts: positions, words for those who do not see them, no style attribute."""

import re
from datetime import date

import pytest
from tests.pages.sample_views import BLOCKS, SHARES

from cchc.pages.charts import Axis, Bar, Block, Line, axis_of, meter, share_bar, timeline
from cchc.pages.parts import Share, Status

DONE = Status("done_on_time", "Hoàn thành đúng hạn")
YEAR = Axis(date(2007, 1, 1), date(2007, 12, 31))


def _block(*bars: Bar, **more: str) -> Block:
    return Block("", (Line("Việc", bars, **more),))  # type: ignore[arg-type]


def _bar(start: date, end: date, status: str = "not_due") -> Bar:
    return Bar(start, end, status, "chữ")


def _rects(html: str) -> list[tuple[str, float, float]]:
    found = re.findall(r'<rect class="b-([\w ]+)" x="([\d.]+)%" y="[^"]+" width="([\d.]+)%"', html)
    return [(name, float(x), float(width)) for name, x, width in found]


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ((2007, 4, 1), (2007, 6, 30), (2007, 4, 1), (2007, 6, 30)),
        ((2007, 5, 20), (2007, 7, 1), (2007, 4, 1), (2007, 9, 30)),
        ((2007, 12, 31), (2008, 1, 1), (2007, 10, 1), (2008, 3, 31)),
        ((2007, 11, 1), (2007, 11, 1), (2007, 10, 1), (2007, 12, 31)),
    ],
)
def test_axis_covers_whole_quarters(
    start: tuple[int, int, int],
    end: tuple[int, int, int],
    first: tuple[int, int, int],
    last: tuple[int, int, int],
) -> None:
    assert axis_of([_block(_bar(date(*start), date(*end)))]) == Axis(date(*first), date(*last))


def test_axis_without_windows() -> None:
    assert axis_of([_block()]) is None
    assert timeline([_block()], label="x") == ""


def test_axis_positions_and_quarters() -> None:
    assert YEAR.at(date(2007, 1, 1)) == 0
    assert YEAR.at(date(2008, 1, 1)) == 100
    assert [day.month for day in YEAR.quarters()] == [1, 4, 7, 10]


def test_bar_lies_between_its_days() -> None:
    html = timeline([_block(_bar(date(2007, 4, 1), date(2007, 6, 30)))], label="x", axis=YEAR)
    ((name, x, width),) = _rects(html)
    assert name == "not_due"
    assert x == pytest.approx(90 / 365 * 100, abs=0.01)
    assert x + width == pytest.approx(181 / 365 * 100, abs=0.31)


def test_short_and_overhanging_windows_stay_visible_and_inside() -> None:
    bars = (
        _bar(date(2007, 12, 31), date(2007, 12, 31)),
        _bar(date(2006, 6, 1), date(2007, 1, 31)),
        _bar(date(2007, 12, 1), date(2009, 1, 1)),
    )
    for _, x, width in _rects(timeline([_block(*bars)], label="x", axis=YEAR)):
        assert width >= 0.8
        assert x >= 0
        assert x + width <= 100


def test_timeline_says_every_window_and_status() -> None:
    html = timeline(BLOCKS, label="Dòng thời gian")
    texts = [bar.text for block in BLOCKS for line in block.lines for bar in line.bars]
    assert all(text in html for text in texts)
    lines = [line for block in BLOCKS for line in block.lines]
    assert html.count("<li>") == len(lines)
    assert html.count('<span class="vh">') == len(lines)
    assert 'role="group" aria-label="Dòng thời gian"' in html


def test_timeline_names_years_and_quarters() -> None:
    html = timeline(BLOCKS, label="x")
    assert re.findall(r'tl-year"[^>]*>(\d+)<', html) == ["2007", "2008"]
    assert re.findall(r">Quý (\w+)<", html) == ["I", "II", "III", "IV", "I"]


@pytest.mark.parametrize(
    ("day", "marks"), [(date(2007, 7, 31), 1), (date(2006, 12, 31), 0), (date(2008, 1, 1), 0)]
)
def test_day_of_the_figures_only_on_the_axis(day: date, marks: int) -> None:
    block = _block(_bar(date(2007, 4, 1), date(2007, 6, 30)))
    html = timeline([block], label="x", as_of=day, axis=YEAR)
    assert html.count("now-line") == marks
    assert html.count("tl-now") == marks


def test_late_day_is_written_to_the_left() -> None:
    block = _block(_bar(date(2007, 4, 1), date(2007, 6, 30)))
    html = timeline([block], label="x", as_of=date(2007, 12, 20), axis=YEAR)
    assert 'class="tl-now end"' in html


def test_line_without_window_keeps_its_place() -> None:
    block = Block("Nhóm", (Line("Việc", (), None, "thường xuyên", "/x/"),))
    html = timeline([block], label="x", axis=YEAR)
    assert '<a href="/x/">Việc</a>' in html
    assert "<small>thường xuyên</small>" in html
    assert '<p class="tl-title">Nhóm</p>' in html
    assert "lane bare" in html


def test_words_are_escaped_and_nothing_is_styled() -> None:
    block = Block("<b>", (Line("a & b", (_bar(date(2007, 4, 1), date(2007, 4, 2)),)),))
    html = timeline([block], label='"') + share_bar(SHARES) + meter(50)
    assert "&lt;b&gt;" in html
    assert "a &amp; b" in html
    assert "style" not in html


def test_shares_fill_the_bar_and_are_read_aloud() -> None:
    html = share_bar(SHARES)
    rects = _rects(html)
    assert sum(width for _, _, width in rects) == pytest.approx(100, abs=0.1)
    assert len(rects) == len(SHARES)
    assert 'aria-label="9 hoàn thành đúng hạn, 1 hoàn thành quá hạn' in html
    assert "in_progress no_result" in [name for name, _, _ in rects]


def test_shares_without_rows() -> None:
    assert share_bar([Share(DONE, 0)]) == ""
    html = share_bar([Share(DONE, 3), Share(Status("overdue", "Quá hạn"), 0)])
    assert _rects(html) == [("done_on_time", 0, 100)]
    assert "quá hạn" not in html


@pytest.mark.parametrize(("percent", "width"), [(-5, None), (0, None), (63, 63), (140, 100)])
def test_meter_stays_in_its_box(percent: int, width: float | None) -> None:
    assert _rects(meter(percent)) == ([("in_progress", 0, width)] if width else [])
