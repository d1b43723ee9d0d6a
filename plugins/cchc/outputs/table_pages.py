"""Pages of the tracking tables, and the index of all tables."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from cchc.outputs.progress_view import progress_grid, progress_view, rows_of, scope_of
from cchc.pages.artifact import Artifact, page_artifact
from cchc.pages.facts import document_link, has_page
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
from cchc.tracking.registry import tables
from cchc.tracking.table import FILTERS, Table, choices
from cchc.tracking.table import Cell as Value
from cchc.tracking.table import Column as Place
from cchc.tracking.table import Row as Record
from cchc.vietnamese.dates import format_date

INDEX = "/bang-theo-doi/"
PROGRESS = "plan-progress"


def artifacts(site: Site) -> Iterator[Artifact]:
    """A page per table, the index, each with the day of the figures."""
    if not site.public("plan"):
        return
    scope = scope_of(site)
    made = [table.make(scope) for table in tables().values()]
    for table in made:
        yield page_artifact(_page(site, table, made))
    yield page_artifact(_index(site, made))


def _page(site: Site, table: Table, others: list[Table]) -> Page:
    url = f"{INDEX}{table.name}/"
    head = Head(table.title, crumbs(site, INDEX), "Bảng theo dõi")
    view = TableView(
        head,
        _grid(site, table),
        _downloads(site, table),
        progress=_progress(site, table),
        totals=tuple(Fact(label, text) for label, text in table.totals.lines),
        others=tuple(
            Link(other.title, site.href(f"{INDEX}{other.name}/"), other.name == table.name)
            for other in others
        ),
    )
    return page(site, url, head, view, "table")


def _progress(site: Site, table: Table) -> Progress | None:
    rows = rows_of(site) if table.name == PROGRESS else ()
    if not rows:
        return None
    glance = progress_view(site, rows, "Tổng quan", "")
    return replace(glance, more=None, timeline_html="")


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
    """Columns for readers: no codes, and nothing that only repeats the heading above the rows."""
    return tuple(
        i
        for i in table.shown()
        if table.columns[i].kind.id != "code"
        and not (table.rows and all(row.cells[i].text == row.section for row in table.rows))
    )


def _titled(site: Site, record: Record, cell: Cell) -> Cell:
    """The row's heading leads to the record's page."""
    document = site.store.by_path.get(record.path)
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
    if value in (None, []) or kind not in ("status", "evidence", "named", "nameds"):
        return Cell(cell.text, source=cell.source)
    if kind == "status":
        return Cell(status=Status(str(value), cell.text), source=cell.source)
    items = value if isinstance(value, list) else [value]
    links = tuple(_link(site, item) for item in items)
    return Cell(links=links, source=cell.source)


def _link(site: Site, item: dict[str, Any]) -> Link:
    link = document_link(site, item["id"])
    if "name" in item:
        return Link(item["name"], link.url)
    return Link(link.text, item.get("url") or "")


def _downloads(site: Site, table: Table) -> tuple[Link, ...]:
    stem = site.href(f"{INDEX}{table.name}/{table.name}")
    formats = (("Excel", "xlsx"), ("CSV", "csv"), ("JSON", "json"), ("Lược đồ", "schema.json"))
    return tuple(Link(text, f"{stem}.{suffix}") for text, suffix in formats)


def _index(site: Site, made: list[Table]) -> Page:
    items = tuple(
        Item(table.title, site.href(f"{INDEX}{table.name}/"), meta=(f"{len(table.rows)} dòng",))
        for table in made
    )
    until = f"Số liệu đến ngày {format_date(site.data_until)}." if site.data_until else ""
    lead = f"Mỗi dòng dẫn tới nguồn và minh chứng. {until}".strip()
    head = Head("Bảng theo dõi", crumbs(site), lead=lead)
    return page(site, INDEX, head, ListView(head, (Group("", items),)), "list")
