"""From a store URL to a store."""

from pathlib import Path

from cchc_api.stores.protocol import Store, StoreError
from cchc_api.stores.sqlite import SqliteStore

_POSTGRESQL = ("postgresql", "postgres")
_REDIS = ("redis", "rediss", "valkey", "valkeys", "unix")


def open_store(url: str, folder: Path) -> Store:
    """Open the store a URL names; raises StoreError with a sentence for the operator.

    ``sqlite:counter.sqlite`` lies in the folder, ``sqlite:/srv/counter.sqlite`` where it says;
    ``postgresql://user@host/database``; ``redis://host:6379/0``, ``unix:///run/redis.sock`` (Redis
    or Valkey). An engine's library is loaded only where the engine is used.
    """
    scheme = url.partition(":")[0].lower()
    if scheme in _POSTGRESQL:
        from cchc_api.stores.postgresql import PostgresqlStore

        return PostgresqlStore(url)
    if scheme in _REDIS:
        from cchc_api.stores.redis import RedisStore

        return RedisStore(url)
    return SqliteStore(sqlite_file(url, folder))


def sqlite_file(url: str, folder: Path) -> Path:
    """The file of a SQLite URL; raises StoreError for another engine or no file name."""
    scheme, _, rest = url.partition(":")
    # sqlite:///srv/x is the URL form of the absolute path /srv/x.
    name = rest[2:] if rest.startswith("//") else rest
    if scheme.lower() != "sqlite" or not name:
        # The URL itself is not repeated: it may hold a password.
        raise StoreError(
            "Địa chỉ kho lưu không đúng; hãy viết sqlite:<tệp>, postgresql://… hoặc redis://…."
        )
    return folder / name


def is_file(url: str) -> bool:
    """Whether the URL names a file of this machine."""
    return url.partition(":")[0].lower() == "sqlite"
