"""The tracking tables as files beside their pages: Excel, CSV, JSON and its schema."""

import json
from collections.abc import Iterator

from cchc.outputs.progress_view import scope_of
from cchc.outputs.table_pages import INDEX
from cchc.pages.artifact import Artifact
from cchc.pages.site import Site
from cchc.tracking.registry import tables
from cchc.tracking.schema import schema_of
from cchc.tracking.writers import csv, xlsx
from cchc.tracking.writers import json as json_file


def artifacts(site: Site) -> Iterator[Artifact]:
    """Four files a table; day counts that change at midnight are left out of them."""
    if not site.public("plan"):
        return
    scope = scope_of(site)
    for name, kind in tables().items():
        stem = f"{INDEX.strip('/')}/{name}/{name}"
        table = kind.make(scope)
        schema = json.dumps(schema_of(kind), ensure_ascii=False, indent=1)
        yield Artifact(f"{stem}.json", json_file.write(table).encode())
        yield Artifact(f"{stem}.schema.json", f"{schema}\n".encode())
        yield Artifact(f"{stem}.csv", csv.write(table).encode())
        yield Artifact(f"{stem}.xlsx", xlsx.write(table))
