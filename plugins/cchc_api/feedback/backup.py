"""The register inside a backup: sealed as it lies here, and no longer than it may lie here.

A backup is one SQLite file of counts; the register is a database in one of its cells. Keys of the
server stay out: they are made anew, and open nothing that is stored.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_api.database import NewerSchema, migrate, reason
from cchc_api.feedback.database import MIGRATIONS, RegisterError, connect
from cchc_api.feedback.keeping import delete_old

_TABLE = "CREATE TABLE feedback_register (data BLOB NOT NULL) STRICT"


@dataclass(frozen=True, slots=True)
class Copy:
    """A register out of the file system."""

    data: bytes
    reports: int


def copy_of(file: Path, months: int, now: datetime) -> Copy:
    """Copy a register while the API uses it, without what retention has ended by now.

    Raises RegisterError.
    """
    with _failures(), closing(_memory()) as memory:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source:
            source.backup(memory)
        migrate(memory, MIGRATIONS)
        memory.execute("DELETE FROM server_key")
        delete_old(memory, months, now)
        return _packed(memory)


def put_into(backup: Path, copy: Copy) -> None:
    """Add a register to a backup that has none. Raises RegisterError."""
    with _failures(), closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute(_TABLE)
        connection.execute("INSERT INTO feedback_register VALUES (?)", (copy.data,))


def has_register(backup: Path) -> bool:
    """Whether a backup holds a register at all. Raises RegisterError."""
    with _failures():
        return _cell(backup) is not None


def found_in(backup: Path, months: int, now: datetime) -> Copy | None:
    """The register of a backup, without what retention has ended by now; None if it has none.

    Raises RegisterError.
    """
    with _failures():
        data = _cell(backup)
        return None if data is None else _kept(data, months, now)[0]


def restore(copy: Copy, file: Path) -> None:
    """Make the register's file anew. Raises RegisterError, also for one that is there."""
    if file.exists():
        raise RegisterError(f"Sổ phản ánh {file} đang có; chỉ phục hồi khi chưa có sổ.")
    beside = file.with_name(f".{file.name}.part")
    beside.unlink(missing_ok=True)
    with _failures():
        beside.parent.mkdir(parents=True, exist_ok=True)
        beside.touch(mode=0o600)
        with closing(_memory(copy.data)) as memory, closing(sqlite3.connect(beside)) as target:
            memory.backup(target)
        connect(beside).close()
        beside.replace(file)


def prune(backup: Path, months: int, now: datetime) -> int:
    """Take out of a backup what retention has ended since; how many reports. Raises RegisterError.

    What is taken out is overwritten in the file.
    """
    with _failures():
        data = _cell(backup)
        if data is None:
            return 0
        copy, gone = _kept(data, months, now)
        if gone:
            with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("UPDATE feedback_register SET data = ?", (copy.data,))
        return gone


def _cell(backup: Path) -> bytes | None:
    # Immutable: a backup may lie where nothing can be written, and nobody writes to it meanwhile.
    place = f"{backup.absolute().as_uri()}?immutable=1"
    with closing(sqlite3.connect(place, uri=True)) as connection:
        has = "SELECT count(*) FROM sqlite_master WHERE name = 'feedback_register'"
        if not connection.execute(has).fetchone()[0]:
            return None
        row = connection.execute("SELECT data FROM feedback_register").fetchone()
        return bytes(row[0])


def _kept(data: bytes, months: int, now: datetime) -> tuple[Copy, int]:
    with closing(_memory(data)) as memory:
        gone = delete_old(memory, months, now)
        return _packed(memory), gone


def _packed(memory: sqlite3.Connection) -> Copy:
    memory.execute("VACUUM")  # pages of deleted rows are not carried along
    count = memory.execute("SELECT count(*) FROM report").fetchone()[0]
    return Copy(memory.serialize(), count)


def _memory(data: bytes | None = None) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    if data is not None:
        memory.deserialize(data)
        migrate(memory, MIGRATIONS)
    return memory


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError, NewerSchema) as error:
        raise RegisterError(
            f"Không sao lưu hay phục hồi được sổ phản ánh: {reason(error)}."
        ) from error
