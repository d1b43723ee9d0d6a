"""What the verbs of counts and their backups share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from cchc.build.analysis import open_store as content_of
from cchc.build.counter import offset
from cchc.source.settings import read_settings
from cchc_api.feedback.database import FILE, RegisterError
from cchc_api.feedback.keeping import refresh_feedback
from cchc_api.settings import DEFAULT_STORE, ApiSettings
from cchc_api.snapshot import refresh_snapshot
from cchc_api.stores.protocol import Store, StoreError
from cchc_api.stores.urls import open_store
from cchc_cli.failures import EnvironmentFailure
from cchc_cli.options import now


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


def refresh_figures(root: Path, url: str | None) -> None:
    """What the next build bakes in: visits and reports as they are now, where they can be read."""
    moment = now()
    settings = ApiSettings(root=root.resolve(), store=url or DEFAULT_STORE)
    if not settings.release_file.is_file():
        settings = replace(settings, offset=offset(content_of(settings.root)))
    refresh_snapshot(settings, moment)
    refresh_feedback(settings.root, moment)
