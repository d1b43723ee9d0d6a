"""From staged files into the site: whole files, nothing of others touched."""

import errno
import os
from pathlib import Path

import pytest
from tests.build.support import contents, stamps
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article, open_site

from cchc.build.files import BuildError, replace_bytes, tree
from cchc.build.outcome import Counts
from cchc.build.write import count, put, sweep


def fill(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    folder.mkdir(exist_ok=True)
    return folder


def staged(folder: Path, files: dict[str, str]) -> dict[str, str]:
    """Files in a staging folder, by the path where they belong."""
    made = {}
    for number, (name, text) in enumerate(files.items()):
        made[name] = str(fill(folder, {str(number): text}) / str(number))
    return made


def test_files_move_and_their_stamps_are_told(tmp_path: Path) -> None:
    out = fill(tmp_path / "out", {"a": "1", "c/d": "33"})
    before = stamps(out)
    found = put(staged(tmp_path / "new", {"b": "22", "c/d": "3"}), [], out)
    assert contents(out) == {"a": b"1", "b": b"22", "c/d": b"3"}
    after = stamps(out)
    assert [name for name in after if after[name] == before.get(name)] == ["a"]
    assert {name: output[1:] for name, output in found.items()} == {
        "b": (2, after["b"][1]), "c/d": (1, after["c/d"][1])
    }  # fmt: skip
    assert contents(tmp_path / "new") == {}
    assert put({}, [], out) == {}
    assert stamps(out) == after


def test_gone_files_are_removed_with_their_folders_and_foreign_ones_stay(tmp_path: Path) -> None:
    out = fill(tmp_path / "out", {"a": "1", "b/c/d": "2", "e/f": "3", "e/cua-ho": "4"})
    put({}, ["b/c/d", "e/f", "da-mat"], out)
    assert sorted(contents(out)) == ["a", "e/cua-ho"]
    assert not (out / "b").exists()


def test_file_becomes_folder_and_folder_becomes_file(tmp_path: Path) -> None:
    out = fill(tmp_path / "out", {"a": "0", "x/y/z": "0"})
    put(staged(tmp_path / "new", {"a/b/c": "1", "x": "2"}), ["a", "x/y/z"], out)
    assert contents(out) == {"a/b/c": b"1", "x": b"2"}


def test_foreign_file_or_folder_in_the_way_is_an_error_not_a_loss(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="Một tệp lạ đang chiếm chỗ của a/b"):
        put(staged(tmp_path / "new", {"a/b": "1"}), [], fill(tmp_path / "o", {"a": "0"}))
    assert contents(tmp_path / "o") == {"a": b"0"}
    with pytest.raises(BuildError, match="Một thư mục lạ đang chiếm chỗ của x"):
        put(staged(tmp_path / "new2", {"x": "1"}), [], fill(tmp_path / "p", {"x/y": "0"}))
    assert contents(tmp_path / "p") == {"x/y": b"0"}


def test_links_are_replaced_and_what_they_point_at_stays(tmp_path: Path) -> None:
    """Old releases are hard links of the same files; a link may also lead out of the site."""
    outside = fill(tmp_path / "old", {"a": "cũ", "b": "cũ"})
    out = fill(tmp_path / "out", {})
    os.link(outside / "a", out / "a")
    (out / "b").symlink_to(outside / "b")
    put(staged(tmp_path / "new", {"a": "mới", "b": "cũ"}), [], out)
    assert contents(outside) == {"a": "cũ".encode(), "b": "cũ".encode()}
    assert (out / "a").read_text("utf-8") == "mới"
    assert not (out / "b").is_symlink()


def test_output_folder_that_is_a_link_stays_one(tmp_path: Path) -> None:
    real = fill(tmp_path / "real", {})
    (tmp_path / "out").symlink_to(real)
    put(staged(tmp_path / "new", {"a": "1", "b/c": "2"}), [], tmp_path / "out")
    assert (tmp_path / "out").is_symlink()
    assert sorted(contents(real)) == ["a", "b/c"]


OLD = {"a": "cũ" * 99, "b": "cũ" * 99, "c": "cũ" * 99, "x/a": "cũ" * 99}
NEW = {"a": "mới" * 99, "b": "mới" * 99, "d": "mới" * 99, "x/a": "mới" * 99, "x/e": "mới" * 99}


def killed_after(monkeypatch: pytest.MonkeyPatch, moves: int) -> list[str]:
    """Let the process be killed after so many moves; gives the names that were to be moved."""
    real, calls = os.replace, list[str]()

    def replace(source: str, target: str) -> None:
        if len(calls) == moves:
            raise KeyboardInterrupt
        calls.append(Path(target).name)
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    return calls


@pytest.mark.parametrize("moves", range(len(NEW)))
def test_killed_publishing_leaves_whole_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    out = fill(tmp_path / "out", OLD)
    files = staged(tmp_path / "new", NEW)
    done = killed_after(monkeypatch, moves)
    with pytest.raises(KeyboardInterrupt):
        put(files, ["c"], out)
    whole = {text.encode() for text in (*OLD.values(), *NEW.values())}
    found = contents(out)
    assert {name: data for name, data in found.items() if data not in whole} == {}
    assert done == ["e", "d", "a", "a", "b"][:moves], "new files before changed ones, deep first"
    assert "c" in found, "removals come last"


def test_staged_on_another_file_system_nothing_is_half_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There a rename fails, so a copy beside the target comes first, which a kill leaves over."""
    real, out = os.replace, fill(tmp_path / "out", {"a": "cũ", "x/cua-ho": "cũ"})

    def replace(source: Path | str, target: Path | str) -> None:
        if Path(source).parent != Path(target).parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        if Path(target).name == "b":
            raise KeyboardInterrupt
        real(source, target)

    files = staged(tmp_path / "new", {"x/a": "mới", "b": "mới"})
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        put(files, [], out)
    assert contents(out) == {
        "a": "cũ".encode(), "x/cua-ho": "cũ".encode(), "x/a": "mới".encode(),
        ".b.new": "mới".encode(),
    }  # fmt: skip
    sweep(out, ["x/a", "b"])
    assert sorted(contents(out)) == ["a", "x/a", "x/cua-ho"]


def test_replaced_file_is_another_file(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_text("cũ")
    with target.open() as reader:
        replace_bytes(target, b"moi")
        assert reader.read() == "cũ"
    assert target.read_bytes() == b"moi"
    assert list(tree(tmp_path)) == ["a"]


def test_counts_add_up(site: MakeSite) -> None:
    files = {
        **PROVINCE,
        "content/tin/nhap.md": article("Nháp", "2031-01-01", "state: nháp"),
        "content/tin/hen.md": article("Hẹn", "2031-12-01"),
        "content/tin/het.md": article("Hết", "2031-01-01", "expires: 2031-02-01"),
    }
    found = count(open_site(site(files)))
    assert found == Counts(19, 15, 1, 1, 1, 1)
    assert found.documents == sum(
        (found.published, found.draft, found.embargoed, found.expired, found.withdrawn)
    )
