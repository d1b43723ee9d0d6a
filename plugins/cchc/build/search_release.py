"""The search rows of a release, kept beside it so that a rollback brings the search back too."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from cchc.build.search_index import update_index
from cchc.pages.search_row import SearchRow

NAME = "search.rows"
"""One JSON line a row, compressed by zlib (RFC 1950)."""

_COLUMNS = SearchRow.__struct_fields__
_CHUNK = 1 << 20


def kept_rows(file: Path, release: str) -> bytes:
    """The rows of an index in order of id; empty when it is not the index of this release."""
    if not file.is_file():
        return b""
    packer = zlib.compressobj(1)
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute("SELECT id FROM release").fetchone() != (release,):
                return b""
            query = f"SELECT {', '.join(_COLUMNS)} FROM document ORDER BY id"  # noqa: S608
            lines = (json.dumps(row, ensure_ascii=False) for row in connection.execute(query))
            packed = [packer.compress(f"{line}\n".encode()) for line in lines]
    except sqlite3.Error:
        return b""
    return b"".join([*packed, packer.flush()])


def bring_back(file: Path, kept: bytes, release: str) -> None:
    """Make the index hold the kept rows for a release. Raises OSError."""
    if kept:
        update_index(file, _rows(kept), release)


def _rows(kept: bytes) -> Iterator[SearchRow]:
    unpacker = zlib.decompressobj()
    rest = b""
    for start in range(0, len(kept), _CHUNK):
        *lines, rest = (rest + unpacker.decompress(kept[start : start + _CHUNK])).split(b"\n")
        yield from map(_row, lines)


def _row(line: bytes) -> SearchRow:
    values = dict(zip(_COLUMNS, json.loads(line), strict=True))
    units = tuple(values["units"].split())
    return SearchRow(**{**values, "units": units, "brief": bool(values["brief"])})
