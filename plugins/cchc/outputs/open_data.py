"""Open data under `/du-lieu/`: tables and lists as CSV and JSON, and what they are.

The description is a Data Package (specs.frictionlessdata.io, version 1) with a Table Schema for
every CSV; it names the day of the figures and the licence that the site states, or none.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from cchc.outputs.datasets import Dataset, of_results, of_table, of_type
from cchc.outputs.progress_view import table_of
from cchc.pages.artifact import Artifact, Job, page_job
from cchc.pages.heads import crumbs, page
from cchc.pages.page import Page
from cchc.pages.parts import Cell, Column, Fact, Grid, Head, Link, Row, RowGroup
from cchc.pages.shell import absolute
from cchc.pages.site import Site
from cchc.pages.views import DocumentsView
from cchc.tracking.registry import tables
from cchc.tracking.writers import csv
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.numbers import format_int
from cchc.vietnamese.text import slug

URL = "/du-lieu/"
FOLDER = "du-lieu/"
PACKAGE = "datapackage.json"
NO_LICENSE = "chưa nêu"
_ABOUT = (
    "Mỗi tập dữ liệu có tệp CSV (UTF-8) và tệp JSON. Trong tệp CSV, ô bắt đầu bằng = + - @ có dấu "
    "nháy đơn đứng trước để bảng tính không hiểu là công thức; tệp JSON giữ nguyên."
)


def jobs(site: Site) -> Iterator[Job]:
    """The files of each data set, their description, and the page that lists them."""
    names = tuple(_makers(site))
    for name in names:
        yield Job(f"data {name}", partial(_data, site, name))
    if names:
        yield Job(FOLDER + PACKAGE, partial(_description, site))
        yield page_job(URL, partial(_page, site))


def _makers(site: Site) -> Mapping[str, Callable[[], Dataset]]:
    """The tracking tables of a site that has plans, and the lists that have rows."""
    found: dict[str, Callable[[], Dataset]] = {}
    if site.any("plan"):
        for name in tables():
            found[name] = partial(_of_table, site, name)
        found["ket-qua"] = partial(of_results, site, "ket-qua", "Kết quả đã ghi nhận")
    for kind, name, title in (
        ("document", "van-ban", "Văn bản"),
        ("unit", "don-vi", "Đơn vị"),
    ):
        if site.any(kind):
            found[name] = partial(of_type, site, name, title, kind)
    return found


def _of_table(site: Site, name: str) -> Dataset:
    return of_table(table_of(site, name))


def datasets(site: Site) -> tuple[Dataset, ...]:
    """The data sets of the site."""
    return tuple(site.once(f"data {name}", make) for name, make in _makers(site).items())


def _data(site: Site, name: str) -> Iterator[Artifact]:
    found = site.once(f"data {name}", _makers(site)[name])
    for file, data in _files(found).items():
        yield Artifact(FOLDER + file, data)


def _description(site: Site) -> Iterator[Artifact]:
    sets = datasets(site)
    files = {name: data for found in sets for name, data in _files(found).items()}
    package = json.dumps(_package(site, sets, files), ensure_ascii=False, indent=1)
    yield Artifact(FOLDER + PACKAGE, f"{package}\n".encode())


def _files(found: Dataset) -> dict[str, bytes]:
    text = csv.lines([f.name for f in found.fields], found.rows)
    return {f"{found.name}.csv": text.encode(), f"{found.name}.json": found.json.encode()}


def _package(site: Site, sets: tuple[Dataset, ...], files: dict[str, bytes]) -> dict[str, Any]:
    settings = site.settings
    said: dict[str, Any] = {
        "profile": "data-package",
        "name": slug(settings.site_name) or "du-lieu",
        "title": f"Dữ liệu mở – {settings.site_name}",
        "description": _ABOUT,
    }
    if settings.site_url:
        said["homepage"] = absolute(settings.site_url, settings.prefix, URL)
    if settings.data_license:
        key = "path" if settings.data_license.startswith(("http://", "https://")) else "name"
        said["licenses"] = [{key: settings.data_license}]
    if site.data_until:
        said["as_of"] = site.data_until.isoformat()
    said["resources"] = [resource for found in sets for resource in _resources(found, files)]
    return said


def _resources(found: Dataset, files: dict[str, bytes]) -> Iterator[dict[str, Any]]:
    table, tree = f"{found.name}.csv", f"{found.name}.json"
    yield {
        "name": found.name,
        "path": table,
        "title": found.title,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_whole(files[table]),
        "schema": {"fields": [field.schema() for field in found.fields], "missingValues": [""]},
    }
    yield {
        "name": f"{found.name}-json",
        "path": tree,
        "title": found.title,
        "profile": "data-resource",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        **_whole(files[tree]),
    }


def _whole(data: bytes) -> dict[str, Any]:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def _page(site: Site) -> Page:
    sets = datasets(site)
    columns = (
        Column("title", "Tập dữ liệu"),
        Column("rows", "Số dòng", numeric=True),
        Column("files", "Tệp"),
    )
    rows = tuple(_row(site, found) for found in sets)
    caption = f"{len(sets)} tập dữ liệu."
    grid = Grid("du-lieu", caption, columns, (RowGroup("", rows),))
    meta = [Fact("Giấy phép", site.settings.data_license or NO_LICENSE)]
    if site.data_until:
        meta.insert(0, Fact("Số liệu đến ngày", format_date(site.data_until)))
    head = Head("Dữ liệu mở", crumbs(site), lead=_ABOUT, meta=tuple(meta))
    downloads = (Link("Mô tả (datapackage.json)", site.href(URL + PACKAGE)),)
    view = DocumentsView(head, grid, downloads)
    return page(site, URL, head, view, "documents")


def _row(site: Site, found: Dataset) -> Row:
    links = tuple(
        Link(f"{label}: {found.title}", site.href(f"{URL}{found.name}.{suffix}"))
        for label, suffix in (("CSV", "csv"), ("JSON", "json"))
    )
    cells = (Cell(found.title), Cell(format_int(len(found.rows))), Cell(links=links))
    return Row(cells, anchor=found.name)
