"""Finding and ranking on a real index."""

import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.api.search.rows import ALL, BASE, MEETING, PLAN, row

from cchc.build.search_index import update_index
from cchc.pages.search_row import SearchRow
from cchc.vietnamese.text import fold
from cchc_api.search.index import Found, NotCurrent, SearchIndex, TooLong
from cchc_api.search.query import REACHED, SHOWN, read_query


@pytest.fixture
def file(tmp_path: Path) -> Path:
    update_index(tmp_path / "s.sqlite", ALL, "r")
    return tmp_path / "s.sqlite"


@pytest.fixture
def index(file: Path) -> Iterator[SearchIndex]:
    opened = SearchIndex(file, 5)
    yield opened
    opened.close()


def find(index: SearchIndex, text: str, **more: str) -> Found:
    return index.find(read_query({"q": text, **more}), "r")


def ids(index: SearchIndex, text: str, **more: str) -> list[str]:
    return [hit.id for hit in find(index, text, **more).hits]


@pytest.mark.parametrize(
    "typed",
    ["cải cách hành chính", "cai cach hanh chinh", "CẢI CÁCH HÀNH CHÍNH", "cai cách hanh chính",
     "cải cách hành chí", "hành chính cải cách",
     unicodedata.normalize("NFD", "Cải cách hành chính")],
)  # fmt: skip
def test_every_way_of_typing_finds_the_same(index: SearchIndex, typed: str) -> None:
    assert set(ids(index, typed)) == {"kh-09", "tin-1", "phong"}


@pytest.mark.parametrize(
    "typed", ["09/KH-BCĐ", "09/ KH-BCĐ", "09 kh bcd", "9/KH-BCĐ", "09KH-BCĐ", "số 09/kh-bcđ"]
)
def test_the_number_goes_before_whoever_cites_it(index: SearchIndex, typed: str) -> None:
    found = find(index, typed)
    assert found.hits[0].id == "kh-09"
    assert "kh-89" not in [hit.id for hit in found.hits]
    assert found.total == len(found.hits)


def test_marks_go_first_and_hide_nothing(index: SearchIndex) -> None:
    assert ids(index, "hội nghị") == ["hoi-nghi", "hoi-nghi-2"]
    assert ids(index, "hỏi nghĩ") == ["hoi-nghi-2", "hoi-nghi"]
    assert set(ids(index, "hoi nghi")) == {"hoi-nghi", "hoi-nghi-2"}


def test_titles_go_first_and_brief_entries_after_documents(index: SearchIndex) -> None:
    assert ids(index, "phong cai cach hanh chinh")[0] == "phong"
    assert ids(index, "cai cach hanh chinh") == ["kh-09", "phong", "tin-1"]


def test_half_typed_and_single_words(index: SearchIndex) -> None:
    assert ids(index, "đường dây nó") == ["hoi-nghi"]
    assert ids(index, "đường dây ó") == []
    assert ids(index, "sơ kết qu") == ["hoi-nghi"]
    assert ids(index, "nó") == ["hoi-nghi"]
    assert "hoi-nghi" in ids(index, "đ")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"type": "plan"}, {"kh-09", "kh-89"}),
        ({"type": "plan", "year": "2007"}, {"kh-09"}),
        ({"unit": "ubnd"}, {"kh-09"}),
        ({"unit": "bnd"}, set()),
        ({"section": "tin-chung"}, {"kh-89", "tin-1"}),
        ({"year": "1999"}, set()),
    ],
)
def test_filters(index: SearchIndex, filters: dict[str, str], found: set[str]) -> None:
    assert set(ids(index, "kế hoạch", **filters)) == found
    assert find(index, "kế hoạch", **filters).total == len(found)
    assert find(index, "09/KH-BCĐ", type="news").hits[0].id == "tin-1"


def test_a_hit_tells_what_a_reader_needs(index: SearchIndex) -> None:
    hit = find(index, "thi tran").hits[0]
    assert (hit.id, hit.url, hit.kind) == ("kh-09", PLAN.url, "Kế hoạch")
    assert (hit.date, hit.shown, hit.unit) == ("2007-04-04", "04/04/2007", "Ủy ban nhân dân")
    assert [hit.excerpt.text[a:b] for a, b in hit.excerpt.marks] == ["thị trấn"]


