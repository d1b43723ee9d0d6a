"""Staging and publishing: one writer per path, whole files, nothing of others touched."""

import os
from pathlib import Path

import pytest
from tests.build.support import SHELL, contents, stamps
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article, open_site

from cchc.build.write import BuildError, Counts, count, replace_bytes, stage, synchronise, tree
from cchc.pages.artifact import Artifact, page_artifact
from cchc.pages.page import Page


def fill(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    folder.mkdir(exist_ok=True)
    return folder


def test_pages_get_the_shell_and_bytes_stay_bytes(tmp_path: Path) -> None:
    page = page_artifact(Page("/tin/x/", "X", "<p>é</p>"))
    written = stage([Artifact("a/b.bin", b"\x00\xff"), page], SHELL, tmp_path)
    assert written == ("a/b.bin", "tin/x/index.html")
    assert (tmp_path / "a/b.bin").read_bytes() == b"\x00\xff"
    html = (tmp_path / "tin/x/index.html").read_text("utf-8")
    assert html == "<title>X – Trang</title><main><p>é</p></main>\n"


def test_two_outputs_of_one_path_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"cùng ghi vào một tệp: a\.txt"):
        stage([Artifact("a.txt", b"1"), Artifact("a.txt", b"1")], SHELL, tmp_path)


def test_ordinary_page_is_overwritten_only_by_the_home_page(tmp_path: Path) -> None:
    taken = frozenset({"index.html", "tin/index.html"})
    stage([Artifact("index.html", b"1")], SHELL, tmp_path, taken)
    with pytest.raises(BuildError, match=r"content/trang trùng địa chỉ tin/index\.html"):
        stage([Artifact("tin/index.html", b"1")], SHELL, tmp_path, taken)


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/tmp/x"])  # noqa: S108
def test_nothing_is_written_outside_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(BuildError, match="nằm ngoài"):
        stage([Artifact(path, b"1")], SHELL, fill(tmp_path / "site", {}))
    assert list(tmp_path.iterdir()) == [tmp_path / "site"]


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    staged = fill(tmp_path / "new", {"a": "1", "b": "22", "c/d": "3"})
    out = fill(tmp_path / "out", {"a": "1", "b": "23", "c/d": "33"})
    before = stamps(out)
    assert synchronise(staged, out, ["a", "b", "c/d"]) == (2, 0)
    assert contents(out) == contents(staged)
    after = stamps(out)
    assert [name for name in after if after[name] == before[name]] == ["a"]
    assert synchronise(staged, out, ["a", "b", "c/d"]) == (0, 0)
    assert stamps(out) == after


def test_rewrite_writes_every_file(tmp_path: Path) -> None:
    staged = fill(tmp_path / "new", {"a": "1", "b": "2"})
    out = fill(tmp_path / "out", {"a": "1"})
    assert synchronise(staged, out, ["a"], rewrite=True) == (2, 0)


def test_gone_files_are_removed_with_their_folders_and_foreign_ones_stay(tmp_path: Path) -> None:
    staged = fill(tmp_path / "new", {"a": "1"})
    out = fill(tmp_path / "out", {"a": "1", "b/c/d": "2", "e/f": "3", "e/cua-ho": "4"})
    assert synchronise(staged, out, ["a", "b/c/d", "e/f", "da-mat"]) == (0, 2)
    assert sorted(contents(out)) == ["a", "e/cua-ho"]
    assert not (out / "b").exists()


def test_file_becomes_folder_and_folder_becomes_file(tmp_path: Path) -> None:
    staged = fill(tmp_path / "new", {"a/b/c": "1", "x": "2"})
    out = fill(tmp_path / "out", {"a": "0", "x/y/z": "0"})
    assert synchronise(staged, out, ["a", "x/y/z"]) == (2, 2)
    assert contents(out) == {"a/b/c": b"1", "x": b"2"}


def test_foreign_file_or_folder_in_the_way_is_an_error_not_a_loss(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="Một tệp lạ đang chiếm chỗ của a/b"):
        synchronise(fill(tmp_path / "new", {"a/b": "1"}), fill(tmp_path / "o", {"a": "0"}), [])
    assert contents(tmp_path / "o") == {"a": b"0"}
    with pytest.raises(BuildError, match="Một thư mục lạ đang chiếm chỗ của x"):
        synchronise(fill(tmp_path / "new2", {"x": "1"}), fill(tmp_path / "p", {"x/y": "0"}), [])
    assert contents(tmp_path / "p") == {"x/y": b"0"}


def test_links_are_replaced_and_what_they_point_at_stays(tmp_path: Path) -> None:
    """Old releases are hard links of the same files; a link may also lead out of the site."""
    outside = fill(tmp_path / "old", {"a": "cũ", "b": "cũ"})
    out = fill(tmp_path / "out", {})
    os.link(outside / "a", out / "a")
    (out / "b").symlink_to(outside / "b")
    synchronise(fill(tmp_path / "new", {"a": "mới", "b": "cũ"}), out, [])
    assert contents(outside) == {"a": "cũ".encode(), "b": "cũ".encode()}
    assert (out / "a").read_text("utf-8") == "mới"
    assert not (out / "b").is_symlink()


def test_output_folder_that_is_a_link_stays_one(tmp_path: Path) -> None:
    real = fill(tmp_path / "real", {})
    (tmp_path / "out").symlink_to(real)
    synchronise(fill(tmp_path / "new", {"a": "1", "b/c": "2"}), tmp_path / "out", [])
    assert (tmp_path / "out").is_symlink()
    assert sorted(contents(real)) == ["a", "b/c"]


def test_killed_publishing_leaves_whole_files_and_the_next_run_mends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {"a": "cũ" * 99, "b": "cũ" * 99, "c": "cũ" * 99}
    new = {"a": "mới" * 99, "b": "mới" * 99, "d": "mới" * 99}
    staged, out = fill(tmp_path / "new", new), fill(tmp_path / "out", old)
    real, calls = os.replace, []

    def replace(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        synchronise(staged, out, list(old))
    monkeypatch.undo()
    whole = {text.encode() for text in (*old.values(), *new.values())}
    found = contents(out)
    assert {name: data for name, data in found.items() if data not in whole} == {}
    assert "d" in found, "new files come before changed ones"
    assert "c" in found, "removals come last"
    synchronise(staged, out, list(old))
    assert contents(out) == contents(staged), "no half is left over"


def test_half_files_of_others_are_not_ours_to_remove(tmp_path: Path) -> None:
    out = fill(tmp_path / "out", {".khac.new": "của họ"})
    synchronise(fill(tmp_path / "new", {"a": "1"}), out, [])
    assert sorted(contents(out)) == [".khac.new", "a"]


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
