"""`cchc init`: a site that is free of faults and builds at once."""

from pathlib import Path

from tests.cli.conftest import Run


def test_new_site_is_valid_and_builds(cchc: Run, tmp_path: Path) -> None:
    root = tmp_path / "tỉnh mới"
    done = cchc("init", root)
    assert done.code == 0
    assert f"cchc serve --root {root}" in done.out
    checked = cchc("check", "--root", root, "--format", "json")
    assert (checked.code, '"errors": 0' in checked.out) == (0, True)
    assert cchc("build", "--root", root).code == 0
    assert (root / "site" / "index.html").is_file()


def test_nothing_is_ever_overwritten(cchc: Run, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("của tôi")
    done = cchc("init", tmp_path)
    assert done.code == 2
    assert "Đã có mkdocs.yml" in done.err
    assert (tmp_path / "mkdocs.yml").read_text() == "của tôi"
    assert list(tmp_path.iterdir()) == [tmp_path / "mkdocs.yml"]


def test_folder_with_other_things_is_kept(cchc: Run, tmp_path: Path) -> None:
    (tmp_path / "ghi-chu.txt").write_text("x")
    assert cchc("init", tmp_path).code == 0
    assert (tmp_path / "ghi-chu.txt").read_text() == "x"


def test_place_that_cannot_be_a_folder(cchc: Run, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x")
    assert cchc("init", tmp_path / "tep").code == 2
    done = cchc("init", tmp_path / "tep" / "trang")
    assert (done.code, done.is_calm) == (3, True)


def test_what_builds_write_stays_out_of_git(cchc: Run, tmp_path: Path) -> None:
    cchc("init", tmp_path / "a")
    assert (tmp_path / "a" / ".gitignore").read_text() == "/.cchc/\n/site/\n"
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / ".gitignore").write_text("*.tmp\n/site/")
    assert cchc("init", tmp_path / "b").code == 0
    assert (tmp_path / "b" / ".gitignore").read_text() == "*.tmp\n/site/\n/.cchc/\n"
