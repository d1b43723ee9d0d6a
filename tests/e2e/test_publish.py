"""Publishing as an operator does it: two releases, back again, killed in the middle, tampered."""

import contextlib
import json
import random
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.sites import AS_OF, CCHC, DEMO, SEED, cchc, copy_site, run, tree

from cchc.build.releases import Shelf
from cchc.build.verify import verify
from cchc.vietnamese.numbers import format_int
from cchc_api.stores.protocol import Tally
from cchc_api.stores.sqlite import SqliteStore

pytestmark = pytest.mark.e2e

KILLS = 12


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with one release."""
    root = copy_site(SEED, tmp_path_factory.mktemp("publish") / "gốc")
    done, said = publish(root)
    assert done.returncode == 0, said
    return root


@pytest.fixture
def root(first: Path, tmp_path: Path) -> Path:
    """A copy of it; it knows no build yet, for the state of a build goes by the folder."""
    return shutil.copytree(first, tmp_path / "gốc", symlinks=True)


def publish(
    root: Path, *arguments: object
) -> tuple["subprocess.CompletedProcess[bytes]", dict[str, Any]]:
    """Run `cchc publish` from another folder; what it says as JSON."""
    done = cchc(
        *("publish", "--root", root, "--as-of", AS_OF, "--format", "json", *arguments),
        cwd=root.parent,
    )
    return done, json.loads(done.stdout or b"{}") | {"stderr": done.stderr.decode()}


def publishing(root: Path) -> "subprocess.Popen[bytes]":
    """A `cchc publish` that goes on while the test does."""
    command = [str(CCHC), "publish", "--root", str(root), "--as-of", AS_OF]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root)


def edit(root: Path, text: str) -> str:
    """Add a sentence to an article; returns its file's path."""
    article = next(
        path for path in sorted((root / "content/tin").rglob("*.md")) if _is_public(path)
    )
    article.write_text(article.read_text("utf-8") + f"\n{text}\n", "utf-8")
    return article.relative_to(root).as_posix()


def _is_public(path: Path) -> bool:
    head = path.read_text("utf-8").split("---")[1]
    return "state:" not in head and "expires:" not in head and "published:" in head


def shelf_of(root: Path) -> Shelf:
    return Shelf(root / ".cchc")


def is_whole(root: Path) -> bool:
    """Whether `current` leads to a release in which every byte is right."""
    current = shelf_of(root).current()
    assert current is not None
    return verify(root, shelf_of(root), current) == ()


@pytest.mark.parametrize("source", [SEED, DEMO], ids=["seed", "demo"])
def test_both_sites_are_published_without_a_broken_link(source: Path, tmp_path: Path) -> None:
    """`publish` refuses any: that it went through says there is none."""
    root = copy_site(source, tmp_path / "gốc")
    done, said = publish(root)
    assert (done.returncode, said["reasons"]) == (0, []), said
    assert is_whole(root)
    assert tree(root / ".cchc/current/site") == tree(root / "site")
    assert len(said["new_addresses"]) > 40


def test_publish_twice_and_back(root: Path) -> None:
    (one,) = shelf_of(root).ids()
    before = tree(root / ".cchc/current/site")
    ledger = (root / "dia-chi.txt").read_bytes()
    edit(root, "Câu mới thêm.")
    done, said = publish(root)
    assert (done.returncode, said["new"], said["new_addresses"]) == (0, True, []), said
    assert (root / "dia-chi.txt").read_bytes() == ledger
    assert tree(root / ".cchc/current/site") != before
    back = cchc("rollback", "--root", root, "--format", "json", cwd=root)
    told = json.loads(back.stdout)
    assert (told["before"], told["release"]) == (said["release"], one)
    assert (told["removed"], told["added"], len(told["changed"])) == ([], [], 1)
    assert tree(root / ".cchc/current/site") == before
    assert is_whole(root)
    named = cchc("rollback", "--root", root, "--to", "2", cwd=root)
    assert "Đổi nội dung: " in named.stdout.decode()
    assert cchc("rollback", "--root", root, "--to", "7", cwd=root).returncode == 2
    assert shelf_of(root).current() == said["release"]


def test_the_pages_get_the_number_of_this_moment(root: Path) -> None:
    total = 9_841_459
    with closing(SqliteStore(root / ".cchc/counter.sqlite")) as store:
        for day in (20_000, 20_001):
            store.commit({(day, "/"): Tally(9, 5, 5)})
    done, said = publish(root)
    assert (done.returncode, said["new"]) == (0, True), said
    page = (root / ".cchc/current/site/index.html").read_text("utf-8")
    assert f'aria-label="{format_int(total + 10)} lượt truy cập"' in page
    assert publish(root)[1]["new"] is False, "nobody came meanwhile"
    (root / ".cchc/counter.sqlite").write_bytes(b"khong con doc duoc")
    done, said = publish(root)
    assert (done.returncode, said["new"]) == (0, False), "the last known number stays"


