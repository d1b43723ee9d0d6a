"""The index after any changes holds and answers what one built from nothing does."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.build.support import build, request_for
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article

from cchc.build import engine, search_tables
from cchc.build.files import BuildError
from cchc.build.search_index import change_index, index_file, update_index
from cchc.build.search_tables import VERSION
from cchc.pages.search_row import SearchRow

ROW = SearchRow(
    id="a", url="/tin/a/", type="news", type_label="Tin bài", brief=False, section="tin",
    section_name="Tin", unit="so", unit_name="Sở", units=("so", "ubnd"), year=2019,
    day="2019-01-07", date="2019-01-07", shown="07/01/2019", title="Cải cách",
    summary="Tóm tắt", number="", number_form="", body="Đường dây nóng",
)  # fmt: skip
TEXTS = st.sampled_from(
    ["", "Cải cách hành chính", "đường dây nóng", "Hội nghị, hội nghi", "a\u0323\u0323 b", "xã Đ"]
)
ROWS = st.dictionaries(
    st.sampled_from("abcd"),
    st.builds(
        replace,
        st.just(ROW),
        title=TEXTS,
        summary=TEXTS,
        body=TEXTS,
        number=st.sampled_from(["", "09/KH-BCĐ"]),
        year=st.sampled_from([0, 2019]),
    ),
)
QUERIES = ('"cai"', '"hoi nghi"', '"d" *', '"a"', '"09 kh bcd"', '"duong" "nong" *', "body : cach")


def holds(file: Path) -> tuple[list[Any], ...]:
    """Rows and answers of an index, without the keys it happens to use."""
    columns = ", ".join(search_tables._COLUMNS)
    with closing(sqlite3.connect(file)) as connection:
        stored = connection.execute(f"SELECT {columns}, digest FROM document ORDER BY id")  # noqa: S608
        answers = [stored.fetchall()]
        for query in QUERIES:
            found = connection.execute(
                "SELECT d.id, round(f.rank, 9) FROM words f JOIN document d ON d.key = f.rowid "
                "WHERE f.words MATCH ? ORDER BY d.id",
                (query,),
            )
            answers.append(found.fetchall())
        answers.append(connection.execute("SELECT id FROM release").fetchall())
    return tuple(answers)


def named(chosen: dict[str, SearchRow]) -> list[SearchRow]:
    return [replace(row, id=key) for key, row in chosen.items()]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(ROWS, st.booleans()), min_size=1, max_size=5))
def test_any_changes_give_what_a_new_index_has(steps: list[tuple[dict[str, Any], bool]]) -> None:
    with TemporaryDirectory() as folder:
        kept, new = Path(folder) / "kept.sqlite", Path(folder) / "new.sqlite"
        for number, (chosen, clean) in enumerate(steps):
            update_index(kept, named(chosen), str(number), clean=clean)
            new.unlink(missing_ok=True)
            update_index(new, named(chosen), str(number))
            assert holds(kept) == holds(new)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, st.lists(st.tuples(ROWS, st.sets(st.sampled_from("abcd"))), min_size=1, max_size=6))
def test_any_single_changes_give_what_a_new_index_has(
    first: dict[str, SearchRow], steps: list[tuple[dict[str, SearchRow], set[str]]]
) -> None:
    with TemporaryDirectory() as folder:
        kept, new = Path(folder) / "kept.sqlite", Path(folder) / "new.sqlite"
        update_index(kept, named(first), "0")
        whole = dict(first)
        for number, (chosen, removed) in enumerate(steps, start=1):
            now, before = str(number), str(number - 1)
            assert change_index(kept, named(chosen), removed - set(chosen), now, before)
            whole = {key: row for key, row in whole.items() if key not in removed} | chosen
            new.unlink(missing_ok=True)
            update_index(new, named(whole), now)
            assert holds(kept) == holds(new)


def test_single_changes_need_the_index_of_the_release_before(tmp_path: Path) -> None:
    file = tmp_path / "s.sqlite"
    assert not change_index(file, [ROW], (), "2", "1")
    assert not file.exists()
    update_index(file, [ROW], "1")
    before = holds(file)
    other = replace(ROW, body="Khác")
    assert not change_index(file, [other], (), "3", "2")
    assert holds(file) == before
    assert change_index(file, [other], (), "2", "1")
    assert holds(file)[-1] == [("2",)]
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION - 1}")
    assert not change_index(file, [ROW], (), "3", "2")


@pytest.mark.parametrize("damage", [b"", b"x" * 9000, b"SQLite format 3\0" + b"\xff" * 9000])
def test_single_changes_leave_a_damaged_file_to_a_whole_build(
    tmp_path: Path, damage: bytes
) -> None:
    file, new = tmp_path / "s.sqlite", tmp_path / "new.sqlite"
    file.write_bytes(damage)
    assert not change_index(file, [ROW], (), "2", "1")
    update_index(file, [ROW], "2")
    update_index(new, [ROW], "2")
    assert holds(file) == holds(new)


def test_a_single_change_that_fails_leaves_the_old_state_whole(tmp_path: Path) -> None:
    file = tmp_path / "s.sqlite"
    update_index(file, [ROW, replace(ROW, id="c")], "1")
    before = holds(file)
    bad = replace(ROW, id="d", title=None)
    assert not change_index(file, [replace(ROW, body="Khác"), bad], ["c"], "2", "1")
    assert holds(file) == before


def test_a_reader_sees_the_old_state_to_its_end_while_single_rows_change(tmp_path: Path) -> None:
    file = tmp_path / "s.sqlite"
    update_index(file, [ROW], "1")
    uri = f"{file.as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT id FROM release").fetchall() == [("1",)]
        assert change_index(file, [replace(ROW, id="b")], ["a"], "2", "1")
        assert reader.execute("SELECT id FROM document").fetchall() == [("a",)]
        reader.execute("COMMIT")
        assert reader.execute("SELECT id FROM release").fetchall() == [("2",)]
        assert reader.execute("SELECT id FROM document").fetchall() == [("b",)]


def test_only_the_difference_is_written(tmp_path: Path) -> None:
    file = tmp_path / "s.sqlite"
    rows = [replace(ROW, id=key) for key in "abc"]
    assert update_index(file, rows, "1") == (3, 0)
    assert update_index(file, rows, "2") == (0, 0)
    changed = [rows[0], replace(rows[1], body="Khác")]
    assert update_index(file, changed, "3") == (1, 1)
    assert holds(file)[-1] == [("3",)]


def test_a_failure_leaves_the_old_state_whole(tmp_path: Path) -> None:
    file = tmp_path / "s.sqlite"
    update_index(file, [ROW], "1")
    before = holds(file)

    def failing() -> Iterable[SearchRow]:
        yield replace(ROW, id="b")
        yield replace(ROW, id="c", title=None)

    with pytest.raises(OSError, match="không ghi được chỉ mục tìm kiếm"):
        update_index(file, failing(), "2")
    assert holds(file) == before


@pytest.mark.parametrize("damage", [b"", b"x" * 9000, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_damaged_file_is_built_anew(tmp_path: Path, damage: bytes) -> None:
    file, new = tmp_path / "s.sqlite", tmp_path / "new.sqlite"
    file.write_bytes(damage)
    update_index(file, [ROW], "1")
    update_index(new, [ROW], "1")
    assert holds(file) == holds(new)


def test_damage_found_while_writing_is_mended(tmp_path: Path) -> None:
    file, new = tmp_path / "s.sqlite", tmp_path / "new.sqlite"
    rows = [replace(ROW, id=str(at), body="chữ " * 900) for at in range(60)]
    update_index(file, rows, "1")
    data = bytearray(file.read_bytes())
    data[4096 * 12 :] = b"\x5a" * (len(data) - 4096 * 12)
    file.write_bytes(bytes(data))
    changed = [replace(row, title="Khác") for row in rows]
    update_index(file, changed, "2")
    update_index(new, changed, "2")
    assert holds(file) == holds(new)


def test_a_file_of_another_version_is_built_anew(tmp_path: Path) -> None:
    file = tmp_path / "s.sqlite"
    update_index(file, [ROW], "1")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION - 1}")
    assert update_index(file, [ROW], "1") == (1, 0)
    assert update_index(file, [ROW], "1") == (0, 0)


@pytest.mark.parametrize("clean", [False, True])
def test_a_reader_sees_the_old_state_to_its_end(tmp_path: Path, clean: bool) -> None:
    file = tmp_path / "s.sqlite"
    update_index(file, [ROW], "1")
    uri = f"{file.as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT id FROM release").fetchall() == [("1",)]
        update_index(file, [replace(ROW, id="b")], "2", clean=clean)
        assert reader.execute("SELECT id FROM document").fetchall() == [("a",)]
        reader.execute("COMMIT")
        assert reader.execute("SELECT id FROM release").fetchall() == [("2",)]
        assert reader.execute("SELECT id FROM document").fetchall() == [("b",)]


def test_nothing_is_left_beside_the_index(tmp_path: Path) -> None:
    file = tmp_path / "s.sqlite"
    update_index(file, [ROW], "1")
    update_index(file, [ROW], "2", clean=True)
    assert [path.name for path in tmp_path.iterdir()] == ["s.sqlite"]


def test_a_build_keeps_the_index_of_the_sites_own_folder(site: MakeSite, tmp_path: Path) -> None:
    root = site(PROVINCE)
    build(request_for(root, tmp_path / "khac"))
    assert not index_file(root).exists()
    build(request_for(root))
    (root / "content/tin/2031/moi.md").write_text(article("Mới", "2031-07-01"), "utf-8")
    (root / "content/tin/2031/tin-thu-hai.md").unlink()
    build(request_for(root))
    kept = holds(index_file(root))
    index_file(root).unlink()
    build(request_for(root))
    assert holds(index_file(root)) == kept
    assert "tin-2031-moi" in [row[0] for row in kept[0]]
    release = (root / ".cchc/release.json").read_text("utf-8")
    assert f'"{kept[-1][0][0]}"' in release


def test_an_index_made_while_files_are_put_is_the_same(site: MakeSite) -> None:
    root = site({**PROVINCE, **_many()})
    found = []
    for jobs in (1, 2):
        build(replace(request_for(root, clean=True), jobs=jobs))
        found.append(holds(index_file(root)))
    assert found[0] == found[1]
    assert len(found[0][0]) > engine.FEWEST
    assert [file.name for file in (root / ".cchc").glob("*search*")] == ["search.sqlite"]


def test_a_build_that_cannot_put_its_files_leaves_the_index_as_it_was(site: MakeSite) -> None:
    root = site({**PROVINCE, **_many()})
    request = replace(request_for(root, clean=True), jobs=2)
    build(request)
    before = holds(index_file(root))
    (root / "content/tin/2031/bai-them.md").write_text(article("Thêm", "2031-07-01"), "utf-8")
    (root / "site/tin/2031/bai-them").parent.mkdir(parents=True, exist_ok=True)
    (root / "site/tin/2031/bai-them").write_text("của người khác", "utf-8")
    with pytest.raises(BuildError, match="chiếm chỗ"):
        build(request)
    assert holds(index_file(root)) == before
    assert active_children() == []


def _many() -> dict[str, str]:
    names = range(engine.FEWEST)
    return {f"content/tin/2031/bai-{n}.md": article(f"Bài {n}", "2031-05-01") for n in names}
