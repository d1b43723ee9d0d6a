"""A table as CSV that Excel opens: UTF-8 with BOM, commas, CRLF (RFC 4180)."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

from cchc.tracking.kinds import Flat
from cchc.tracking.table import Table
from cchc.tracking.writers.sheet import harmless, head, line


def write(table: Table) -> str:
    """The rows below a line of labels; what is not stated stays empty."""
    return lines(head(table), map(line, table.rows))


def lines(labels: Sequence[str], rows: Iterable[Sequence[Flat]]) -> str:
    """Rows of values below a line of labels."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(labels)
    writer.writerows([_plain(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _plain(value: Flat) -> str | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else value
