"""The content's revision: git's word when there is one, nothing without."""

import subprocess
from pathlib import Path

import pytest

from cchc_cli.revision import content_revision


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Thử", "-c", "user.email=thu@example.vn")
    command = ["git", "-C", str(root), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode().strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A site below the top of a repository with one commit."""
    root = tmp_path / "kho" / "trang"
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: X\n")
    git(root.parent, "init", "-q")
    git(root.parent, "add", ".")
    git(root.parent, "commit", "-q", "-m", "đầu")
    return root


def test_a_clean_site_is_its_commit(repository: Path) -> None:
    assert content_revision(repository) == git(repository, "rev-parse", "HEAD")
    (repository / "dia-chi.txt").write_text("")
    (repository.parent / "khac.txt").write_text("")
    assert not content_revision(repository).endswith("+")


@pytest.mark.parametrize("name", ["content/moi.md", "mkdocs.yml"])
def test_an_edited_site_says_so(repository: Path, name: str) -> None:
    (repository / name).write_text("khác")
    assert content_revision(repository) == git(repository, "rev-parse", "HEAD") + "+"


def test_without_a_commit_a_repository_or_git_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert content_revision(tmp_path) == ""
    git(tmp_path, "init", "-q")
    assert content_revision(tmp_path) == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert content_revision(tmp_path) == ""
