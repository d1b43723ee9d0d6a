"""The tracking tables as files beside their pages: Excel, CSV, JSON and its schema."""

import json
from collections.abc import Iterator
from functools import partial

from cchc.outputs.progress_view import table_of
from cchc.outputs.table_pages import INDEX
from cchc.pages.artifact import Artifact, Job
from cchc.pages.site import Site
from cchc.tracking.registry import tables
from cchc.tracking.schema import schema_of
from cchc.tracking.writers import csv, xlsx
from cchc.tracking.writers import json as json_file


def jobs(site: Site) -> Iterator[Job]:
    """Four files a table; day counts that change at midnight are left out of them."""
    if site.any("plan"):
        for name in tables():
            yield Job(f"table {name}", partial(_files, site, name))


def _files(site: Site, name: str) -> Iterator[Artifact]:
    stem = f"{INDEX.strip('/')}/{name}/{name}"
    table = table_of(site, name)
    schema = json.dumps(schema_of(tables()[name]), ensure_ascii=False, indent=1)
    yield Artifact(f"{stem}.json", json_file.write(table).encode())
    yield Artifact(f"{stem}.schema.json", f"{schema}\n".encode())
    yield Artifact(f"{stem}.csv", csv.write(table).encode())
    yield Artifact(f"{stem}.xlsx", xlsx.write(table))
