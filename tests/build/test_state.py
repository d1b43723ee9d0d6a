"""What is remembered per output folder, and what the API is told."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cchc.build.state import OutputState, refusal, write_release


@pytest.mark.parametrize(
    ("out", "words"),
    [
        (".", "không được chứa thư mục gốc"),
        ("..", "không được chứa thư mục gốc"),
        ("content", "không được nằm trong content/"),
        ("content/tin/site", "không được nằm trong content/"),
        (".cchc/x", "không được nằm trong .cchc/"),
        ("site", ""),
        ("../site", ""),
        ("contents", ""),
    ],
)
def test_folders_that_cannot_be_the_output(tmp_path: Path, out: str, words: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    found = refusal(root, root / out)
    assert words in found
    assert bool(words) is bool(found)


def test_each_output_folder_has_its_own_state(tmp_path: Path) -> None:
    one, other = (OutputState.of(tmp_path, tmp_path / name) for name in ("a", "b"))
    assert one != other
    assert one == OutputState.of(tmp_path, tmp_path / "c" / ".." / "a")
    assert one.folder.is_relative_to(tmp_path / ".cchc" / "builds")
    one.begin(["b.html", "a.html"])
    assert one.unfinished() == ("a.html", "b.html")
    assert other.unfinished() == ()


def test_what_killed_builds_may_have_written_is_known_until_one_has_finished(
    tmp_path: Path,
) -> None:
    state = OutputState(tmp_path)
    state.begin(["b", "a"])
    state.begin(["c", "a"])
    assert state.unfinished() == ("a", "b", "c")
    state.end()
    assert state.unfinished() == ()
    state.end()


@pytest.mark.parametrize("text", ["", "{}", "null", "[1", "12", '{"a": 1}', "\xff"])
def test_damaged_list_is_no_list(tmp_path: Path, text: str) -> None:
    state = OutputState(tmp_path)
    (tmp_path / "unfinished").write_bytes(text.encode("latin-1"))
    assert state.unfinished() == ()


def test_list_never_names_files_outside(tmp_path: Path) -> None:
    stated = ["a", "../b", "c/../../d", "/etc/passwd", 5, "..e/f"]
    (tmp_path / "unfinished").write_text(json.dumps(stated))
    assert OutputState(tmp_path).unfinished() == ("a", "..e/f")


def test_stage_is_empty_and_those_of_killed_builds_are_removed(tmp_path: Path) -> None:
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    killed = tmp_path / f"stage-{int(dead.stdout)}"
    running = tmp_path / f"stage-{os.getppid()}"
    for folder in (killed, running):
        (folder / "x").mkdir(parents=True)
    state = OutputState(tmp_path)
    stage = state.fresh_stage()
    (stage / "y").write_text("")
    assert list(state.fresh_stage().iterdir()) == []
    assert not killed.exists()
    assert running.exists()


def test_second_publisher_waits(tmp_path: Path) -> None:
    state, order = OutputState(tmp_path), []
    inside, leave = threading.Event(), threading.Event()

    def first() -> None:
        with state.alone():
            inside.set()
            leave.wait(5)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(5)
    threading.Timer(0.2, leave.set).start()
    with state.alone():
        order.append("second")
    thread.join()
    assert order == ["first", "second"]


def test_publisher_that_fails_lets_the_next_one_in(tmp_path: Path) -> None:
    state = OutputState(tmp_path)
    with pytest.raises(ZeroDivisionError), state.alone():
        raise ZeroDivisionError
    with state.alone():
        pass


def test_release_names_addresses_and_changes_with_the_bytes(tmp_path: Path) -> None:
    names = ["index.html", "tin/x/index.html", "404.html", "feed.xml", "a/myindex.html"]
    told = tmp_path / ".cchc/release.json"
    first = write_release(tmp_path, names, "/tinh/", 7, "/cach-dem/", "dấu vân")
    release = json.loads(told.read_text())
    assert release["release"] == first
    assert release["paths"] == ["/tinh/", "/tinh/tin/x/"]
    assert (release["offset"], release["definition_url"]) == (7, "/cach-dem/")
    assert write_release(tmp_path, names[::-1], "/tinh/", 7, "/cach-dem/", "dấu vân") == first
    assert json.loads(told.read_text()) == release
    other = write_release(tmp_path, names, "/tinh/", 7, "/cach-dem/", "dấu khác")
    assert json.loads(told.read_text())["release"] == other != first


def test_what_a_build_owns_is_known_without_its_manifest(tmp_path: Path) -> None:
    state = OutputState(tmp_path)
    assert state.owned() == ()
    state.own(["b", "tiếng việt"], more=False)
    state.own(["c"], more=True)
    assert state.owned() == ("b", "tiếng việt", "c")
    with (tmp_path / "files").open("ab") as file:
        file.write(b"half-written\0/etc/passwd\0a/../../b\0tail")
    assert state.owned() == ("b", "tiếng việt", "c", "half-written")
    state.own(["d"], more=False)
    assert state.owned() == ("d",)
