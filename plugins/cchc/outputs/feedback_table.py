"""The public counts of the citizens' box, by month, unit and status, from their snapshot."""

import json
from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import to_builtins

from cchc.pages.artifact import Artifact, Job, page_job
from cchc.pages.feedback_slots import TABLE_URL
from cchc.pages.heads import crumbs, page
from cchc.pages.page import Page
from cchc.pages.parts import Cell, Column, Fact, Grid, Head, Link, Row, RowGroup
from cchc.pages.site import Site
from cchc.pages.views import TableView
from cchc.source.feedback_counts import STATUSES, CountRow, FeedbackCounts, read_counts
from cchc.vietnamese.numbers import format_int

_TITLE = "Số liệu phản ánh, kiến nghị"
_HIDDEN = "…"
_NAME = "phan-anh"
_NOTE = (
    "Chỉ tính các tháng đã hết. Dấu … thay cho số nhỏ hơn 3 và một số số khác được giấu cùng, để "
    "không suy ra được người phản ánh."
)


def jobs(site: Site) -> Iterator[Job]:
    """Page and data while the site has a box or has counts."""
    site.store.reads.note("B")
    if site.settings.feedback_key or read_counts(site.store.root):
        yield page_job(TABLE_URL, partial(_page, site))
        path = f"{TABLE_URL.strip('/')}/{_NAME}.json"
        yield Job(path, partial(_data, site, path))


def _counts(site: Site) -> FeedbackCounts:
    site.store.reads.note("B")
    return read_counts(site.store.root) or FeedbackCounts("", (), {}, 0)


def _page(site: Site) -> Page:
    counts = _counts(site)
    head = Head(_TITLE, crumbs(site), "Đường dây nóng", _NOTE)
    until = f"Số liệu đến hết tháng {_month(counts.until)}." if counts.until else ""
    names = {unit.id: unit.title for unit in site.public("unit")}
    columns = (
        Column("unit", "Đơn vị"),
        *(Column(name, label, numeric=True) for name, label in STATUSES.items()),
        Column("total", "Cộng", numeric=True),
    )
    groups = tuple(
        RowGroup(f"Tháng {_month(month)}: {_number(total)} phản ánh", _rows(counts, month, names))
        for month, total in counts.months.items()
    )
    grid = Grid(_NAME, until, columns, groups, empty="Chưa có số liệu.")
    totals = (Fact("Tổng số phản ánh", _number(counts.total)),)
    link = Link("JSON", site.href(f"{TABLE_URL}{_NAME}.json"))
    return page(site, TABLE_URL, head, TableView(head, grid, (link,), totals=totals), "table")


def _rows(counts: FeedbackCounts, month: str, names: dict[str, str]) -> tuple[Row, ...]:
    return tuple(
        Row((Cell(names.get(row.unit, row.unit)), *_numbers(row)))
        for row in counts.rows
        if row.month == month
    )


def _numbers(row: CountRow) -> Iterator[Cell]:
    return (Cell(_number(number)) for number in (*row.counts, row.total))


def _number(number: int | None) -> str:
    return _HIDDEN if number is None else format_int(number)


def _month(month: str) -> str:
    return "/".join(reversed(month.split("-")))


def _data(site: Site, path: str) -> Iterable[Artifact]:
    told = {"statuses": STATUSES, **to_builtins(_counts(site))}
    text = json.dumps(told, ensure_ascii=False, indent=1, default=dict)
    return (Artifact(path, f"{text}\n".encode()),)
