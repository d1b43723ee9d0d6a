"""What holds for the whole repository: file sizes, locks, versions, licences, no local traces."""

import importlib.metadata
import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import cchc

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-node.lock")
HOSTS = ("npmjs", "pypi", "pythonhosted", "debian", "yarnpkg", "npmmirror")
REGISTRY_HOST = re.compile(rf"\b(?:{'|'.join(HOSTS)})\.(?:org|com|io)\b", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w./:-])/(?:work|farm|root|home/\w+|Users/\w+)/")
PERMISSIVE = re.compile(r"\b(?:MIT|BSD|Apache|PSF|Python-2\.0|ISC|HPND|Zlib|MPL|Mozilla)", re.I)
LIMITS = {".py": 300, ".js": 300, ".html": 300, ".css": 500, ".typ": 400}


def tracked() -> list[Path]:
    """The text files under version control that exist in the working tree."""
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    names = run.stdout.decode().split("\0")
    return [path for name in names if name and (path := ROOT / name).is_file()]


def traces(text: str) -> list[str]:
    """Registry hosts and machine paths named in `text`."""
    return [match[0] for rule in (REGISTRY_HOST, MACHINE_PATH) for match in rule.finditer(text)]


def requirements(lock: str) -> dict[str, str]:
    """Name and version -> the lines below it, of every requirement in a lock's text."""
    entries = re.split(r"^(?=\S)", lock, flags=re.MULTILINE)
    return {
        entry.split(" ")[0]: entry.partition("\n")[2] for entry in entries if "==" in entry[:80]
    }


def test_no_tracked_file_names_a_registry_or_a_machine_path() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in tracked()
        if (names := traces(path.read_bytes().decode("utf-8", errors="replace")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text",
    ["https://registry." + HOSTS[0] + ".org/x", "files." + HOSTS[2] + ".org", " /root" + "/x"],
)
def test_a_trace_is_found(text: str) -> None:
    assert traces(text)


@pytest.mark.parametrize("text", ["site/work/x.md", "https://a.vn/root/x", "/tin/2007/"])
def test_an_ordinary_text_has_no_trace(text: str) -> None:
    assert traces(text) == []


def test_no_source_file_is_too_long() -> None:
    """A module has one noun; the one style sheet and the one print template are wholes."""
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in (ROOT / "plugins").rglob("*")
        if (limit := LIMITS.get(path.suffix))
        and (lines := path.read_text(encoding="utf-8").count("\n")) > limit
    }
    assert long == {}


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_has_hashes(name: str) -> None:
    entries = requirements((ROOT / name).read_text(encoding="utf-8"))
    assert entries
    assert [entry for entry, below in entries.items() if "--hash=sha256:" not in below] == []


def test_a_requirement_without_hash_is_found() -> None:
    assert requirements("a==1 \\\n    --hash=sha256:0\nb==2 ; x\n") == {
        "a==1": "    --hash=sha256:0\n",
        "b==2": "",
    }


def test_the_test_lock_holds_the_run_time_lock() -> None:
    run, test = (set(requirements((ROOT / name).read_text("utf-8"))) for name in LOCKS[:2])
    assert run - test == set()


def test_the_locks_hold_every_declared_dependency() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = [*settings["project"]["dependencies"], *settings["dependency-groups"]["test"]]
    locked = requirements((ROOT / LOCKS[1]).read_text(encoding="utf-8"))
    names = {_normal(entry.split("==")[0]) for entry in locked}
    assert {_normal(re.split(r"[^\w.-]", line)[0]) for line in declared} - names == set()


def test_every_npm_package_has_a_hash_and_no_address() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert len(packages) > 1
    for name, entry in packages.items():
        assert "resolved" not in entry, name
        assert not name or entry["integrity"].startswith("sha512-"), name


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\d+\.\d+\.\d+)\b", changelog, re.MULTILINE)
    assert newest is not None
    assert project["version"] == cchc.__version__ == newest[1]


def test_run_time_packages_have_licences_compatible_with_mit() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = {entry.split("==")[0] for entry in requirements(lock)}
    installed = {name for name in names if _installed(name)}
    assert len(installed) > 40
    refused = {name: text for name in installed if not _compatible(text := _licence(name))}
    assert refused == {}


@pytest.mark.parametrize("licence", ["GPL-3.0-or-later", "AGPL-3.0", "MIT AND GPL-2.0-only", ""])
def test_a_licence_that_binds_the_whole_program_is_refused(licence: str) -> None:
    assert not _compatible(licence)


def _compatible(licence: str) -> bool:
    return bool(PERMISSIVE.search(licence)) and "GPL" not in licence.upper()


def _licence(name: str) -> str:
    """What the package says of its licence; where the metadata is silent, the licence file does."""
    lines = (importlib.metadata.distribution(name).read_text("METADATA") or "").splitlines()
    starts = ("License-Expression:", "License:", "Classifier: License ::")
    said = "; ".join(line for line in lines if line.startswith(starts))
    return said or _licence_file(name)


def _licence_file(name: str) -> str:
    files = importlib.metadata.files(name) or []
    return "".join(file.read_text()[:300] for file in files if "LICENSE" in file.name.upper())


def _installed(name: str) -> bool:
    try:
        importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