def test_a_changed_byte_is_found(root: Path) -> None:
    (one,) = shelf_of(root).ids()
    assert cchc("verify", "--root", root, cwd=root).returncode == 0
    page = shelf_of(root).path(one) / "site" / "index.html"
    data = bytearray(page.read_bytes())
    data[len(data) // 2] ^= 1
    page.unlink()
    page.write_bytes(data)
    done = cchc("verify", one, "--root", root, "--format", "json", cwd=root)
    assert done.returncode == 1
    assert ("changed", "site/index.html") in [
        (reason["kind"], reason["subject"]) for reason in json.loads(done.stdout)["reasons"]
    ]


def test_killed_at_any_moment_the_public_release_is_whole(root: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    started = time.perf_counter()
    edit(root, "Câu thứ hai.")
    assert publish(root)[0].returncode == 0
    whole, halves = time.perf_counter() - started, 0
    for number in range(KILLS):
        edit(root, f"Lần {number}.")
        process = publishing(root)
        if number % 2:
            halves += _wait_for_half(root, process)
        else:
            _wait(process, chance.uniform(0, whole))
        process.kill()
        process.communicate()
        assert is_whole(root), number
    assert halves > 0, "some were killed while the release was being put together"
    done, said = publish(root)
    assert done.returncode == 0, said
    assert is_whole(root)
    assert [path.name for path in (root / ".cchc/releases").glob(".*")] == []


def _wait_for_half(root: Path, process: "subprocess.Popen[bytes]") -> bool:
    """Until a release is being put together; False when the program ended before that was seen."""
    left = _halves(root)  # by the runs killed before
    while process.poll() is None:
        if _halves(root) - left:
            return True
        time.sleep(0.001)
    return False


def _halves(root: Path) -> set[str]:
    return {path.name for path in (root / ".cchc/releases").glob(".new-*")}


def _wait(process: "subprocess.Popen[bytes]", seconds: float) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)


def test_two_publishers_at_once_make_one_release_after_the_other(root: Path) -> None:
    edit(root, "Câu mới thêm.")
    both = [publishing(root) for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sorted("Không có gì mới" in out.decode() for out, _ in said) == [False, True]
    assert len(shelf_of(root).ids()) == 2
    assert is_whole(root)


def test_a_runner_without_the_plugin_cannot_be_published(root: Path) -> None:
    plain = "site_name: X\ndocs_dir: content/trang\nsite_dir: site\ntheme: {name: mkdocs}\n"
    (root / "plain.yml").write_text(plain)
    done = run(sys.executable, "-m", "mkdocs", "build", "-q", "-f", "plain.yml", cwd=root)
    assert done.returncode == 0, done.stderr.decode()
    refused, said = publish(root, "--no-build")
    assert refused.returncode == 1
    assert [reason["kind"] for reason in said["reasons"]] == ["marker"]
    assert "Không công bố: có 1 lý do." in said["stderr"]
    assert is_whole(root)


def test_content_with_errors_changes_nothing(root: Path) -> None:
    path = edit(root, "[hỏng](khong-co.md)")
    done, said = publish(root)
    assert done.returncode == 1
    assert f"{path}:" in said["stderr"]
    assert len(shelf_of(root).ids()) == 1
    assert is_whole(root)


def test_releases_elsewhere_and_wrong_places(root: Path, tmp_path: Path) -> None:
    place = tmp_path / "nơi công bố"
    assert publish(root, "--no-build")[0].returncode == 1, "this folder knows no build yet"
    assert cchc("build", "--root", root, "--as-of", AS_OF, cwd=root).returncode == 0
    done, said = publish(root, "--no-build", "--to", place, "--keep", 1)
    assert (done.returncode, said["path"]) == (0, str(place / "releases" / said["release"])), said
    assert tree(place / "current/site") == tree(root / "site")
    assert cchc("verify", "--root", root, "--dir", place, cwd=root).returncode == 0
    nothing = cchc("rollback", "--root", root, "--dir", place, cwd=root)
    assert nothing.returncode == 2
    assert "Không có bản nào trước bản" in nothing.stderr.decode()
    for wrong in ("site/x", "content"):
        assert publish(root, "--to", root / wrong)[0].returncode == 2
    empty = cchc("verify", "--root", root, "--dir", tmp_path / "trống", cwd=root)
    assert empty.returncode == 2
    assert "Chưa công bố bản nào" in empty.stderr.decode()
