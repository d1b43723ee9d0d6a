"""The search without an API: titles, summaries and tags as JSON, a file a year.

`search.js` reads them below the search page, newest year first, when nobody answers there: on a
host of plain files, or while the API is down. An edit touches the file of its year alone.
"""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import quote

from cchc.outputs.search_rows import is_searchable
from cchc.pages.artifact import Artifact, Job
from cchc.pages.search_slots import URL
from cchc.pages.site import Site
from cchc.source.documents import Document

FOLDER = URL.lstrip("/")
LIST = "cac-nam.json"
UNDATED = "chung"
"""Name of the file for documents without a day."""

Row = tuple[str, ...]


def jobs(site: Site) -> Iterator[Job]:
    """A file a year, and the list of them."""
    for year in site.sizes("opened"):
        yield Job(f"{FOLDER}{year or UNDATED}.json", partial(_of_year, site, year))
    yield Job(FOLDER + LIST, partial(_list, site))


def _list(site: Site) -> Iterator[Artifact]:
    """The names of the files, newest year first, those without a year last."""
    years = sorted(site.keys("opened"), reverse=True)
    yield _file(LIST, [year or UNDATED for year in years])


def _of_year(site: Site, year: str) -> Iterator[Artifact]:
    """Names of types, sections and units by id, and the rows that cite them, newest first."""
    found = filter(is_searchable, site.group("opened", year))
    names: dict[str, dict[str, str]] = {"types": {}, "sections": {}, "units": {}}
    rows = [_row(site, document, names) for document in found]
    yield _file(f"{year or UNDATED}.json", {**names, "rows": rows})


def _file(name: str, content: Any) -> Artifact:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Artifact(FOLDER + name, f"{text}\n".encode())


def _row(site: Site, document: Document, names: dict[str, dict[str, str]]) -> Row:
    """Title, address, day in words, type, section, its unit, all its units, summary, tags."""
    brief = document.brief
    names["types"][document.kind.id] = document.kind.label
    section = _named(site, brief.section, "section", names["sections"])
    unit = _named(site, brief.unit, "unit", names["units"])
    others = (site.store.get(reference, "unit") for reference in brief.units)
    units = " ".join(sorted({other.id for other in others if other}))
    url = site.href(quote(document.url))
    summary, tags = " ".join(brief.summary.split()), ", ".join(brief.tags)
    return document.title, url, brief.when, document.kind.id, section, unit, units, summary, tags


def _named(site: Site, reference: str, kind: str, names: dict[str, str]) -> str:
    """The id of what is meant, its name noted; an unknown reference is its own name."""
    if not reference:
        return ""
    found = site.store.get(reference, kind)
    key = found.id if found else reference
    names[key] = found.title if found else reference
    return key
