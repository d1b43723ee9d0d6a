"""What makes every page another one: the library, the settings, and what the settings name."""

from pathlib import Path

import pytest
from tests.build.support import edit

from cchc.build.stamp import installation, stamp

SETTINGS = """\
site_name: !ENV [CCHC_TEN_THU, X]
docs_dir: content/trang
site_dir: site
theme:
  name: material
  custom_dir: "ghi-de"
hooks: [moc.py]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"mkdocs.yml": SETTINGS, "ghi-de/con/404.html": "một", "moc.py": "", "khac.txt": ""}
    edit(tmp_path, files | {"content/trang/x.md": "", "site/index.html": ""})
    return tmp_path


def test_nothing_changed_is_the_same_stamp(root: Path) -> None:
    assert stamp(root) == stamp(root)
    assert stamp(root) != installation()


@pytest.mark.parametrize("path", ["mkdocs.yml", "ghi-de/con/404.html", "ghi-de/moi.html", "moc.py"])
def test_what_the_settings_name_is_part_of_it(root: Path, path: str) -> None:
    before = stamp(root)
    text = (root / path).read_text() if (root / path).is_file() else ""
    edit(root, {path: text + "\n# khác"})
    assert stamp(root) != before


@pytest.mark.parametrize("path", ["khac.txt", "content/trang/x.md", "site/index.html"])
def test_what_they_do_not_name_or_a_build_sees_itself_is_not(root: Path, path: str) -> None:
    before = stamp(root)
    edit(root, {path: "khác"})
    assert stamp(root) == before


def test_environment_that_the_settings_ask_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = stamp(root)
    monkeypatch.setenv("CCHC_TEN_KHAC", "Y")
    assert stamp(root) == before
    monkeypatch.setenv("CCHC_TEN_THU", "Y")
    assert stamp(root) != before


def test_a_site_without_settings_has_a_stamp(tmp_path: Path) -> None:
    assert stamp(tmp_path)
