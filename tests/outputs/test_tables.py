"""The tables as files of the built site."""

import json

import jsonschema
from tests.conftest import MakeSite
from tests.outputs.sites import bytes_of, files_of
from tests.tracking.samples import noon
from tests.tracking.test_plan_progress import ARCHIVE, SITE

from cchc.outputs import table_pages
from cchc.outputs import tables as table_files
from cchc.outputs.progress_view import without_prints
from cchc.pages.site import Counter, Site
from cchc.source.store import load
from cchc.tracking.registry import tables


def _site(make: MakeSite, files: dict[str, str], day: str = "2010-08-10") -> Site:
    store = load(make(files))
    return Site(store, noon(day), Counter(0, None), without_prints)


def _files(site: Site) -> dict[str, bytes]:
    return bytes_of(site, table_files)


def test_four_files_beside_each_page(site: MakeSite) -> None:
    made = _site(site, SITE)
    files = set(_files(made))
    wanted = {
        f"bang-theo-doi/{name}/{name}.{suffix}"
        for name in tables()
        for suffix in ("csv", "json", "schema.json", "xlsx")
    }
    assert files == wanted
    folders = {path.rpartition("/")[0] for path in files_of(made, table_pages)}
    assert {path.rpartition("/")[0] for path in files} <= folders


def test_json_lies_beside_its_schema(site: MakeSite) -> None:
    files = _files(_site(site, SITE))
    for name in tables():
        stem = f"bang-theo-doi/{name}/{name}"
        schema = json.loads(files[f"{stem}.schema.json"])
        jsonschema.validate(json.loads(files[f"{stem}.json"]), schema)


def test_nothing_changes_on_a_day_without_an_edge(site: MakeSite) -> None:
    assert _files(_site(site, SITE, "2010-08-10")) == _files(_site(site, SITE, "2010-08-11"))


def test_an_edge_changes_the_progress(site: MakeSite) -> None:
    before = _files(_site(site, SITE, "2010-09-14"))
    after = _files(_site(site, SITE, "2010-09-15"))
    stem = "bang-theo-doi/plan-progress/plan-progress.json"
    assert json.loads(before[stem])["as_of"] == "2010-07-03"
    assert json.loads(after[stem])["as_of"] == "2010-09-15"


def test_an_archived_plan_is_never_late(site: MakeSite) -> None:
    files = _files(_site(site, ARCHIVE, "2026-11-24"))
    found = json.loads(files["bang-theo-doi/plan-progress/plan-progress.json"])
    assert found["as_of"] <= "2010-05-31"
    assert found["totals"]["by_status"]["overdue"] == 0


def test_without_a_plan_no_files(site: MakeSite) -> None:
    assert _files(_site(site, {})) == {}
