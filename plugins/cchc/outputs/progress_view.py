"""Progress of plans as view objects: status words with fixed dates, table, shares, timeline."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import groupby

from cchc.pages.charts import Bar, Block, Line, share_bar, timeline
from cchc.pages.facts import document_link
from cchc.pages.parts import (
    Cell,
    Column,
    Filter,
    Grid,
    Link,
    Option,
    Progress,
    Row,
    RowGroup,
    Share,
    Status,
)
from cchc.pages.site import Site
from cchc.tracking.progress import ProgressRow, heading_of, progress
from cchc.tracking.scope import Scope
from cchc.tracking.status import NO_RESULT_YET, STATUS_IDS, STATUS_WORDS, StatusId
from cchc.tracking.table_type import quarters_of
from cchc.tracking.tasks import task_periods
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.periods import format_period

NOT_STATED = "chưa nêu"
_COLUMNS = (
    Column("task", "Nhiệm vụ"),
    Column("lead", "Chủ trì"),
    Column("window", "Thời hạn"),
    Column("done", "Kết quả"),
    Column("status", "Tình trạng"),
    Column("evidence", "Minh chứng"),
)
_OPEN_EVIDENCE = 2
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
    return Scope(site.store, site.as_of, frozen=True, dated=site.data_until)


def rows_of(site: Site, *plans: str) -> tuple[ProgressRow, ...]:
    """The progress rows a page shows."""
    return progress(scope_of(site), *plans)


def status_view(row: ProgressRow) -> Status:
    """A status in words that do not change at midnight: dates instead of day counts."""
    found, end = row.status, row.window.end
    label = STATUS_WORDS[found.id].label
    idle = found.id == "in_progress" and not found.has_result
    if idle:
        label = NO_RESULT_YET.label
    if found.id == "overdue" and end:
        label = f"Quá hạn từ {format_date(end + timedelta(days=1))}"
    if found.id == "due_soon" and end:
        label = f"Sắp đến hạn {format_date(end)}"
    return Status(found.id, label, idle)


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
        Cell(_window(row), source=sources[2]),
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
        return Cell(NOT_STATED, source=source)
    unit, link = site.store.get(lead, "unit"), document_link(site, lead, "unit")
    short = getattr(unit.record, "short", None) if unit else None
    return Cell(links=(Link(short or link.text, link.url),), source=source)


def when_text(row: ProgressRow) -> str:
    """When a row is due: the name of its period, else the official wording."""
    period = row.tracked.period
    return format_period(period.id) if period else _window(row)


def _window(row: ProgressRow) -> str:
    if not row.window.text:
        return NOT_STATED
    words = row.window.text
    tentative = row.window.tentative and "dự kiến" not in words.lower()
    return f"{words} (dự kiến)" if tentative else words


def _note(row: ProgressRow) -> str:
    notes = []
    if row.exceeded:
        notes.append("vượt số dự kiến")
    if row.change is not None:
        notes.append(f"điều chỉnh theo {row.change.decision.title}")
    return "; ".join(notes)


def _done(row: ProgressRow) -> str:
    unit = next((target.unit for target in row.tracked.task.target), "")
    if row.target is None:
        return f"{row.done.total.text()} {unit}".strip() if row.results else "không định lượng"
    text = f"{row.done.total.text()} / {row.target.total.text()} {unit}".strip()
    parts = [
        f"{done.amount.text()}/{wanted.amount.text()} {wanted.kind}"
        for done, wanted in zip(row.done.parts, row.target.parts, strict=False)
        if wanted.kind
    ]
    return f"{text} ({'; '.join(parts)})" if parts else text


def _percent(row: ProgressRow) -> int | None:
    least = row.target.total.min if row.target else 0
    return min(100, 100 * row.done.total.min // least) if least else None


def _evidence(row: ProgressRow) -> Cell:
    """Each document once; how many there are beyond the first is said, not listed."""
    found = {
        proof.url: proof.document.title if proof.document else "tệp đính kèm"
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
