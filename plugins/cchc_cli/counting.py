"""What the verbs of counts and their backups share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cchc.source.settings import read_settings
from cchc_api.feedback.database import FILE, RegisterError
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


def register_file(root: Path) -> Path:
    """Where the register of the citizens' box lies, if the box was ever used."""
    return ApiSettings(root=root.resolve()).state_folder / FILE


def keep_months(root: Path) -> int:
    """How long a report is kept after it was closed. Raises SettingsError."""
    return read_settings(root).feedback_keep_months


@contextmanager
def register_failures() -> Iterator[None]:
    """Whatever the register cannot do becomes an EnvironmentFailure."""
    try:
        yield
    except RegisterError as error:
        raise EnvironmentFailure(str(error)) from None
