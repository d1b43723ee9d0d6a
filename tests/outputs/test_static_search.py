"""The index for hosts without an API: what it holds, and that an edit touches one file of it."""

import json
from typing import Any

from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article, bytes_of, open_site

from cchc.outputs import search_rows, static_search
from cchc.pages.search_row import SearchRow
from cchc.pages.site import Site

OLD = {"content/tin/2030/cu.md": article("Tin cũ", "2030-01-01T08:00", "tags: [Đường dây nóng]")}


def shards(site: Site) -> dict[str, Any]:
    files = bytes_of(site, static_search)
    return {path.removeprefix("tim-kiem/"): json.loads(data) for path, data in files.items()}


def test_a_file_a_year_newest_first(site: MakeSite) -> None:
    made = shards(open_site(site({**PROVINCE, **OLD})))
    years = made["cac-nam.json"]
    assert years == ["2031", "2030", "chung"]
    assert set(made) == {"cac-nam.json", *(f"{year}.json" for year in years)}


def test_every_searchable_document_is_in_it_once(site: MakeSite) -> None:
    opened = open_site(site({**PROVINCE, **OLD}))
    made = shards(opened)
    found = [row[1] for name in made["cac-nam.json"] for row in made[f"{name}.json"]["rows"]]
    rows = [row for job in search_rows.jobs(opened) for row in job.make()]
    assert sorted(found) == sorted(row.url for row in rows if isinstance(row, SearchRow))
    assert len(found) == len(rows) > 10


def test_a_row_says_what_a_list_says(site: MakeSite) -> None:
    made = shards(open_site(site(PROVINCE)))["2031.json"]
    (row,) = (row for row in made["rows"] if row[0].startswith("Kiểm tra sở"))
    assert row == [
        "Kiểm tra sở thứ nhất <1>",
        "/tinh/tin/2031/kiem-tra-so-thu-nhat/",
        "06/05/2031",
        "news",
        "tin-chung",
        "so-noi-vu",
        "so-noi-vu",
        "Đoàn đã kiểm tra.",
        "kiểm tra, Đường dây nóng",
    ]
    assert made["types"]["news"] == "Tin bài"
    assert made["sections"]["tin-chung"] == "Tin chung"
    assert made["units"]["so-noi-vu"] == "Sở Nội vụ"


def test_an_edit_touches_the_file_of_its_year_alone(site: MakeSite) -> None:
    files = {**PROVINCE, **OLD}
    before = bytes_of(open_site(site(files)), static_search)
    files = {path: text.replace("Tin cũ", "Tin xưa") for path, text in files.items()}
    after = bytes_of(open_site(site(files)), static_search)
    assert [path for path in before if before[path] != after[path]] == ["tim-kiem/2030.json"]


def test_an_empty_site_has_an_index_too(site: MakeSite) -> None:
    assert shards(open_site(site({"mkdocs.yml": "site_name: X"}))) == {"cac-nam.json": []}
