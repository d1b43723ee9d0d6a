"""Progress of plans as view objects: status words with fixed dates, table, shares, timeline."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import groupby

from cchc.pages.charts import Bar, Block, Line, share_bar, timeline
from cchc.pages.parts import (
    Link,
    Progress,
    Share,
    Status,
)
from cchc.pages.site import Site
from cchc.tracking.edges import data_as_of
from cchc.tracking.kinds import window_words
from cchc.tracking.progress import ProgressRow, heading_of, progress
from cchc.tracking.registry import tables
from cchc.tracking.results import Ledger
from cchc.tracking.scope import Scope
from cchc.tracking.status import STATUS_IDS, STATUS_WORDS, StatusId
from cchc.tracking.table import Table
from cchc.tracking.words import dated_label
from cchc.vietnamese.periods import format_period

_BAR_ORDER: tuple[StatusId, ...] = (
    "done_on_time", "done_late", "in_progress", "due_soon", "overdue", "not_due",
    "no_information", "no_target", "before_issue", "adjusted",
)  # fmt: skip


_WORST_FIRST: tuple[StatusId, ...] = (
    "overdue", "due_soon", "no_information", "in_progress", "done_late", "not_due",
    "done_on_time", "no_target", "before_issue", "adjusted",
)  # fmt: skip


def scope_of(site: Site) -> Scope:
    """What the site's tables are computed from: public records, plans capped."""
    ledger = site.once("results", partial(_ledger, site))
    return Scope(site.store, site.as_of, frozen=True, dated=site.data_until, shared=ledger)


def _ledger(site: Site) -> Ledger:
    """Every result, read now: what is read later would be noted for the first job alone."""
    ledger = Ledger(site.store)
    _ = ledger.by_task, ledger.replaced_from
    return ledger


def without_prints(site: Site, name: str) -> date | None:
    """The day of "Số liệu đến ngày" for `site.derive`; nothing is printed."""
    return data_as_of(site.store, site.as_of) if name == "until" else None


def rows_of(site: Site, *plans: str) -> tuple[ProgressRow, ...]:
    """The progress rows a page shows."""
    name = " ".join(("progress", *plans))
    return site.once(name, lambda: progress(scope_of(site), *plans))


def table_of(site: Site, name: str) -> Table:
    """A tracking table as the site shows it."""
    return site.once(f"table {name}", lambda: tables()[name].make(scope_of(site)))


def status_view(row: ProgressRow) -> Status:
    """A status in words that do not change at midnight: dates instead of day counts."""
    return Status(row.status.id, dated_label(row), row.status.idle)


def shares(rows: Sequence[ProgressRow], url: str) -> tuple[Share, ...]:
    """How many rows have each status, in the order of the rule's reading on a bar."""
    counts = {id: sum(row.status.id == id for row in rows) for id in STATUS_IDS}
    return tuple(
        Share(Status(id, STATUS_WORDS[id].label), counts[id], f"{url}?status={id}")
        for id in _BAR_ORDER
        if counts[id]
    )


def progress_view(site: Site, rows: Sequence[ProgressRow], title: str, note: str) -> Progress:
    """Shares and timeline of some rows."""
    url = site.href("/bang-theo-doi/plan-progress/")
    found = shares(rows, url)
    picture = timeline(_blocks(site, rows), label="Thời hạn các nhiệm vụ", as_of=site.data_until)
    more = Link("Xem bảng đầy đủ", url)
    return Progress(title, found, share_bar(found), note, more, picture)


def _blocks(site: Site, rows: Sequence[ProgressRow]) -> list[Block]:
    blocks = []
    for title, of_heading in groupby(rows, key=lambda row: heading_of(row.tracked)):
        tasks = [list(found) for _, found in groupby(of_heading, key=_task_key)]
        blocks.append(Block(title, tuple(_line(site, found) for found in tasks)))
    return blocks


def _task_key(row: ProgressRow) -> tuple[str, str]:
    return row.tracked.document.id, row.tracked.task.id


def _line(site: Site, rows: list[ProgressRow]) -> Line:
    first = rows[0]
    bars = tuple(
        Bar(row.window.start, row.window.end, row.status.id, _bar_text(row))
        for row in rows
        if row.window.start and row.window.end
    )
    wording = first.tracked.task.window.text if first.tracked.task.window else ""
    url = f"{site.href(first.tracked.document.url)}#{first.tracked.id}"
    status = status_view(min(rows, key=lambda row: _WORST_FIRST.index(row.status.id)))
    return Line(first.tracked.task.title, bars, status, wording, url)


def _bar_text(row: ProgressRow) -> str:
    return f"{when_text(row)}: {status_view(row).label}"


def when_text(row: ProgressRow) -> str:
    """When a row is due: the name of its period, else the official wording."""
    period = row.tracked.period
    return format_period(period.id) if period else window_text(row)


def window_text(row: ProgressRow) -> str:
    """The official wording of a row's window."""
    return window_words(row.window)
