import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from tests.api.feedback.test_register import NOW, new, put

from cchc.vietnamese.zone import ZONE
from cchc_api.feedback import backup, keeping
from cchc_api.feedback.actions import close
from cchc_api.feedback.database import FILE, RegisterError
from cchc_api.feedback.register import Register

LATER = datetime(2028, 4, 1, 12, tzinfo=ZONE)
TRACE = b"trace-of-content"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / ".cchc" / FILE


@pytest.fixture
def register(file: Path) -> Iterator[Register]:
    with closing(Register(file)) as opened:
        yield opened


def backed_up(file: Path, folder: Path, now: datetime = NOW) -> Path:
    """A backup of a register in use."""
    target = folder / "copy.sqlite"
    sqlite3.connect(target).close()
    backup.put_into(target, backup.copy_of(file, 24, now))
    return target


def test_a_register_comes_back_as_it_was(register: Register, file: Path, tmp_path: Path) -> None:
    (entry, *_) = put(register, *[new() for _ in range(3)])
    register.replace(close(entry, NOW, spam=False))
    key = register.server_key("stamp")
    copy = backup.found_in(backed_up(file, tmp_path), 24, NOW)
    assert copy is not None
    assert copy.reports == 3
    elsewhere = tmp_path / "new" / FILE
    backup.restore(copy, elsewhere)
    assert [path.name for path in elsewhere.parent.iterdir()] == [FILE]
    assert elsewhere.stat().st_mode & 0o777 == 0o600
    with closing(Register(elsewhere)) as again:
        assert again.entries() == register.entries()
        assert put(again)[0].code == "PA-2026-000004", "no code is given twice"
        assert again.server_key("stamp") != key


def test_retention_reaches_backups(register: Register, file: Path, tmp_path: Path) -> None:
    old, young = put(register, replace(new(), sealed=TRACE * 300), new())
    register.replace(close(old, NOW, spam=False))
    counts = keeping.counts(register)
    target = backed_up(file, tmp_path)
    assert TRACE in target.read_bytes()
    assert backup.prune(target, 24, NOW) == 0
    assert backup.prune(target, 24, LATER) == 1
    assert TRACE not in target.read_bytes()
    assert backup.prune(target, 24, LATER) == 0
    copy = backup.found_in(target, 24, LATER)
    assert copy is not None
    backup.restore(copy, tmp_path / "new" / FILE)
    with closing(Register(tmp_path / "new" / FILE)) as again:
        assert [entry.code for entry in again.entries()] == [young.code]
        assert keeping.counts(again) == counts


@pytest.mark.parametrize("at", ["backup", "restore"])
def test_what_has_ended_is_not_copied(
    at: str, register: Register, file: Path, tmp_path: Path
) -> None:
    (old,) = put(register, new())
    register.replace(close(old, NOW, spam=False))
    copy = backup.copy_of(file, 24, LATER)
    if at == "restore":
        found = backup.found_in(backed_up(file, tmp_path), 24, LATER)
        assert found is not None
        copy = found
    assert copy.reports == 0
    assert old.secret not in copy.data


def test_a_register_is_not_written_over(register: Register, file: Path) -> None:
    with pytest.raises(RegisterError, match="đang có"):
        backup.restore(backup.copy_of(file, 24, NOW), file)


def test_a_damaged_backup_is_told(tmp_path: Path) -> None:
    (tmp_path / "c.sqlite").write_bytes(b"khong phai " * 500)
    with pytest.raises(RegisterError, match="không phải cơ sở dữ liệu"):
        backup.has_register(tmp_path / "c.sqlite")
