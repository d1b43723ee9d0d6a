"""SQLite files of this server: opened, brought to the newest schema, used in transactions."""

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

BUSY_SECONDS = 5.0

_REASONS: Mapping[int, str] = {
    sqlite3.SQLITE_BUSY: "chương trình khác đang giữ tệp",
    sqlite3.SQLITE_CANTOPEN: "không mở hoặc không tạo được tệp; hãy xem quyền ở thư mục",
    sqlite3.SQLITE_CORRUPT: "tệp hỏng; hãy phục hồi từ bản sao lưu",
    sqlite3.SQLITE_FULL: "đĩa đầy",
    sqlite3.SQLITE_IOERR: "đĩa đầy hoặc lỗi đọc ghi",
    sqlite3.SQLITE_NOTADB: "tệp không phải cơ sở dữ liệu; hãy phục hồi từ bản sao lưu",
    sqlite3.SQLITE_READONLY: "không có quyền ghi vào tệp hoặc thư mục",
}


_SYSTEM_REASONS: Mapping[int, str] = {
    errno.EACCES: _REASONS[sqlite3.SQLITE_READONLY],
    errno.EROFS: _REASONS[sqlite3.SQLITE_READONLY],
    errno.ENOSPC: _REASONS[sqlite3.SQLITE_FULL],
}


class NewerSchema(Exception):  # noqa: N818 - says what is the matter
    """A file that a later version of this program has written."""

    def __init__(self, version: int, known: int) -> None:
        super().__init__(
            f"thuộc phiên bản mới hơn ({version}); phần mềm này chỉ biết đến phiên bản {known}. "
            "Hãy cập nhật phần mềm"
        )


def open_database(
    file: Path, migrations: Path, pragmas: Iterable[str] = (), synchronous: str = "FULL"
) -> sqlite3.Connection:
    """Open or create a file for reading and writing, and bring it to the newest schema.

    Write-ahead log; with ``synchronous`` FULL a commit is on the disk when it returns. Raises
    sqlite3.Error, NewerSchema, and OSError for a file that cannot be written: SQLite would take it,
    and leave a log behind that nobody can write to.
    """
    if file.exists() and not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    connection = sqlite3.connect(
        file, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        migrate(connection, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, durable at the end. Raises sqlite3.Error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def migrate(connection: sqlite3.Connection, folder: Path) -> None:
    """The numbered files not yet applied, all in one transaction with the version they lead to.

    The version is read inside it, so that two programs that begin together do not both try.
    Raises sqlite3.Error, NewerSchema.
    """
    files = sorted(folder.glob("*.sql"))
    with transaction(connection):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(files):
            raise NewerSchema(version, len(files))
        for file in files[version:]:
            for statement in _statements(file.read_text(encoding="utf-8")):
                connection.execute(statement)
        if version < len(files):
            connection.execute(f"PRAGMA user_version = {len(files)}")


def try_to_write(connection: sqlite3.Connection) -> None:
    """Make sure that a transaction could write. Changes nothing. Raises sqlite3.Error."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    try:
        # The lock alone can be had on a file that cannot be written.
        connection.execute(f"PRAGMA user_version = {version}")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def reason(error: BaseException) -> str:
    """Why a file cannot be used, for the operator; SQLite's own words where we know none."""
    if isinstance(error, sqlite3.Error):
        # The low byte is the kind, the others tell variants apart.
        kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return _REASONS.get(kind, str(error))
    if isinstance(error, OSError):
        return _SYSTEM_REASONS.get(error.errno or 0, error.strerror or str(error))
    return str(error)


def _statements(script: str) -> Iterator[str]:
    """``executescript`` would end the transaction it is called in."""
    statement = ""
    for part in script.split(";"):
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
