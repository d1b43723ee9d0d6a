"""`cchc check` with what it keeps: the same result, and anew for whatever has changed."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from tests.cli.test_check import BAD, GOOD, NEWS, run
from tests.conftest import MakeSite

from cchc.build.analysis import FEWEST
from cchc.check.registry import all_problems
from cchc.check.report import report, summary
from cchc.source.store import load
from cchc_cli.verbs.check import FORMATS

KEPT = ".cchc/checked"
WARNED = {**GOOD, "content/tin/2025/tot.md": NEWS.format("author: A- B\n")}


def outputs(root: Path, *arguments: str) -> list[tuple[int, str, str]]:
    """Exit code, output, error output in every form."""
    results = [run("--root", str(root), "--format", form, *arguments) for form in FORMATS]
    return [(result.exit_code, result.stdout, result.stderr) for result in results]


def judged_anew(root: Path, as_of: str = "2025-06-28") -> list[tuple[int, str, str]]:
    """The same worked out without anything kept: by reading all files and running all rules."""
    store = load(root)
    problems = all_problems(store, datetime.fromisoformat(f"{as_of}T23:59:59+07:00"))
    found = report(store.sources, problems)
    code = 1 if found.counts()["errors"] else 0
    texts = [form(found) for form in FORMATS.values()]
    return [(code, f"{text}\n" if text else "", f"{summary(found)}\n") for text in texts]


def age(root: Path) -> None:
    """Files changed in the last moment are always read again; these are older."""
    for file in (root / "content").rglob("*.*"):
        os.utime(file, (1_700_000_000, 1_700_000_000))


@pytest.mark.parametrize("files", [GOOD, BAD, WARNED], ids=["good", "bad", "warned"])
def test_a_kept_result_is_the_result(site: MakeSite, files: dict[str, str]) -> None:
    root = site(files)
    age(root)
    wanted = judged_anew(root)
    for _ in range(3):
        assert outputs(root, "--as-of", "2025-06-28") == wanted


def test_an_unchanged_site_is_not_read(site: MakeSite) -> None:
    """Proved by a file that changes behind the back of its status: the kept result stands."""
    root = site(GOOD)
    age(root)
    first = outputs(root)
    file = root / "content/tin/2025/tot.md"
    text = file.read_bytes()
    with file.open("r+b") as same:  # the same file, size and time
        same.write(b"x" * len(text))
    age(root)
    assert outputs(root) == first
    (root / KEPT).unlink()
    (root / ".cchc/analysis").unlink()
    assert outputs(root) != first


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file": lambda root: (root / "content/tin/2025/tot.md").write_text(NEWS.format("x: 1\n")),
    "a new file": lambda root: (root / "content/tin/2025/moi.md").write_text("---\nx: 1\n---\n"),
    "a file less": lambda root: (root / "content/danh-muc/s.md").unlink(),
    "the ledger": lambda root: (root / "dia-chi.txt").write_text("hỏng\n"),
    "a name": lambda root: (root / "content/tin/2025/tot.md").rename(
        root / "content/tin/2025/khac.md"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_judged_anew(site: MakeSite, change: Callable[[Path], object]) -> None:
    root = site(GOOD)
    age(root)
    outputs(root)
    change(root)
    for _ in range(2):
        assert outputs(root, "--as-of", "2025-06-28") == judged_anew(root)


def test_other_settings_are_judged_anew(site: MakeSite) -> None:
    root = site(GOOD)
    age(root)
    outputs(root)
    (root / "mkdocs.yml").write_text("plugins:\n  - cchc:\n      khong_co: 1\n")
    result = run("--root", str(root), "--format", "json")
    assert [found["code"] for found in json.loads(result.stdout)["problems"]] == ["FM-KHOA"]


@pytest.mark.parametrize("name", [KEPT, ".cchc/analysis", ".cchc/facts", ".cchc/between"])
@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "foreign", "folder"])
def test_a_damaged_memory_means_checking_anew(site: MakeSite, name: str, damage: str) -> None:
    root = site(BAD)
    age(root)
    wanted = outputs(root)
    kept = (root / name).read_bytes()
    (root / name).unlink()
    if damage == "folder":
        (root / name).mkdir()
    else:
        flipped = bytes([*kept[:-3], kept[-3] ^ 255, *kept[-2:]])
        texts = {"empty": b"", "cut": kept[:-5], "flipped": flipped, "foreign": b"x" * 99}
        (root / name).write_bytes(texts[damage])
    assert outputs(root) == wanted
    assert [file.name for file in (root / ".cchc").iterdir() if file.name.startswith(".")] == []


def test_a_site_that_cannot_be_written_is_checked(site: MakeSite) -> None:
    root = site(BAD)
    age(root)
    wanted = judged_anew(root)
    (root / ".cchc").write_text("no folder, so nothing can be kept")
    for _ in range(2):
        assert outputs(root, "--as-of", "2025-06-28") == wanted


def test_several_processes_find_the_same(site: MakeSite) -> None:
    many = {f"content/tin/2025/b{n}.md": NEWS.format(f"x{n}: 1\n") for n in range(FEWEST)}
    root = site({**GOOD, **many})
    found = []
    for jobs in ("1", "3"):
        shutil.rmtree(root / ".cchc", ignore_errors=True)
        found.append(outputs(root, "--jobs", jobs))
    assert found[0] == found[1]
    assert f"{FEWEST} lỗi" in found[0][0][2]


def test_a_check_leaves_its_memory_only(site: MakeSite) -> None:
    root = site(GOOD)
    before = {path for path in root.rglob("*") if path.is_file()}
    run("--root", str(root))
    new = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()} - {
        path.relative_to(root).as_posix() for path in before
    }
    assert new == {".cchc/analysis", ".cchc/between", ".cchc/checked", ".cchc/facts"}


def test_a_folder_that_is_no_site_stays_as_it_was(tmp_path: Path) -> None:
    assert run("--root", str(tmp_path)).exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_known_result_loads_no_model(site: MakeSite) -> None:
    root = site(WARNED)
    code = (
        "import sys; sys.argv[1:] = ['check', '--root', sys.argv[1]]\n"
        "from cchc_cli.main import run\n"
        "try: run()\n"
        "finally: print(*sorted({'pydantic', 'yaml', 'jinja2', 'mkdocs', 'markdown'} "
        "& sys.modules.keys()))"
    )
    command = [sys.executable, "-c", code, str(root)]
    age(root)
    loaded = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
        for _ in range(2)
    ]
    assert "pydantic" in loaded[0]
    assert loaded[1] == ""
