"""From a store URL to a store."""

from pathlib import Path

from cchc_api.stores.protocol import Store, StoreError
from cchc_api.stores.sqlite import SqliteStore

_LATER = {"postgresql": "PostgreSQL", "postgres": "PostgreSQL", "redis": "Redis/Valkey"}


def open_store(url: str, folder: Path) -> Store:
    """Open the store a URL names; raises StoreError with a sentence for the operator.

    ``sqlite:counter.sqlite`` lies in the folder, ``sqlite:/srv/counter.sqlite`` where it says.
    """
    return SqliteStore(sqlite_file(url, folder))


def sqlite_file(url: str, folder: Path) -> Path:
    """The file of a SQLite URL; raises StoreError for another engine or no file name."""
    scheme, _, rest = url.partition(":")
    engine = _LATER.get(scheme.lower())
    if engine:
        raise StoreError(f"Phiên bản này chưa hỗ trợ kho {engine}; hãy dùng sqlite:<tệp>.")
    # sqlite:///srv/x is the URL form of the absolute path /srv/x.
    name = rest[2:] if rest.startswith("//") else rest
    if scheme.lower() != "sqlite" or not name:
        # The URL itself is not repeated: it may hold a password.
        raise StoreError("Địa chỉ kho lưu không đúng; hãy viết sqlite:<tệp>.")
    return folder / name
