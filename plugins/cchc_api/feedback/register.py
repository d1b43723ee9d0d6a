"""The register of reports. It lies in a SQLite file of its own whichever engine counts visits."""

import secrets
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cchc.vietnamese.zone import ZONE
from cchc_api.feedback.codes import code_of
from cchc_api.feedback.database import connect, transaction


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report that waits for its number; nothing in it is readable."""

    received: datetime
    unit: str
    due: date | None
    review: bool
    secret: bytes
    reply_key: bytes
    sealed: bytes
    sealed_to: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as the register has it."""

    code: str
    unit: str
    received: str
    due: str | None
    status: str
    changed: str
    closed: str | None
    review: int
    spam: int
    assigned: str
    secret: bytes
    reply_key: bytes
    sealed: bytes
    sealed_to: str
    answer: bytes | None


_COLUMNS = tuple(Entry.__slots__)
_INSERT = (
    f"INSERT INTO report ({', '.join(_COLUMNS)}) "  # noqa: S608 - names of our own columns
    f"VALUES ({', '.join('?' * len(_COLUMNS))})"
)


class Register:
    """Used by one thread at a time."""

    def __init__(self, file: Path) -> None:
        """Raises RegisterError."""
        self.connection = connect(file)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def add(self, reports: Iterable[NewReport], now: float) -> list[str]:
        """Give each its code and a mail, in one transaction; durable when this returns."""
        with transaction(self.connection) as connection:
            return [_add(connection, report, now) for report in reports]

    def insert(self, entries: Iterable[Entry]) -> int:
        """Take over entries that are not there yet; how many those were."""
        with transaction(self.connection) as connection:
            new = [e for e in entries if _get(connection, e.code) is None]
            connection.executemany(_INSERT, [_values(entry) for entry in new])
            return len(new)

    def get(self, code: str) -> Entry | None:
        """The report with a code."""
        return _get(self.connection, code)

    def entries(self) -> list[Entry]:
        """All reports in the order of their codes."""
        rows = self.connection.execute("SELECT * FROM report ORDER BY code")
        return [_entry(row) for row in rows]

    def replace(self, entry: Entry) -> None:
        """Change a report that is there."""
        with transaction(self.connection) as connection:
            replace_entry(connection, entry)

    def server_key(self, name: str) -> bytes:
        """A random key of this server, made when it is first asked for."""
        with transaction(self.connection) as connection:
            connection.execute(
                "INSERT OR IGNORE INTO server_key VALUES (?, ?)", (name, secrets.token_bytes(32))
            )
            row = connection.execute("SELECT value FROM server_key WHERE name = ?", (name,))
            return bytes(row.fetchone()[0])


def replace_entry(connection: sqlite3.Connection, entry: Entry) -> None:
    """Change a report inside a transaction."""
    changes = ", ".join(f"{name} = ?" for name in _COLUMNS)
    query = f"UPDATE report SET {changes} WHERE code = ?"  # noqa: S608 - names of our own columns
    connection.execute(query, (*_values(entry), entry.code))


def _add(connection: sqlite3.Connection, report: NewReport, now: float) -> str:
    year = report.received.astimezone(ZONE).year
    number = connection.execute(
        "INSERT INTO sequence VALUES (?, 1) ON CONFLICT (year) DO UPDATE SET last = last + 1 "
        "RETURNING last",
        (year,),
    ).fetchone()[0]
    code = code_of(year, number)
    at = report.received.astimezone(ZONE).isoformat(timespec="seconds")
    due = report.due.isoformat() if report.due else None
    entry = Entry(
        code, report.unit, at, due, "received", at, None, int(report.review), 0, "",
        report.secret, report.reply_key, report.sealed, report.sealed_to, None,
    )  # fmt: skip
    connection.execute(_INSERT, _values(entry))
    connection.execute("INSERT INTO outbox VALUES (?, ?, 0, ?)", (code, report.unit, now))
    return code


def _get(connection: sqlite3.Connection, code: str) -> Entry | None:
    with closing(connection.execute("SELECT * FROM report WHERE code = ?", (code,))) as found:
        row = found.fetchone()
    return _entry(row) if row else None


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(**{name: row[name] for name in _COLUMNS})


def _values(entry: Entry) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in _COLUMNS)
