"""The chart of the print bench: a pack of hundreds of pages beside WeasyPrint."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.bench.chart import Bar, Panel, draw


def paper_chart(said: Mapping[str, Any]) -> str:
    """The SVG of what `print.as_json` said; panels without a measure are left out."""
    medians, machine = said["medians"], said["machine"]
    pages = medians.get("pack", {}).get("pages", 0)
    return draw(
        f"A pack of {said['articles']:,} articles, {pages:.0f} pages",
        f"{machine['cpu']}, {machine['cores']} cores; medians, every run in docs/bench/print.json",
        [panel for panel in _panels(medians) if panel.bars],
    )


def _panels(medians: Mapping[str, Mapping[str, float]]) -> Iterator[Panel]:
    def bars(quantity: str, *wanted: tuple[str, str]) -> list[Bar]:
        return [
            Bar(label, medians[name][quantity], label.startswith("cchc"))
            for label, name in wanted
            if name in medians
        ]

    whole = ("cchc pack", "pack"), ("WeasyPrint", "peer")
    yield Panel("The whole pack from nothing, processor seconds", bars("cpu_s", *whole))
    yield Panel("Memory of the process, MB", bars("largest_mb", *whole))
    again = ("cchc, printed before", "warm"), ("WeasyPrint, prints all again", "peer")
    yield Panel("One article changed, seconds until the file is there", bars("wall_s", *again))
    yield Panel("The plan of the seed alone, seconds", bars("wall_s", ("cchc pack", "plan")))
