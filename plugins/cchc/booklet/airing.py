"""When and where an issue of a broadcast column is on air, in the words of print."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from cchc.booklet.tree import Cell, Inline, Paragraph, Row, Strong, Table, Text
from cchc.pages.facts import document_link
from cchc.pages.site import Site
from cchc.source.scripts import number_of
from cchc.types.broadcast import Broadcast
from cchc.types.series import Series
from cchc.vietnamese.dates import format_time, official_date, weekday_name
from cchc.vietnamese.periods import format_period

LATER = "giờ và ngày sẽ báo sau"


def fact_table(rows: Iterable[tuple[str, str | Inline]]) -> Table:
    """Labels and what is known, one below the other."""
    return Table((), tuple(_row(label, value) for label, value in rows))


def _row(label: str, value: str | Inline) -> Row:
    name = Cell((Paragraph((Strong((Text(label),)),)),), align="left")
    said = Text(value) if isinstance(value, str) else value
    return name, Cell((Paragraph((said,)),), align="left")


def issue_text(site: Site, issue: Broadcast) -> str:
    """The number of an issue, its month and what it is about."""
    number = number_of(site.store, issue)
    month = format_period(issue.month.id)
    named = f"kỳ {number}, {month}" if number is not None else month
    return f"{named}: {issue.title}" if issue.title else named


def stations_of(site: Site, issue: Broadcast) -> tuple[str, ...]:
    """Who puts the column on air: the station first, then those that join it."""
    series = site.store.get(issue.series, "series")
    if series is None:
        return ()
    record = series.as_a(Series)
    units = (*((record.unit,) if record.unit else ()), *record.partners)
    return tuple(document_link(site, unit, "unit").text for unit in units)


def channel_text(site: Site, issue: Broadcast) -> str:
    """Medium and stations."""
    medium, stations = issue.medium.capitalize(), "; ".join(stations_of(site, issue))
    return f"{medium} – {stations}" if stations else medium


def airings(issue: Broadcast) -> Iterator[tuple[str, str]]:
    """Label and instant in words of every airing, the first one first."""
    yield "Phát lúc", moment_text(issue.airs) if issue.airs else LATER
    for again in sorted(issue.repeat):
        yield "Phát lại", moment_text(again)


def moment_text(moment: datetime) -> str:
    """ "19:45, chủ nhật, ngày 20 tháng 7 năm 2025"."""
    clock, weekday = format_time(moment.time()), weekday_name(moment)
    return f"{clock}, {weekday}, {official_date(moment)}"
