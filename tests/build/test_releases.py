"""The shelf of releases: added by one rename, switched by one rename, never written into."""

import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from tests.build.support import contents
from tests.outputs.sites import AS_OF

from cchc.build.files import replace_bytes
from cchc.build.outcome import Counts
from cchc.build.releases import (
    RECORD,
    SUMS,
    Entry,
    Record,
    ReleaseError,
    Shelf,
    one_at_a_time,
    read_sums,
)
from cchc.vietnamese.dates import ZONE

COUNTS = Counts(1, 1, 0, 0, 0, 0)


def record(identity: str) -> Record:
    documents = {"x": Entry("/x/", "Bài", "00")}
    return Record(identity, AS_OF, AS_OF, "1", "abc", "ff", "https://a.vn/", "/", COUNTS, documents)


def add(shelf: Shelf, built: Mapping[str, Path], at: datetime = AS_OF) -> str:
    identity = shelf.next_id(at)
    site = {name: (path, "00") for name, path in built.items()}
    shelf.add(record(identity), site, {"them.txt": b"x"})
    return identity


@pytest.fixture
def built(tmp_path: Path) -> dict[str, Path]:
    """Two built files."""
    for name in ("index.html", "tin/index.html"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(name)
    return {name: tmp_path / "site" / name for name in ("index.html", "tin/index.html")}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "cong-bo")


def test_a_release_holds_links_record_and_sums(shelf: Shelf, built: dict[str, Path]) -> None:
    path = shelf.path(add(shelf, built))
    names = {"site/index.html", "site/tin/index.html", RECORD, SUMS, "them.txt"}
    assert set(contents(path)) == names
    assert (path / "site/index.html").samefile(built["index.html"])
    assert set(read_sums(path)) == names - {SUMS}
    assert Record.read(path) == record(path.name)


def test_a_rewritten_page_leaves_the_release_as_it_was(
    shelf: Shelf, built: dict[str, Path]
) -> None:
    path = shelf.path(add(shelf, built))
    replace_bytes(built["index.html"], b"new")
    assert (path / "site/index.html").read_text() == "index.html"


def test_serial_numbers_grow_whatever_the_clock_says(shelf: Shelf, built: dict[str, Path]) -> None:
    first = add(shelf, built)
    second = add(shelf, built, datetime(2030, 1, 1, tzinfo=ZONE))
    assert first == "0001-20310815-120000"
    assert second == "0002-20300101-000000"
    assert shelf.ids() == (first, second)
    assert shelf.find("2") == shelf.find("0002") == shelf.find(second) == second
    assert shelf.before(second) == first


@pytest.mark.parametrize("text", ["", "3", "0001-20310815", "../x", "²"])
def test_what_is_no_release_is_refused_with_what_there_is(
    shelf: Shelf, built: dict[str, Path], text: str
) -> None:
    first = add(shelf, built)
    with pytest.raises(ReleaseError, match=first):
        shelf.find(text)
    with pytest.raises(ReleaseError, match="trước"):
        shelf.before(first)


def test_the_link_is_switched_and_old_releases_go_but_never_the_public_one(
    shelf: Shelf, built: dict[str, Path]
) -> None:
    assert shelf.current() is None
    ids = [add(shelf, built) for _ in range(4)]
    shelf.switch(ids[0])
    assert (shelf.link / "site" / "index.html").read_text() == "index.html"
    assert shelf.link.readlink() == Path("releases") / ids[0]
    assert shelf.prune(2) == (ids[1],)
    assert shelf.ids() == (ids[0], ids[2], ids[3])
    shelf.switch(ids[3])
    shelf.switch(ids[3])
    assert shelf.current() == ids[3]
    assert shelf.prune(10) == ()


def test_halves_of_a_killed_run_are_no_release_and_are_swept(
    shelf: Shelf, built: dict[str, Path]
) -> None:
    add(shelf, built)
    halves = [shelf.folder / "releases" / name for name in (".new-0002-20310815-120000", ".old-1")]
    for half in halves:
        (half / "site").mkdir(parents=True)
    (shelf.folder / ".current.new").symlink_to("releases/x")
    assert len(shelf.ids()) == 1
    second = add(shelf, built)
    shelf.switch(second)
    assert second.startswith("0002-")
    assert [half for half in halves if half.exists()] == []


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"at": 1}'])
def test_a_damaged_record_says_which(shelf: Shelf, built: dict[str, Path], text: str) -> None:
    path = shelf.path(add(shelf, built))
    replace_bytes(path / RECORD, text.encode())
    with pytest.raises(ReleaseError, match=RECORD):
        Record.read(path)
    replace_bytes(path / SUMS, b"x\n")
    with pytest.raises(ReleaseError, match=SUMS):
        read_sums(path)


def test_a_second_publisher_waits_for_the_first(tmp_path: Path) -> None:
    order: list[str] = []
    inside, done = threading.Event(), threading.Event()

    def second() -> None:
        inside.wait()
        with one_at_a_time(tmp_path):
            order.append("second")
        done.set()

    other = threading.Thread(target=second)
    other.start()
    with one_at_a_time(tmp_path):
        inside.set()
        assert not done.wait(0.3)
        order.append("first")
    other.join()
    assert order == ["first", "second"]
