"""The chart of the README, drawn from the JSON of a run: bars with their values written out.

It brings its own ground and follows the reader's light or dark preference, so that it can be read
on any page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

WIDTH = 760
_LEFT = 250
_RIGHT = 110
_ROW = 26
_PANEL = 62

_STYLE = """\
.ground{fill:#fff;stroke:#d0d7de}text{font:13px system-ui,sans-serif;fill:#1f2328}
.head{font-size:15px;font-weight:600}.small{font-size:12px;fill:#59636e}
.own{fill:#0a5fb4}.other{fill:#a3acb7}
@media(prefers-color-scheme:dark){.ground{fill:#0d1117;stroke:#3d444d}text{fill:#f0f6fc}
.small{fill:#9198a1}.own{fill:#4c9be8}.other{fill:#565f69}}"""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `own` ones are this program's."""

    label: str
    value: float
    own: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars with one scale and one unit."""

    title: str
    bars: Sequence[Bar]


def chart(said: Mapping[str, Any]) -> str:
    """The SVG of what `report.as_json` said; panels without a measure are left out."""
    title = f"Build times of a site of {said['articles']:,} articles"
    machine = said["machine"]
    where = f"{machine['cpu']}, {machine['cores']} cores"
    return draw(
        f"{title}, about {said['words']} words each",
        f"{where}; medians, every run in docs/bench/build.json",
        [panel for panel in panels(said) if panel.bars],
    )


def draw(title: str, small: str, shown: Sequence[Panel]) -> str:
    """The SVG of some panels, none without a bar, below a title and a line in small type."""
    height = 70 + sum(_PANEL + len(panel.bars) * _ROW for panel in shown) + 16
    top = (_text(20, 30, title, "head"), _text(20, 52, small, "small"))
    body = "\n".join((*top, *_panels(shown)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}">\n<title>{escape(title)}</title>\n'
        f"<desc>{escape(describe(shown))}</desc>\n<style>{_STYLE}</style>\n"
        f'<rect class="ground" x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1}" rx="6"/>\n'
        f"{body}\n</svg>\n"
    )


def panels(said: Mapping[str, Any]) -> Iterator[Panel]:
    """Cold builds, builds after one change, and how the latter grow."""
    medians = said["medians"]

    def bars(*wanted: tuple[str, str, str, float]) -> list[Bar]:
        """(label, measure, quantity, seconds in a unit of it), of what was measured."""
        return [
            Bar(label, medians[name][quantity] * unit, label.startswith("cchc"))
            for label, name, quantity, unit in wanted
            if name in medians
        ]

    yield Panel(
        "Whole site from nothing, processor seconds",
        bars(
            ("cchc", "cold", "cpu_s", 1),
            ("Hugo, minimal theme", "hugo_cold", "cpu_s", 1),
            ("mkdocs-material", "mkdocs_cold", "cpu_s", 1),
        ),
    )
    yield Panel(
        "One article changed, seconds until every output is written",
        bars(
            ("cchc serve, running", "resident", "all_ms", 0.001),
            ("cchc build", "one_change", "wall_s", 1),
            ("Hugo, builds all again", "hugo_again", "wall_s", 1),
            ("mkdocs-material, builds all again", "mkdocs_cold", "wall_s", 1),
        ),
    )
    sizes = sorted(int(name.split(".")[1]) for name in medians if name.endswith(".one_change"))
    yield Panel(
        "cchc build after one change, by size of the site, seconds",
        bars(*((f"cchc, {n:,} articles", f"growth.{n}.one_change", "wall_s", 1) for n in sizes)),
    )


def describe(shown: Sequence[Panel]) -> str:
    """The figures in words, for those who cannot see the bars."""
    return " ".join(
        f"{panel.title}: "
        + "; ".join(f"{bar.label} {_number(bar.value)}" for bar in panel.bars)
        + "."
        for panel in shown
    )


def _panels(shown: Sequence[Panel]) -> Iterator[str]:
    top = 70
    for panel in shown:
        yield _text(20, top + 26, panel.title, "head")
        longest = max(bar.value for bar in panel.bars) or 1
        for row, bar in enumerate(panel.bars):
            y = top + 38 + row * _ROW
            width = max(1.0, bar.value / longest * (WIDTH - _LEFT - _RIGHT))
            box = f'x="{_LEFT}" y="{y}" width="{width:.1f}" height="18" rx="2"'
            yield _text(_LEFT - 10, y + 14, bar.label, end=True)
            yield f'<rect class="{"own" if bar.own else "other"}" {box}/>'
            yield _text(_LEFT + width + 8, y + 14, _number(bar.value))
        top += _PANEL + len(panel.bars) * _ROW


def _text(x: float, y: float, text: str, kind: str = "", *, end: bool = False) -> str:
    attributes = (f' class="{kind}"' if kind else "") + (' text-anchor="end"' if end else "")
    return f'<text x="{x:g}" y="{y:g}"{attributes}>{escape(text)}</text>'


def _number(value: float) -> str:
    """Two figures that count, all of a whole number."""
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"
