"""What makes every page another one: the library, the settings, and what the settings name."""

from pathlib import Path

import pytest
from tests.build.support import build, edit, frame, request_for

from cchc.build.run import finish, prepare
from cchc.build.stamp import asks_environment, installation, stamp
from cchc.build.theme import Applied, Theme
from cchc.build.unchanged import look
from cchc.pages.site import Site

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


def test_a_site_that_asks_the_environment_says_so(root: Path) -> None:
    assert asks_environment(root)
    edit(root, {"mkdocs.yml": "site_name: X\n"})
    assert not asks_environment(root)


def test_its_theme_is_applied_at_every_build(root: Path) -> None:
    """No stamp knows the environment, so only the theme itself can tell."""
    request = request_for(root)
    build(request)
    assert look(root, request.out, request.state.folder, request.as_of).last is None
    applied: list[str] = []
    with request.state.alone():
        finish(prepare(request), told(applied))
    assert applied == ["theme"]


def told(applied: list[str]) -> Theme:
    """A theme that says when it is applied."""

    def theme(site: Site, folder: Path) -> Applied:
        applied.append("theme")
        return frame()(site, folder)

    return theme


def test_a_site_without_settings_has_a_stamp(tmp_path: Path) -> None:
    assert stamp(tmp_path)
