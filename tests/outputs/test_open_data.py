"""Open data: validated by the Frictionless library, equal to the tables, nothing kept inside."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import frictionless
import pytest
from tests.conftest import MakeSite
from tests.content.sites import ROOT, TINH_MAU
from tests.outputs.sites import (
    AS_OF,
    PROVINCE,
    SUB_PATH,
    bytes_of,
    links,
    open_site,
    pages_of,
    record,
    words,
)

from cchc.outputs import open_data
from cchc.outputs.progress_view import scope_of, without_prints
from cchc.pages.site import Counter, Site
from cchc.source.store import load
from cchc.tracking import kinds
from cchc.tracking.columns import parts_of
from cchc.tracking.registry import tables
from cchc.tracking.table import Column

KINDS = [value for value in vars(kinds).values() if isinstance(value, kinds.Kind)]


def written(site: Site, folder: Path) -> Path:
    """The data files in a folder; gives the path of their description."""
    for path, data in bytes_of(site, open_data).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder / "du-lieu" / "datapackage.json"


def package(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(bytes_of(site, open_data)["du-lieu/datapackage.json"])
    return found


def rows(site: Site, name: str) -> list[dict[str, str]]:
    text = bytes_of(site, open_data)[f"du-lieu/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("root", [ROOT, TINH_MAU, None])
def test_frictionless_finds_nothing_wrong(
    site: MakeSite, tmp_path: Path, root: Path | None
) -> None:
    store = load(root or site(PROVINCE))
    opened = Site(store, AS_OF, Counter(0, None), without_prints)
    report = frictionless.validate(str(written(opened, tmp_path / "out")))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])
    named = {resource["name"] for resource in package(opened)["resources"]}
    assert {f"{name}{end}" for name in (*tables(), "don-vi") for end in ("", "-json")} <= named


def test_frictionless_would_find_a_wrong_value(site: MakeSite, tmp_path: Path) -> None:
    described = written(open_site(site(PROVINCE)), tmp_path / "out")
    data = described.with_name("van-ban.csv")
    data.write_text(data.read_text("utf-8").replace("2031-02-20", "hôm qua"), "utf-8")
    assert not frictionless.validate(str(described)).valid


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_kind_of_column_has_plain_columns(kind: kinds.Kind) -> None:
    parts = parts_of(Column("x", "X", kind))
    assert len({part.ending for part in parts}) == len(parts) >= len(kind.heads)


def test_csv_and_json_say_the_same(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    files = bytes_of(opened, open_data)
    for found in open_data.datasets(opened):
        said = json.loads(files[f"du-lieu/{found.name}.json"])
        assert len(said["rows"]) == len(rows(opened, found.name)) == len(found.rows)
    said = json.loads(files["du-lieu/van-ban.json"])["rows"]
    assert [{k: v or "" for k, v in row.items()} for row in said] == rows(opened, "van-ban")
    table = tables()["plan-progress"].make(scope_of(opened))
    assert json.loads(files["du-lieu/plan-progress.json"]) == json.loads(
        json.dumps(table.to_json())
    )


def test_values_are_ids_dates_and_full_addresses(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    (document,) = rows(opened, "van-ban")
    assert document["id"] == "van-ban-2031-qd-12"
    assert document["issuer"] == "ubnd"
    assert document["issued"] == "2031-02-20"
    base = "https://x.example/tinh/van-ban/2031/qd-12/"
    assert (document["url"], document["file"]) == (base, f"{base}qd-12.pdf")
    units = {unit["id"]: unit for unit in rows(opened, "don-vi")}
    assert units["phong-cu"]["parent"] == units["phong-cu"]["successor"] == "so-noi-vu"
    assert units["phong-cu"]["valid_to"] == "2031-03-01"
    task = rows(opened, "plan-progress")[0]
    assert (task["lead_id"], task["lead_name"]) == ("so-noi-vu", "Sở Nội vụ")
    assert (task["target_min"], task["window_start"]) == ("2", "2031-04-01")


def test_results_name_only_public_evidence(site: MakeSite) -> None:
    (result,) = rows(open_site(site(PROVINCE)), "ket-qua")
    assert (result["task"], result["date"], result["quantity_min"]) == (
        "kh-2031-05/1a",
        "2031-05-05",
        "1",
    )
    assert "bien-ban.pdf" in result["evidence"]
    inside = PROVINCE["content/tin/2031/kiem-tra-so-thu-nhat.md"].replace(
        "    evidence: bien-ban.pdf",
        "    evidence:\n      - file: bien-ban.pdf\n        access: nội bộ",
    )
    files = {**PROVINCE, "content/tin/2031/kiem-tra-so-thu-nhat.md": inside}
    opened = open_site(site(files))
    (result,) = rows(opened, "ket-qua")
    assert "bien-ban.pdf" not in result["evidence"]
    assert all(b"bien-ban.pdf" not in data for data in bytes_of(opened, open_data).values())
    assert "recorded_by" not in result


def test_what_is_not_public_is_not_data(site: MakeSite) -> None:
    head = ("form: KH", "number: 7/KH-UBND", "issuer: ubnd", "issued: 2031-03-01")
    files = {
        **PROVINCE,
        "content/van-ban/2031/nhap.md": record(*head, "state: nháp"),
        "content/van-ban/2031/hen.md": record(
            *head[:1], "number: 8/KH-UBND", *head[2:], "published: 2031-12-01"
        ),
        "content/danh-muc/nhap.md": record(
            "type: unit", "name: Sở Mới", "level: tỉnh", "kind: sở", "state: nháp"
        ),
    }
    opened = open_site(site(files))
    assert [row["id"] for row in rows(opened, "van-ban")] == ["van-ban-2031-qd-12"]
    assert "nhap" not in {row["id"] for row in rows(opened, "don-vi")}


def test_schema_comes_from_the_declaration(site: MakeSite) -> None:
    found = package(open_site(site(PROVINCE)))
    schema = next(r["schema"] for r in found["resources"] if r["name"] == "van-ban")
    fields: Mapping[str, Any] = {field["name"]: field for field in schema["fields"]}
    assert fields["issued"]["type"] == "date"
    assert fields["issued"]["title"] == "Ngày ban hành"
    assert "QĐ" in fields["form"]["constraints"]["enum"]
    assert fields["text_layer"]["type"] == "boolean"


def test_licence_is_stated_or_not_and_figures_have_a_day(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    assert "licenses" not in package(opened)
    assert package(opened)["as_of"] == "2031-07-05"
    page = pages_of(opened, open_data)["/du-lieu/"]
    assert "Giấy phép chưa nêu" in words(page.content).replace(":", "")
    text = f"{SUB_PATH}plugins:\n  - cchc:\n      data_license: CC-BY-4.0\n"
    licensed = open_site(site({**PROVINCE, "mkdocs.yml": text}))
    assert package(licensed)["licenses"] == [{"name": "CC-BY-4.0"}]
    assert "CC-BY-4.0" in pages_of(licensed, open_data)["/du-lieu/"].content


def test_page_leads_to_every_file(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    page = pages_of(opened, open_data)["/du-lieu/"]
    files = {f"/tinh/{path}" for path in bytes_of(opened, open_data)}
    assert files == {link for link in links(page.content) if "/du-lieu/" in link}


def test_formulas_are_harmless_in_csv_and_whole_in_json(site: MakeSite) -> None:
    unit = record("type: unit", "name: =1+1", "level: tỉnh", "kind: sở")
    opened = open_site(site({**PROVINCE, "content/danh-muc/a.md": unit}))
    assert {row["name"] for row in rows(opened, "don-vi")} >= {"'=1+1"}
    said = json.loads(bytes_of(opened, open_data)["du-lieu/don-vi.json"])
    assert "=1+1" in {row["name"] for row in said["rows"]}


def test_an_empty_site_has_no_data(site: MakeSite) -> None:
    assert bytes_of(open_site(site({})), open_data) == {}
