"""New files: for every type a readable one, at the right place, never over another."""

from datetime import datetime

import pytest

from cchc.source.front_matter import read_source
from cchc.source.reading import read_record
from cchc.source.scaffold import ScaffoldError, scaffold
from cchc.types.registry import content_types
from cchc.vietnamese.dates import ZONE

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=ZONE)
NOTHING: frozenset[str] = frozenset()


@pytest.mark.parametrize("name", content_types())
def test_a_fresh_file_of_any_type_lacks_values_only(name: str) -> None:
    kind = content_types()[name]
    made = scaffold(kind, {}, NOW, NOTHING)
    source = read_source(made.path, made.text.encode())
    reading = read_record(kind, source)
    assert source.problems == ()
    assert {problem.code for problem in reading.problems} <= {"FM-TRONG"}
    assert made.path.startswith(f"content/{kind.folder}/")
    assert made.text.count("\n# ") > 5


@pytest.mark.parametrize(
    ("name", "given", "path"),
    [
        ("news", {"title": ["Quyết định: ban hành Đề án"]}, "tin/2026/quyet-dinh-ban-hanh-de-an"),
        ("news", {"title": ["A"], "published": ["2019-01-07"]}, None),
        ("unit", {"name": ["Sở Nội vụ"]}, "danh-muc/so-noi-vu"),
        ("page", {"title": ["Giới thiệu"]}, "trang/gioi-thieu"),
        ("visit", {}, "kiem-tra/2026/visit"),
        ("visit_count", {}, "danh-muc/visit-count"),
        ("plan", {"title": ["A"], "slug": ["ke-hoach-1"]}, "ke-hoach/2026/ke-hoach-1"),
    ],
)
def test_the_place_of_a_new_file(name: str, given: dict[str, list[str]], path: str | None) -> None:
    made = scaffold(content_types()[name], given, NOW, NOTHING)
    assert made.path == f"content/{path or 'tin/2026/a'}.md"


def test_a_complete_document_lies_in_its_own_year() -> None:
    given = {"title": ["A"], "section": ["s"], "published": ["2019-01-07"]}
    made = scaffold(content_types()["news"], given, NOW, NOTHING)
    assert made.path == "content/tin/2019/a.md"


def test_an_existing_file_is_never_overwritten() -> None:
    kind, given = content_types()["unit"], {"name": ["A"]}
    taken: frozenset[str] = NOTHING
    for expected in ("a", "a-2", "a-3"):
        made = scaffold(kind, given, NOW, taken)
        assert made.path == f"content/danh-muc/{expected}.md"
        taken |= {made.path}


def test_values_are_written_so_that_they_read_back() -> None:
    kind = content_types()["news"]
    given = {"title": ["a: b # c"], "section": ["s"], "tags": ["- x", "y"]}
    made = scaffold(kind, given, NOW, NOTHING)
    record = read_record(kind, read_source("x", made.text.encode())).record
    assert record is not None
    assert (record.heading(), record.tags, record.state) == ("a: b # c", ("- x", "y"), "nháp")
    assert "\npublished: 2026-03-05T09:30\n" in made.text


def test_a_type_that_shares_its_folder_is_named() -> None:
    types = content_types()
    assert "\ntype: survey\n" in scaffold(types["survey"], {}, NOW, NOTHING).text
    assert "\ntype:" not in scaffold(types["news"], {}, NOW, NOTHING).text


def test_a_value_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ScaffoldError) as caught:
        scaffold(content_types()["plan"], {"issued": ["31/04/2007"]}, NOW, NOTHING)
    assert [problem.code for problem in caught.value.problems] == ["FM-NGAY"]
