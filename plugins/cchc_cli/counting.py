"""What the verbs of the counter share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc_api.settings import DEFAULT_STORE, ApiSettings
from cchc_api.stores.protocol import Store, StoreError
from cchc_api.stores.urls import open_store
from cchc_cli.failures import EnvironmentFailure


@contextmanager
def counter_store(root: Path, url: str | None) -> Iterator[Store]:
    """The store of a site root. Raises EnvironmentFailure for whatever it cannot do."""
    try:
        store = open_store(url or DEFAULT_STORE, ApiSettings(root=root.resolve()).state_folder)
        try:
            yield store
        finally:
            store.close()
    except StoreError as error:
        raise EnvironmentFailure(str(error)) from None
