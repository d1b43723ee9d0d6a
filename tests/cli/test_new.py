"""`cchc new`: a scaffold at the right place."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import MakeSite

from cchc.source.store import load
from cchc.types.registry import content_types
from cchc_cli.main import cli


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        cli, ["new", "--root", str(root), "--as-of", "2025-03-05", *arguments]
    )


@pytest.mark.parametrize("name", content_types())
def test_a_fresh_file_lacks_values_only(site: MakeSite, name: str) -> None:
    root = site({})
    result = run(root, name)
    assert result.exit_code == 0
    path = Path(result.stdout.strip())
    assert path.is_file()
    assert {problem.code for problem in load(root).problems} <= {"FM-TRONG"}


def test_a_complete_article(site: MakeSite) -> None:
    root = site({"content/danh-muc/s.md": "---\ntype: section\nname: Tin\n---\n"})
    arguments = [
        "--title",
        "Họp: quý I",
        "--set",
        "section=s",
        "--set",
        "tags=a",
        "--set",
        "tags=b",
    ]
    result = run(root, "news", *arguments)
    assert result.stdout == f"{root}/content/tin/2025/hop-quy-i.md\n"
    store = load(root)
    assert store.problems == ()
    (document,) = store.of("news")
    assert (document.title, document.record.tags) == ("Họp: quý I", ("a", "b"))


def test_nothing_is_overwritten(site: MakeSite) -> None:
    root = site({})
    first = Path(run(root, "unit", "--title", "Sở A").stdout.strip())
    before = first.read_bytes()
    second = Path(run(root, "unit", "--title", "Sở A").stdout.strip())
    assert (first.name, second.name) == ("so-a.md", "so-a-2.md")
    assert first.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["newz"], '"news"'),
        (["news", "--set", "titel=A"], '"title"'),
        (["news", "--set", "title"], "KHÓA=GIÁ_TRỊ"),
        (["plan", "--set", "issued=31/04/2007"], "FM-NGAY"),
        (["visit_count", "--title", "A"], "tiêu đề"),
    ],
)
def test_wrong_usage_writes_nothing(site: MakeSite, arguments: list[str], said: str) -> None:
    root = site({})
    result = run(root, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert list((root / "content").rglob("*.md")) == []


def test_keys_may_be_vietnamese(site: MakeSite) -> None:
    root = site({})
    result = run(root, "section", "--set", "ten_chuyen_muc=Tin mới")
    assert "name: Tin mới" in Path(result.stdout.strip()).read_text("utf-8")
