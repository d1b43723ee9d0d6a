"""Pages of the tracking tables, and the index of all tables."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from cchc.outputs.progress_grid import progress_grid
from cchc.outputs.progress_view import progress_view, rows_of, scope_of, table_of
from cchc.pages.artifact import Job, page_job
from cchc.pages.facts import document_link, has_page, task_link
from cchc.pages.heads import crumbs, page
from cchc.pages.page import Page
from cchc.pages.parts import (
    Cell,
    Column,
    Fact,
    Filter,
    Grid,
    Group,
    Head,
    Item,
    Link,
    Option,
    Progress,
    Row,
    RowGroup,
    Status,
)
from cchc.pages.site import Site
from cchc.pages.views import ListView, TableView
from cchc.tracking.kinds import NOT_STATED
from cchc.tracking.progress import in_force
from cchc.tracking.registry import tables
from cchc.tracking.table import FILTERS, Table, choices
from cchc.tracking.table import Cell as Value
from cchc.tracking.table import Column as Place
from cchc.tracking.table import Row as Record
from cchc.vietnamese.dates import format_date

INDEX = "/bang-theo-doi/"
PROGRESS = "plan-progress"
_UNBROKEN_DASH = "\N{WORD JOINER}–\N{WORD JOINER}"
_COUNTED = frozenset({"visits", "done"})
_LOOKS = MappingProxyType({
    "held": "done_on_time", "aired": "done_on_time", "received": "done_on_time",
    "recorded": "in_progress", "sent": "in_progress", "planned": "not_due",
    "postponed": "adjusted", "missing": "no_information", "unknown": "no_information",
})  # fmt: skip
"""Statuses of events by the look (shape and colour) they share with those of tasks."""


def jobs(site: Site) -> Iterator[Job]:
    """A page per table, the index, each with the day of the figures."""
    if site.any("plan"):
        for name in tables():
            yield page_job(f"{INDEX}{name}/", partial(_page, site, name))
        yield page_job(INDEX, partial(_index, site))


def _page(site: Site, name: str) -> Page:
    table, url = table_of(site, name), f"{INDEX}{name}/"
    head = Head(table.title, crumbs(site, INDEX), "Bảng theo dõi")
    view = TableView(
        head,
        _grid(site, table),
        _downloads(site, table),
        progress=_progress(site, table),
        totals=_totals(site, table),
        others=tuple(
            Link(other.title, site.href(f"{INDEX}{other.name}/"), other.name == name)
            for other in tables().values()
        ),
    )
    return page(site, url, head, view, "table")


def _progress(site: Site, table: Table) -> Progress | None:
    rows = rows_of(site) if table.name == PROGRESS else ()
    if not rows:
        return None
    glance = progress_view(site, rows, "Tổng quan", "")
    return replace(glance, more=None, timeline_html="")


def _totals(site: Site, table: Table) -> tuple[Fact, ...]:
    """Sums in words. When all plans are archived nobody knows more: a count of 0 says nothing."""
    lines = table.totals.lines if table.rows else ()
    unknown = _is_archive(site)
    return tuple(
        Fact(label, re.sub(r"(?<!\S)0$", NOT_STATED, text) if unknown else text)
        for label, text in lines
    )


def _is_archive(site: Site) -> bool:
    scope = scope_of(site)
    return not any(in_force(scope, plan) for plan in site.public("plan"))


def _caption(table: Table) -> str:
    return f"Số liệu đến ngày {format_date(table.as_of)}. {len(table.rows)} dòng."


def _grid(site: Site, table: Table) -> Grid:
    if table.name == PROGRESS:
        return progress_grid(site, rows_of(site), table.name, _caption(table))
    shown = _places(table)
    columns = tuple(
        Column(table.columns[i].id, table.columns[i].label, table.columns[i].kind.numeric)
        for i in shown
    )
    groups = tuple(
        RowGroup(title, tuple(_row(site, table, record) for record in records))
        for title, records in groupby(table.rows, key=lambda row: row.section)
    )
    filters = tuple(
        Filter(name, label, tuple(Option(*option) for option in table.options(name)))
        for name, label in FILTERS.items()
        if table.options(name)
    )
    empty = f"{table.empty[:1].upper()}{table.empty[1:]}."
    return Grid(table.name, _caption(table), columns, groups, filters=filters, empty=empty)


def _places(table: Table) -> tuple[int, ...]:
    """Columns for readers: the title first, no codes, nothing that only repeats the heading."""
    places = (
        i
        for i in table.shown()
        if table.columns[i].kind.id != "code"
        and not (table.rows and all(_repeats(row, i) for row in table.rows))
    )
    return tuple(sorted(places, key=lambda i: table.columns[i].id != "title"))


def _repeats(row: Record, place: int) -> bool:
    return row.cells[place].text in (row.section, row.section.removeprefix("Năm "))


def _titled(site: Site, record: Record, cell: Cell) -> Cell:
    """The row's heading leads to the record's page."""
    document = site.store.at(record.path)
    if document is None or cell.links or not has_page(site, document):
        return cell
    return replace(cell, text="", links=(Link(cell.text, site.href(document.url)),))


def _row(site: Site, table: Table, record: Record) -> Row:
    cells = [_cell(site, table.columns[i], record.cells[i]) for i in _places(table)]
    cells[0] = _titled(site, record, cells[0])
    keys = tuple(
        (name, " ".join(value for value, _ in choices(record, name)))
        for name in FILTERS
        if table.options(name)
    )
    return Row(tuple(cells), keys, f"{record.path}:{record.line}", record.anchor)


def _cell(site: Site, column: Place, cell: Value) -> Cell:
    """A value in words; units and documents as links, statuses with their shape."""
    value, kind = cell.value, column.kind.id
    if value is not None and kind == "window":
        return _window(cell)
    if value and kind == "status":
        return Cell(status=Status(_LOOKS.get(value, str(value)), cell.text), source=cell.source)
    if value == 0 and column.id in _COUNTED and _is_archive(site):
        return Cell(NOT_STATED, source=cell.source)
    links = _links(site, column, value)
    return Cell("" if links else cell.text, links, source=cell.source)


def _links(site: Site, column: Place, value: Any) -> tuple[Link, ...]:
    if not value:
        return ()
    if column.id == "task" and column.kind.id == "text":
        return (task_link(site, value),)
    one = {"visits": _visit, "evidence": _link, "named": _link, "nameds": _link}.get(column.kind.id)
    if one is None:
        return ()
    items = value if isinstance(value, list) else [value]
    return tuple(one(site, item) for item in items)


def _window(cell: Value) -> Cell:
    """The official wording; below it the interval, unless the wording already says the days."""
    words, _, interval = cell.text.partition(" [")
    days = interval.rstrip("]").split(" – ")
    said = all(day.rpartition(" ")[2] in words for day in days)
    return Cell(words, note="" if said else _days(*days), source=cell.source)


def _days(first: str, last: str = "") -> str:
    """Two days on one line, the year once if it is the same: "01/04–30/06/2025"."""
    year = last.rpartition("/")[2]
    return f"{first.removesuffix(f'/{year}')}{_UNBROKEN_DASH}{last}" if last else first


def _visit(site: Site, visit: dict[str, Any]) -> Link:
    day = visit["done"] or visit["planned"]
    when = f", {format_date(date.fromisoformat(day))}" if day else ""
    url = document_link(site, visit["id"]).url
    return Link(f"{visit['unit']['name']} ({visit['status']}{when})", url)


def _link(site: Site, item: dict[str, Any]) -> Link:
    link = document_link(site, item["id"])
    if "name" in item:
        return Link(item["name"], link.url)
    return Link(link.text, item.get("url") or "")


def _downloads(site: Site, table: Table) -> tuple[Link, ...]:
    stem = site.href(f"{INDEX}{table.name}/{table.name}")
    formats = (("Excel", "xlsx"), ("CSV", "csv"), ("JSON", "json"), ("Lược đồ", "schema.json"))
    return tuple(Link(text, f"{stem}.{suffix}") for text, suffix in formats)


def _index(site: Site) -> Page:
    made = [table_of(site, name) for name in tables()]
    items = tuple(
        Item(table.title, site.href(f"{INDEX}{table.name}/"), meta=(f"{len(table.rows)} dòng",))
        for table in made
    )
    lead = f"Mỗi dòng dẫn tới nguồn và minh chứng. {site.until_text}".strip()
    head = Head("Bảng theo dõi", crumbs(site), lead=lead)
    return page(site, INDEX, head, ListView(head, (Group("", items),)), "list")