def many(count: int) -> list[SearchRow]:
    return [
        replace(BASE, id=f"b{at:03}", url=f"/{at}/", title="Giống nhau", body="cùng một chữ",
                day=f"{2000 + at % 20}-01-01")
        for at in range(count)
    ]  # fmt: skip


def test_pages_join_without_gap_or_repeat_and_newest_go_first(tmp_path: Path) -> None:
    update_index(tmp_path / "s.sqlite", many(35), "r")
    index = SearchIndex(tmp_path / "s.sqlite", 5)
    pages = [find(index, "giong nhau", page=str(page)) for page in (1, 2, 3, 4, 5)]
    index.close()
    assert [len(page.hits) for page in pages] == [SHOWN, SHOWN, SHOWN, 5, 0]
    assert [page.has_more for page in pages] == [True, True, True, False, False]
    assert {page.total for page in pages} == {35}
    order = [hit.id for page in pages for hit in page.hits]
    days = {each.id: each.day for each in many(35)}
    assert len(set(order)) == 35
    assert order == sorted(sorted(order), key=lambda each: days[each], reverse=True)


def test_paging_ends_where_the_reach_ends(tmp_path: Path) -> None:
    update_index(tmp_path / "s.sqlite", many(REACHED + 50), "r")
    index = SearchIndex(tmp_path / "s.sqlite", 5)
    last = find(index, "chu", page=str(REACHED // SHOWN))
    index.close()
    assert (len(last.hits), last.has_more, last.total) == (SHOWN, False, REACHED + 50)


def test_of_very_many_the_titles_come_first_wherever_they_stand(tmp_path: Path) -> None:
    others = [row(f"c{at:04}", "Tin", "họp về giếng khoan") for at in range(1_100)]
    named = row("dau-tien", "Giếng khoan ở xã", "Không có gì.")
    update_index(tmp_path / "s.sqlite", [named, *others], "r")
    index = SearchIndex(tmp_path / "s.sqlite", 5)
    for typed in ("giếng khoan", "gieng khoan", "khoan giếng"):
        found = find(index, typed)
        assert (found.hits[0].id, found.total) == ("dau-tien", 1_101)
    index.close()


def test_signs_alone_find_nothing(index: SearchIndex) -> None:
    assert find(index, '"* - _') == Found(0, (), False)


def test_changes_are_seen_without_a_restart(index: SearchIndex, file: Path) -> None:
    assert ids(index, "duong day nong") == ["hoi-nghi"]
    update_index(file, [replace(MEETING, id="moi")], "r")
    assert ids(index, "duong day nong") == ["moi"]
    update_index(file, [replace(MEETING, id="moi-2")], "r", clean=True)
    assert ids(index, "duong day nong") == ["moi-2"]
    file.unlink()
    update_index(file, [replace(MEETING, id="moi-3")], "r")
    assert ids(index, "duong day nong") == ["moi-3"]


def test_another_release_no_file_and_damage_are_not_answered(
    index: SearchIndex, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    index.check("r")
    with pytest.raises(NotCurrent):
        index.check("khac")
    with pytest.raises(NotCurrent):
        index.find(read_query({"q": "a"}), "khac")
    file.unlink()
    with pytest.raises(NotCurrent):
        index.check("r")
    file.write_bytes(b"x" * 9000)
    with pytest.raises(NotCurrent):
        index.check("r")
    assert "cchc build --clean" in caplog.text


def test_a_query_may_last_only_so_long(file: Path) -> None:
    update_index(file, [row(str(at), "chữ " * 40, "chữ nghĩa " * 300) for at in range(300)], "r")
    hurried = SearchIndex(file, 0.0)
    with pytest.raises(TooLong):
        find(hurried, "chu nghia chu nghia")
    hurried.close()


def test_threads_read_at_once_and_nothing_is_written(index: SearchIndex, file: Path) -> None:
    before = file.read_bytes()
    found: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: found.append(ids(index, fold("đường dây nóng"))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["hoi-nghi"]] * 4
    assert file.read_bytes() == before
