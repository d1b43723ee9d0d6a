"""The register's SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_api import database
from cchc_api.database import NewerSchema, open_database, reason

MIGRATIONS = Path(__file__).parent / "migrations"
FILE = "feedback.sqlite"
_PRAGMAS = ("secure_delete = ON",)
"""What is deleted is overwritten."""


class RegisterError(Exception):
    """A register that cannot be used; the text is a Vietnamese sentence."""


def connect(file: Path) -> sqlite3.Connection:
    """Open or create the file, for its owner only. Raises RegisterError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        connection = open_database(file, MIGRATIONS, _PRAGMAS)
    except (OSError, sqlite3.Error, NewerSchema) as error:
        raise RegisterError(f"Không dùng được sổ phản ánh {file}: {reason(error)}.") from error
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All or nothing; durable at the end. Raises RegisterError."""
    try:
        with database.transaction(connection):
            yield connection
    except sqlite3.Error as error:
        raise RegisterError(f"Không dùng được sổ phản ánh: {reason(error)}.") from error
