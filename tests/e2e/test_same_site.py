"""Three builders, one site: the same bytes from each, twice, and in another folder."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.e2e.sites import AS_OF, DEMO, SEED, Built, build, copy_site, run, tree

pytestmark = pytest.mark.e2e

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


@pytest.fixture(params=["seed", "demo"])
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def without_generator(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Files as they are, but for the tag in which a builder names itself."""
    return {
        name: GENERATOR.sub(b"", data) if name.endswith(".html") else data
        for name, data in files.items()
    }


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Files that only one side has or that differ."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_the_other_builder_gives_the_same_bytes(built: Built, builder: str, tmp_path: Path) -> None:
    out = tmp_path / "site"
    done = run(
        sys.executable,
        *("-m", builder, "build", "--strict", "--site-dir", out),
        cwd=built.root,
        CCHC_AS_OF=AS_OF,
    )
    assert done.returncode == 0, done.stderr.decode()
    ours, theirs = tree(built.folder), tree(out)
    assert len(ours) > 100
    assert differences(without_generator(ours), without_generator(theirs)) == []


@pytest.mark.parametrize("source", [SEED, DEMO], ids=["seed", "demo"])
def test_another_folder_and_a_second_build_give_the_same_bytes(
    source: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first: Built = request.getfixturevalue("seed" if source == SEED else "demo")
    root = copy_site(source, tmp_path / "một nơi khác" / "gốc")
    elsewhere = build(root, tmp_path / "kết quả")
    assert differences(tree(first.folder), tree(elsewhere.folder)) == []
    again = build(root, elsewhere.folder, "--clean")
    assert differences(tree(first.folder), tree(again.folder)) == []


def test_a_second_build_writes_nothing_anew(seed: Built, tmp_path: Path) -> None:
    out = tmp_path / "site"
    build(seed.root, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    build(seed.root, out)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_the_pages_do_not_change_with_the_day(seed: Built, tmp_path: Path) -> None:
    """An archived plan's site prints fixed dates: ten years later nothing is different."""
    later = tmp_path / "site"
    build(seed.root, later, "--as-of", "2036-02-28")
    assert differences(tree(seed.folder), tree(later)) == []


def test_the_instant_decides_what_is_published(demo: Built, tmp_path: Path) -> None:
    earlier = build(demo.root, tmp_path / "site", "--as-of", "2025-06-30")
    gone = set(demo.pages) - set(earlier.pages)
    assert any(address.startswith("/tin/2026/") for address in gone)
    assert not any(address.startswith("/tin/2026/") for address in earlier.pages)
