"""The snapshot: the last known number and its date, for the next build to bake in.

A build never asks the API; the same files must give the same bytes.
"""

import os
import sqlite3
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from datetime import date, datetime
from functools import partial
from pathlib import Path

import msgspec

from cchc.vietnamese.dates import ZONE
from cchc_api.release import Releases
from cchc_api.settings import ApiSettings
from cchc_api.stores.protocol import StoreError
from cchc_api.stores.sqlite import read_only
from cchc_api.stores.urls import is_file, open_store, sqlite_file

PATIENCE = 2.0
"""Seconds the store may take; after that the old snapshot stays."""


class Snapshot(msgspec.Struct, frozen=True):
    """``<root>/.cchc/counter.json``."""

    total: int
    as_of: str


def write_snapshot(path: Path, total: int, as_of: datetime) -> None:
    """Replace the snapshot in one rename; ``as_of`` must know its zone. Raises OSError."""
    replace_file(path, msgspec.json.encode(Snapshot(total, _local(as_of))) + b"\n")


def replace_file(path: Path, data: bytes) -> None:
    """Put a whole file in another's place, on the disk before it shows. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def refresh_snapshot(settings: ApiSettings, as_of: datetime) -> bool:
    """Write what the store holds now, before a build; False if it failed and the old one stays.

    Reads the store's file beside a running API, which it does not disturb. A store elsewhere that
    does not answer is waited for no longer than ``PATIENCE``.
    """
    try:
        total = _offset(settings) + _stored_visits(settings)
        write_snapshot(settings.snapshot_file, total, as_of)
    except (StoreError, sqlite3.Error, OSError):
        return False
    return True


def _offset(settings: ApiSettings) -> int:
    release = Releases(settings.release_file).current()
    return settings.offset if release is None else release.offset


def _stored_visits(settings: ApiSettings) -> int:
    if not is_file(settings.store):
        return _in_time(partial(_remote_visits, settings))
    file = sqlite_file(settings.store, settings.state_folder)
    with closing(read_only(file, PATIENCE)) as connection:
        query = "SELECT coalesce(sum(visits), 0) FROM site_day"
        return int(connection.execute(query).fetchone()[0])


def _remote_visits(settings: ApiSettings) -> int:
    with closing(open_store(settings.store, settings.state_folder)) as store:
        return store.totals(date.min).visits


def _in_time(work: Callable[[], int]) -> int:
    """The result of a call that may hang. Raises TimeoutError, and what the call raises."""
    done: Future[int] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except Exception as error:
            # Raised again where it is waited for.
            done.set_exception(error)

    # Not a pool: its threads would be waited for at the end of the program.
    threading.Thread(target=run, daemon=True).start()
    return done.result(PATIENCE)


def _local(as_of: datetime) -> str:
    return as_of.astimezone(ZONE).isoformat(timespec="seconds")
