"""The register's SQLite file: opened, brought to the newest schema, used in transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MIGRATIONS = Path(__file__).parent / "migrations"
FILE = "feedback.sqlite"
BUSY_SECONDS = 5.0


class RegisterError(Exception):
    """A register that cannot be used; the text is a Vietnamese sentence."""


def connect(file: Path) -> sqlite3.Connection:
    """Open or create the file, for its owner only. Raises RegisterError.

    Write-ahead log, flushed before a commit returns; what is deleted is overwritten.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        connection = sqlite3.connect(
            file, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise _unusable(file, error) from error
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        _migrate(connection)
    except sqlite3.Error as error:
        connection.close()
        raise _unusable(file, error) from error
    except RegisterError:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All or nothing; durable at the end. Raises RegisterError."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except sqlite3.Error as error:
        raise RegisterError(f"Không dùng được sổ phản ánh: {error}.") from error


def _migrate(connection: sqlite3.Connection) -> None:
    """Each numbered file once, in one transaction with the version it leads to."""
    files = sorted(MIGRATIONS.glob("*.sql"))
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(files):
        raise RegisterError(
            f"Sổ phản ánh thuộc phiên bản mới hơn ({version}); phần mềm này chỉ biết đến "
            f"phiên bản {len(files)}. Hãy cập nhật phần mềm."
        )
    for number, file in enumerate(files[version:], start=version + 1):
        script = file.read_text(encoding="utf-8")
        connection.executescript(
            f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;"
        )


def _unusable(file: Path, error: Exception) -> RegisterError:
    return RegisterError(f"Không dùng được sổ phản ánh {file}: {error}.")
