"""Files that cannot be written or read: told in words, nothing is made worse, mended and on."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
from tests.api.feedback.samples import FIELDS, open_box
from tests.api.limited import api, cchc
from tests.api.support import FIREFOX, publish

from cchc_api.feedback.register import Register

pytestmark = pytest.mark.e2e

HITS = 25


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    (folder / "content").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: X\n", encoding="utf-8")
    publish(folder)
    open_box(folder)
    return folder


def count(url: str, first: int, number: int = HITS) -> int:
    """Hits of as many browsers; how many were acknowledged."""
    agents = ({"User-Agent": f"{FIREFOX} {n}"} for n in range(first, first + number))
    answers = [httpx.post(f"{url}/api/hits", json={"path": "/"}, headers=a) for a in agents]
    return sum(answer.status_code == 204 for answer in answers)


def visits(root: Path) -> int:
    with closing(sqlite3.connect(root / ".cchc/counter.sqlite")) as connection:
        return int(connection.execute("SELECT sum(visits) FROM site_day").fetchone()[0])


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder and its files that nobody may write to."""
    modes = {path: path.stat().st_mode for path in [*folder.iterdir(), folder]}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def test_a_counter_that_cannot_be_written_is_told_at_the_start(root: Path) -> None:
    with api(root) as (url, _):
        assert count(url, 0) == HITS
    before = (root / ".cchc/counter.sqlite").read_bytes()
    with read_only(root / ".cchc"):
        for verb in ("api", "serve"):
            done = cchc(root, verb, "--port", 0)
            assert done.returncode == 3, done
            assert "Không dùng được tệp bộ đếm" in done.stderr
            assert "không có quyền ghi" in done.stderr
            assert "Traceback" not in done.stderr
    assert (root / ".cchc/counter.sqlite").read_bytes() == before
    with api(root) as (url, _):
        assert count(url, HITS) == HITS
        assert httpx.get(f"{url}/readyz").status_code == 200
    assert visits(root) == 2 * HITS


def test_a_register_that_cannot_be_written_loses_no_report(root: Path) -> None:
    with api(root) as (url, _):
        assert httpx.post(f"{url}/api/feedback", data=FIELDS).status_code == 303
    register = root / ".cchc/feedback.sqlite"
    register.chmod(0o444)
    with api(root) as (url, _):
        refused = httpx.post(f"{url}/api/feedback", data=FIELDS)
        assert refused.status_code == 503
        assert refused.headers["retry-after"]
        assert FIELDS["text"].splitlines()[0] in refused.text, "the reader's words are kept"
        assert count(url, 0) == HITS, "the counter does not depend on it"
        register.chmod(0o600)
        assert httpx.post(f"{url}/api/feedback", data=FIELDS).status_code == 303
    assert codes(root) == ["PA-2026-000001", "PA-2026-000002"]


def codes(root: Path) -> list[str]:
    """Codes of the register, as of a year that does not matter."""
    with closing(Register(root / ".cchc/feedback.sqlite")) as register:
        return [f"PA-2026{entry.code[7:]}" for entry in register.entries()]


def test_a_full_disk_loses_no_report(root: Path) -> None:
    with api(root) as (url, process):
        assert httpx.post(f"{url}/api/feedback", data=FIELDS).status_code == 303
        usual = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        size = (root / ".cchc/feedback.sqlite-wal").stat().st_size
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, usual[1]))
        refused = httpx.post(f"{url}/api/feedback", data=FIELDS)
        assert refused.status_code == 503
        assert refused.headers["retry-after"]
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, usual)
        assert httpx.post(f"{url}/api/feedback", data=FIELDS).status_code == 303
    assert codes(root) == ["PA-2026-000001", "PA-2026-000002"]


def damage(file: Path) -> None:
    """All pages but the first are nonsense, as after a fault of the disk."""
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))


def test_damaged_files_are_named_and_come_back_from_a_backup(root: Path) -> None:
    with api(root) as (url, _):
        assert count(url, 0) == HITS
        assert httpx.post(f"{url}/api/feedback", data=FIELDS).status_code == 303
        backup = root.parent / "sao-luu.sqlite"
        assert cchc(root, "backup", backup).returncode == 0, "while it runs"
    files = [root / ".cchc/counter.sqlite", root / ".cchc/feedback.sqlite"]
    for file in files:
        damage(file)
    damaged = [file.read_bytes() for file in files]
    for verb in (("api", "--port", 0), ("counter",), ("backup", root.parent / "hai.sqlite")):
        done = cchc(root, *verb)
        assert done.returncode == 3, done
        assert "tệp hỏng; hãy phục hồi từ bản sao lưu" in done.stderr
        assert "Traceback" not in done.stderr
    assert [file.read_bytes() for file in files] == damaged, "nothing is made worse"
    for file in files:
        file.rename(file.with_suffix(".hong"))
    done = cchc(root, "restore", backup)
    assert done.returncode == 0, done
    with api(root) as (url, _):
        assert httpx.get(f"{url}/api/counter").json()["visits_today"] == HITS
        assert httpx.post(f"{url}/api/feedback", data=FIELDS).status_code == 303
    assert (visits(root), len(codes(root))) == (HITS, 2)


def test_a_damaged_register_does_not_stop_the_counter(root: Path) -> None:
    with api(root) as (url, _):
        assert httpx.post(f"{url}/api/feedback", data=FIELDS).status_code == 303
    damage(root / ".cchc/feedback.sqlite")
    with api(root) as (url, _):
        assert httpx.post(f"{url}/api/feedback", data=FIELDS).status_code == 503
        assert count(url, 0) == HITS
