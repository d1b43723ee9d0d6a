"""The table of tasks of plans: what was to be done, by whom, until when, what is proved."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from cchc.outputs.progress_view import status_view, when_text, window_text
from cchc.pages.facts import document_link
from cchc.pages.parts import Cell, Column, Filter, Grid, Link, Option, Row, RowGroup
from cchc.pages.site import Site
from cchc.tracking.kinds import UNSAID, amount_text
from cchc.tracking.progress import ProgressRow, heading_of
from cchc.tracking.status import STATUS_WORDS, StatusId
from cchc.tracking.table_type import quarters_of
from cchc.tracking.tasks import task_periods
from cchc.tracking.words import EXCEEDED
from cchc.types.unit import Unit
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.periods import format_period

_COLUMNS = (
    Column("task", "Nhiệm vụ"),
    Column("lead", "Chủ trì"),
    Column("window", "Thời hạn"),
    Column("done", "Kết quả"),
    Column("status", "Tình trạng"),
    Column("evidence", "Minh chứng"),
)
_OPEN_EVIDENCE = 2
_UNKNOWN: frozenset[StatusId] = frozenset({"no_information", "before_issue"})


def progress_grid(site: Site, rows: Sequence[ProgressRow], name: str, caption: str) -> Grid:
    """The table of tasks, grouped by the plan's headings."""
    many = len({row.tracked.document.id for row in rows}) > 1

    def title(row: ProgressRow) -> str:
        heading = heading_of(row.tracked)
        number = row.tracked.plan.number
        return " · ".join(filter(None, (number if many else "", heading)))

    groups = tuple(
        RowGroup(
            words, tuple(_row(site, row, f"{row.tracked.document.id}-" * many) for row in found)
        )
        for words, found in groupby(rows, key=title)
    )
    return Grid(name, caption, _COLUMNS, groups, filters=_filters(site, rows))


def _row(site: Site, row: ProgressRow, before: str) -> Row:
    task = row.tracked.task
    document = row.tracked.document
    at = row.tracked.location
    sources = [
        f"{document.path}:{document.line((*at, key))}"
        for key in ("title", "lead", "window", "target")
    ]
    title = task.title if row.tracked.period is None else f"{task.title}, {when_text(row)}"
    own = f"{site.href(document.url)}#{row.tracked.id}"
    cells = (
        Cell(links=(Link(title, own),), note=_note(row), source=sources[0]),
        _lead(site, row, sources[1]),
        Cell(window_text(row), source=sources[2]),
        Cell(_done(row), percent=_percent(row), source=sources[3]),
        Cell(status=status_view(row)),
        _evidence(row),
    )
    lead = site.store.get(task.lead, "unit")
    quarters = quarters_of(row.window.start, row.window.end)
    keys = (
        ("unit", lead.id if lead else ""),
        ("status", row.status.id),
        ("quarter", " ".join(quarters)),
    )
    aliases = (before + task.id,) if _begins_recurring(row) else ()
    source = f"{document.path}:{document.line(at)}"
    return Row(cells, keys, source, before + row.tracked.id, aliases)


def _begins_recurring(row: ProgressRow) -> bool:
    """The first period's row answers for the task itself, which documents cite too."""
    tracked = row.tracked
    return tracked.period in task_periods(tracked.task, tracked.plan.year)[:1]


def _lead(site: Site, row: ProgressRow, source: str) -> Cell:
    lead = row.tracked.task.lead
    if lead is None:
        return Cell(UNSAID, source=source)
    unit, link = site.store.get(lead, "unit"), document_link(site, lead, "unit")
    short = unit.as_a(Unit).short if unit else None
    return Cell(links=(Link(short or link.text, link.url),), source=source)


def _note(row: ProgressRow) -> str:
    notes = []
    if row.exceeded:
        notes.append(EXCEEDED)
    if row.change is not None:
        notes.append(f"điều chỉnh theo {row.change.decision.title}")
    return "; ".join(notes)


def _done(row: ProgressRow) -> str:
    unit = next((target.unit for target in row.tracked.task.target), "")
    if row.target is None:
        return f"{row.done.total.text()} {unit}".strip() if row.results else "không định lượng"
    if _is_unknown(row):
        return f"chưa có số liệu / {amount_text(row.target)} {unit}".strip()
    text = f"{row.done.total.text()} / {row.target.total.text()} {unit}".strip()
    parts = [
        f"{done.amount.text()}/{wanted.amount.text()} {wanted.kind}"
        for done, wanted in zip(row.done.parts, row.target.parts, strict=False)
        if wanted.kind
    ]
    return f"{text} ({'; '.join(parts)})" if parts else text


def _is_unknown(row: ProgressRow) -> bool:
    """Nobody has said whether anything was done: not the same as nothing done."""
    return not row.results and row.status.id in _UNKNOWN


def _percent(row: ProgressRow) -> int | None:
    if _is_unknown(row):
        return None
    least = row.target.total.min if row.target else 0
    return min(100, 100 * row.done.total.min // least) if least else None


def _evidence(row: ProgressRow) -> Cell:
    """Each document once; how many there are beyond the first is said, not listed."""
    found = {
        proof.url: proof.document.title if proof.document else f"Tệp {proof.url.rpartition('/')[2]}"
        for proof in row.evidence
        if proof.url
    }
    links = [Link(title, url) for url, title in found.items()]
    inside = sum(proof.url is None for proof in row.evidence)
    shown = tuple(links[:_OPEN_EVIDENCE])
    more = [f"và {len(links) - len(shown)} minh chứng khác"] if len(links) > len(shown) else []
    if inside:
        more.append(f"{inside} minh chứng nội bộ")
    return Cell(links=shown, note="; ".join(more))


def _filters(site: Site, rows: Iterable[ProgressRow]) -> tuple[Filter, ...]:
    units: dict[str, str] = {}
    statuses: dict[str, str] = {}
    quarters: set[str] = set()
    for row in rows:
        lead = site.store.get(row.tracked.task.lead, "unit")
        if lead is not None:
            units[lead.id] = lead.title
        statuses[row.status.id] = STATUS_WORDS[row.status.id].label
        quarters |= set(quarters_of(row.window.start, row.window.end))
    by_name = sorted(units.items(), key=lambda item: sort_key(item[1]))
    return (
        Filter("unit", "Đơn vị chủ trì", tuple(Option(*item) for item in by_name)),
        Filter("status", "Tình trạng", tuple(Option(*item) for item in statuses.items())),
        Filter("quarter", "Quý", tuple(Option(q, format_period(q)) for q in sorted(quarters))),
    )
