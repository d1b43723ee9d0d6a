"""The search index `<root>/.cchc/search.sqlite`, kept equal to the published site."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from cchc.build.search_tables import VERSION, connect, delete, digest_of, insert, version, writing
from cchc.build.search_whole import make_beside, take_place
from cchc.pages.search_row import SearchRow
from cchc.source.layout import SEARCH


def index_file(root: Path) -> Path:
    """Where the index of a site root lies."""
    return root / SEARCH


def holds(file: Path) -> bool:
    """Whether an index lies there that can be changed."""
    return version(file) == VERSION


def update_index(
    file: Path, rows: Iterable[SearchRow], release: str, *, clean: bool = False
) -> tuple[int, int]:
    """Make the index hold exactly these rows for a release: (rows written, rows removed).

    They are gone through more than once, one at a time: they need not lie in memory together,
    unless they come from an iterator.
    Only the difference is written, in one transaction with the release's id. With `clean`, and
    for a file that is damaged or of another version, a new index is built beside it first.
    Raises OSError when the file cannot be written.
    """
    again = tuple(rows) if isinstance(rows, Iterator) else rows
    with writing(file):
        if not clean and holds(file):
            try:
                return _update(file, again, release)
            except sqlite3.OperationalError:
                raise  # locked, read-only or full: the file itself is sound
            except sqlite3.DatabaseError:
                pass  # damaged
        written = make_beside(file, again)
        take_place(file, release)
    return written, 0


def change_index(
    file: Path, changed: Iterable[SearchRow], removed: Iterable[str], release: str, before: str
) -> bool:
    """Put changed and new rows into the index, take rows out by their ids; costs no more than that.

    One transaction with the release's id. False, and nothing is done, when the file is missing,
    damaged, of another version or not that of release `before`: only `update_index` knows what to
    do then. Raises OSError when the file cannot be written.
    """
    rows = tuple(changed)
    wanted = {row.id: digest_of(row) for row in rows}
    if not holds(file):
        return False
    with writing(file):
        try:
            with closing(connect(file)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                if connection.execute("SELECT id FROM release").fetchall() != [(before,)]:
                    return False
                known = _known(connection, {*wanted, *removed})
                _change(connection, known, wanted, rows, release)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return False
    return True


def _known(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, bytes]:
    """The digests of the rows of these ids that the index has."""
    query = "SELECT id, digest FROM document WHERE id = ?"
    found = (connection.execute(query, (key,)).fetchone() for key in ids)
    return dict(filter(None, found))


def _change(
    connection: sqlite3.Connection,
    known: Mapping[str, bytes],
    wanted: Mapping[str, bytes],
    rows: Iterable[SearchRow],
    release: str,
) -> tuple[int, int]:
    """Of the rows `known` in the index leave those that are `wanted`: (written, removed)."""
    gone = [key for key in known if key not in wanted]
    changed = {key for key, digest in wanted.items() if known.get(key) != digest}
    for key in (*gone, *(key for key in known if key in changed)):
        delete(connection, key)
    for row in rows if changed else ():
        if row.id in changed:
            insert(connection, wanted[row.id], row)
    connection.execute("DELETE FROM release")
    connection.execute("INSERT INTO release VALUES (?)", (release,))
    connection.execute("COMMIT")
    return len(changed), len(gone)


def _update(file: Path, rows: Iterable[SearchRow], release: str) -> tuple[int, int]:
    with closing(connect(file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        known = dict(connection.execute("SELECT id, digest FROM document").fetchall())
        wanted = {row.id: digest_of(row) for row in rows}
        return _change(connection, known, wanted, rows, release)
