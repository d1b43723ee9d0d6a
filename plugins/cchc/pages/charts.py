"""Charts drawn at build time: words as HTML, shapes as SVG, colours from the style sheet.

All lengths are percentages of the drawing's own width, so that one drawing fits a wide screen, a
phone (where the label stands above its own bar) and paper without scaling its words. No ``style``
attribute is used, hence none is refused by a strict content security policy.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from markupsafe import Markup
from msgspec import Struct

from cchc.pages.parts import Link, Share, Status
from cchc.vietnamese.periods import QUARTERS, quarter_of

_NARROWEST = 0.8  # per cent: a window of one day stays visible
_GAP = 0.3  # per cent: neighbouring months stay apart


class Bar(Struct, frozen=True):
    """One window, both days included; ``text`` is what a screen reader says for it."""

    start: date
    end: date
    status: str
    text: str


class Line(Struct, frozen=True):
    """One task with its windows: several for a recurring task, none for one without a deadline."""

    label: str
    bars: tuple[Bar, ...] = ()
    status: Status | None = None
    note: str = ""
    url: str = ""


class Block(Struct, frozen=True):
    """Lines under a heading; an empty title gives no heading."""

    title: str
    lines: tuple[Line, ...]


class Axis(Struct, frozen=True):
    """The span drawn: from the first day of a quarter to the last day of a quarter."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Position of the morning of a day, per cent of the width."""
        return 100 * (day - self.first).days / ((self.last - self.first).days + 1)

    def quarters(self) -> Iterable[date]:
        """First days of the quarters drawn."""
        day = self.first
        while day <= self.last:
            yield day
            day = quarter_of(day).next().start


def axis_of(blocks: Iterable[Block]) -> Axis | None:
    """Axis of whole quarters over all windows; None when there is no window at all."""
    bars = [bar for block in blocks for line in block.lines for bar in line.bars]
    if not bars:
        return None
    first = min(bar.start for bar in bars)
    last = max(bar.end for bar in bars)
    return Axis(quarter_of(first).start, quarter_of(last).end)


def share_bar(shares: Sequence[Share]) -> str:
    """Bar of all rows by status; its words are read aloud, shares without rows are left out."""
    shown = [share for share in shares if share.count]
    total = sum(share.count for share in shown)
    if not total:
        return ""
    label = ", ".join(f"{share.count} {share.status.label.lower()}" for share in shown)
    parts: list[Markup] = []
    x = 0.0
    for share in shown:
        width = 100 * share.count / total
        parts.append(_rect(x, width, f"b-{_classes(share.status)}", height="100%"))
        x += width
    return Markup('<svg class="shares" role="img" aria-label="{}">{}</svg>').format(
        label, Markup("").join(parts)
    )


def meter(percent: int, status: str = "in_progress") -> Markup:
    """Thin bar below a figure, decorative: the figure beside it says the same."""
    width = max(0, min(100, percent))
    return Markup('<svg class="meter" aria-hidden="true">{}</svg>').format(
        _rect(0, width, f"b-{status}", height="100%") if width else ""
    )


def timeline(
    blocks: Sequence[Block], *, label: str, as_of: date | None = None, axis: Axis | None = None
) -> str:
    """Windows of tasks over the quarters; "" when no task has a window.

    ``as_of`` draws the day of the figures as a dashed line when it lies on the axis.
    """
    span = axis or axis_of(blocks)
    if span is None:
        return ""
    marks = _marks(span, as_of)
    return Markup('<div class="timeline" role="group" aria-label="{}">{}{}</div>').format(
        label,
        _head(span, as_of),
        Markup("").join(_block(block, span, marks) for block in blocks),
    )


def _block(block: Block, axis: Axis, marks: Markup) -> Markup:
    heading = Markup('<p class="tl-title">{}</p>').format(block.title) if block.title else ""
    lines = Markup("").join(_line(line, axis, marks) for line in block.lines)
    return Markup('{}<ul class="tl-lines">{}</ul>').format(heading, lines)


def _line(line: Line, axis: Axis, marks: Markup) -> Markup:
    dot = (
        Markup('<span class="dot {}"><span class="vh">{}: </span></span>').format(
            _classes(line.status), line.status.label
        )
        if line.status
        else Markup('<span class="dot none"></span>')
    )
    note = Markup("<small>{}</small>").format(line.note) if line.note else ""
    return Markup('<li><span class="tl-label">{}<span>{}{}</span></span>{}</li>').format(
        dot, _text(Link(line.label, line.url)), note, _track(line, axis, marks)
    )


def _track(line: Line, axis: Axis, marks: Markup) -> Markup:
    if not line.bars:
        return Markup('<svg class="lane bare" aria-hidden="true">{}</svg>').format(marks)
    bars = Markup("").join(_bar(bar, axis) for bar in line.bars)
    return Markup('<svg class="lane" role="img" aria-label="{}">{}{}</svg>').format(
        "; ".join(bar.text for bar in line.bars), marks, bars
    )


def _bar(bar: Bar, axis: Axis) -> Markup:
    start = max(0.0, axis.at(bar.start))
    end = min(100.0, axis.at(bar.end + timedelta(days=1)))
    width = max(_NARROWEST, end - start - _GAP)
    return _rect(
        min(start, 100 - width), width, f"b-{bar.status}", y="50%", height="14", shift=True
    )


def _rect(
    x: float, width: float, name: str, *, height: str, y: str = "0", shift: bool = False
) -> Markup:
    move = Markup(' transform="translate(0 -7)" rx="5"') if shift else ""
    return Markup('<rect class="{}" x="{}%" y="{}" width="{}%" height="{}"{}/>').format(
        name, _number(x), y, _number(width), height, move
    )


def _marks(axis: Axis, as_of: date | None) -> Markup:
    lines = [_vertical(axis.at(day), "grid-line") for day in axis.quarters()]
    if as_of is not None and axis.first <= as_of <= axis.last:
        lines.append(_vertical(axis.at(as_of), "now-line"))
    return Markup("").join(lines)


def _vertical(x: float, name: str) -> Markup:
    return Markup('<line class="{0}" x1="{1}%" x2="{1}%" y1="0" y2="100%"/>').format(
        name, _number(x)
    )


def _head(axis: Axis, as_of: date | None) -> Markup:
    words: list[Markup] = []
    for number, day in enumerate(axis.quarters()):
        if number == 0 or day.month == 1:
            words.append(_word(axis.at(day), 13, "tl-year", str(day.year)))
        words.append(_word(axis.at(day), 33, "tl-quarter", f"Quý {QUARTERS[day.month // 3]}"))
    if as_of is not None and axis.first <= as_of <= axis.last:
        late = axis.at(as_of) > 80
        words.append(_word(axis.at(as_of), 53, f"tl-now{' end' if late else ''}", f"{as_of:%d/%m}"))
    return Markup('<svg class="tl-head" aria-hidden="true">{}</svg>').format(Markup("").join(words))


def _word(x: float, y: int, name: str, text: str) -> Markup:
    return Markup('<text class="{}" x="{}%" y="{}">{}</text>').format(name, _number(x), y, text)


def _text(link: Link) -> Markup:
    if not link.url:
        return Markup("{}").format(link.text)
    return Markup('<a href="{}">{}</a>').format(link.url, link.text)


def _classes(status: Status) -> str:
    return f"{status.id} no_result" if status.no_result else status.id


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
