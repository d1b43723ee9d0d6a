"""A rollback brings the search of its release back."""

import zlib
from pathlib import Path

from msgspec.structs import replace
from tests.build.support import build, edit, request_for
from tests.build.test_publish import SECOND, published, shelf_of
from tests.build.test_search_index import ROW, holds
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article

from cchc.build.rollback import rollback
from cchc.build.search_index import index_file, update_index
from cchc.build.search_release import NAME, bring_back, kept_rows


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "s.sqlite"
    rows = [
        replace(ROW, id="b", body="Dòng một\nđường dây", brief=True, units=()),
        replace(ROW, id="a", body="nóng " * 300_000),
        replace(ROW, id="c"),
    ]
    update_index(file, rows, "1")
    before, kept = holds(file), kept_rows(file, "1")
    update_index(file, [replace(ROW, title="Khác")], "2")
    bring_back(file, kept, "1")
    assert holds(file) == before
    file.unlink()
    bring_back(file, kept, "1")
    assert holds(file) == before


def test_the_same_rows_are_kept_as_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "1.sqlite", tmp_path / "2.sqlite"
    rows = [replace(ROW, id=key) for key in "abc"]
    update_index(one, rows, "r")
    update_index(two, rows[:1], "r")
    update_index(two, rows[::-1], "r")
    assert kept_rows(one, "r") == kept_rows(two, "r") != b""


def test_the_index_of_another_release_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "s.sqlite"
    assert kept_rows(file, "1") == b""
    update_index(file, [ROW], "1")
    assert kept_rows(file, "2") == b""
    file.write_bytes(b"x" * 5000)
    assert kept_rows(file, "1") == b""


def test_nothing_kept_changes_nothing(tmp_path: Path) -> None:
    bring_back(tmp_path / "s.sqlite", b"", "1")
    assert not (tmp_path / "s.sqlite").exists()


def test_publish_and_rollback_take_the_search_along(site: MakeSite) -> None:
    root = site(PROVINCE)
    first = published(root).release
    before = holds(index_file(root))
    edit(root, {SECOND: article("Tên khác hẳn", "2031-06-01T08:00")})
    second = published(root).release
    after = holds(index_file(root))
    assert after != before
    rollback(root, shelf_of(root))
    assert holds(index_file(root)) == before
    rollback(root, shelf_of(root), second)
    assert holds(index_file(root)) == after
    build(request_for(root))
    assert holds(index_file(root))[0] == after[0]
    lines = zlib.decompress((shelf_of(root).path(first) / NAME).read_bytes()).splitlines()
    assert len(lines) == len(before[0])
