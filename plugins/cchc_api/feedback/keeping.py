"""What is done with the register from time to time: counts told, old reports deleted."""

import sqlite3
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import msgspec

from cchc.source.feedback_counts import SNAPSHOT
from cchc.vietnamese.zone import ZONE
from cchc_api.feedback.counts import public_counts
from cchc_api.feedback.database import FILE, RegisterError, transaction
from cchc_api.feedback.register import Register
from cchc_api.snapshot import replace_file


def counts(register: Register) -> dict[tuple[str, str, str], int]:
    """Reports by unit, month and status, deleted ones included.

    Spam, and what nobody has looked at yet that may be spam, is not counted.
    """
    found: Counter[tuple[str, str, str]] = Counter()
    for row in register.connection.execute(
        "SELECT unit, substr(received, 1, 7), status, count(*) FROM report "
        "WHERE spam = 0 AND review = 0 GROUP BY 1, 2, 3 "
        "UNION ALL SELECT unit, month, status, count FROM kept_count"
    ):
        found[row[0], row[1], row[2]] += row[3]
    return dict(found)


def write_snapshot(register: Register, root: Path, today: date) -> None:
    """Write ``.cchc/feedback.json`` for the next build, in one rename. Raises OSError."""
    table = public_counts(counts(register), today)
    replace_file(root / SNAPSHOT, msgspec.json.encode(table) + b"\n")


def refresh_feedback(root: Path, now: datetime) -> bool:
    """Write the snapshot before a build; False if that failed and the old one stays.

    Without a register there is nothing to tell, and none is made.
    """
    file = root / ".cchc" / FILE
    if not file.is_file():
        return True
    try:
        register = Register(file)
        try:
            write_snapshot(register, root, now.astimezone(ZONE).date())
        finally:
            register.close()
    except (RegisterError, OSError):
        return False
    return True


def delete_old(connection: sqlite3.Connection, months: int, now: datetime) -> int:
    """Delete what was closed that many months ago; its count stays. How many were deleted."""
    before = _months_before(now.astimezone(ZONE), months).isoformat(timespec="seconds")
    with transaction(connection):
        connection.execute(
            "INSERT INTO kept_count SELECT unit, substr(received, 1, 7), status, count(*) "
            "FROM report WHERE closed <= ? AND spam = 0 GROUP BY 1, 2, 3 "
            "ON CONFLICT DO UPDATE SET count = count + excluded.count",
            (before,),
        )
        done = connection.execute("DELETE FROM report WHERE closed <= ?", (before,)).rowcount
    if done:
        # The log of the database still holds the deleted pages until it is folded in.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return done


def _months_before(now: datetime, months: int) -> datetime:
    """The same day of an earlier month, at most the 28th: never too early by a day."""
    index = now.year * 12 + now.month - 1 - months
    return now.replace(year=index // 12, month=index % 12 + 1, day=min(now.day, 28))
