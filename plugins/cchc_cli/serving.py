"""What `serve` and `api` share: settings of the API, and the loop that keeps a site fresh."""

import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click
from starlette.types import ASGIApp
from watchfiles import watch

from cchc.build.analysis import open_store
from cchc.build.counter import offset
from cchc.build.request import Request
from cchc.build.schedule import next_change
from cchc.check.report import lines
from cchc.source.settings import SettingsError
from cchc_api.app import create_app
from cchc_api.server import ListenError, open_sockets
from cchc_api.settings import DEFAULT_STORE, ApiSettings
from cchc_api.snapshot import refresh_snapshot
from cchc_api.stores.protocol import StoreError
from cchc_cli.building import try_build
from cchc_cli.failures import EnvironmentFailure
from cchc_cli.options import now

Stamp = tuple[int, int]
Stamps = Mapping[Path, Stamp | None]
_LOOK_EVERY = 1000  # milliseconds between two looks at the clock while nothing is edited


def api_settings(root: Path, store_url: str | None, proxies: tuple[str, ...] = ()) -> ApiSettings:
    """Settings of the API for a site root; the ledger's sum is its offset before any build."""
    store = store_url or DEFAULT_STORE
    return ApiSettings(root=root, store=store, offset=offset(open_store(root)), proxies=proxies)


def counter_api(settings: ApiSettings) -> ASGIApp:
    """The API. Raises EnvironmentFailure for its store, UsageError for a proxy that is none."""
    try:
        return create_app(settings)
    except StoreError as error:
        raise EnvironmentFailure(str(error)) from None
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def listen(host: str | None, port: int) -> list[socket.socket]:
    """Listening sockets. Raises EnvironmentFailure when the port cannot be had."""
    try:
        return open_sockets(host, port)
    except ListenError as error:
        raise EnvironmentFailure(str(error)) from None


def rebuild(settings: ApiSettings, request: Request) -> bool:
    """Bake the present counter, build, and say so; False when the content has errors."""
    refresh_snapshot(settings, now())
    try:
        outcome = try_build(request)
    except SettingsError as error:
        click.echo("\n".join(lines(error.problems)), err=True)
        return False
    if outcome is not None:
        click.echo(f"Đã dựng {outcome.files} tệp, ghi mới {outcome.written}.", err=True)
    return outcome is not None


def keep_fresh(
    settings: ApiSettings,
    request: Callable[[datetime], Request],
    built_at: datetime,
    built_from: Stamps,
    stop: threading.Event,
) -> None:
    """Rebuild after each edit and whenever a scheduled change falls due, until `stop` is set.

    `built_from` are the stamps before the build at `built_at`: what was edited after them and
    before the watch began is found by comparing once.
    """
    root = settings.root
    due, configuration, early = due_after(root, built_at), _stamp(root / "mkdocs.yml"), True
    for changes in watch(
        root / "content", stop_event=stop, rust_timeout=_LOOK_EVERY, yield_on_timeout=True
    ):
        moment, stamp = now(), _stamp(root / "mkdocs.yml")
        missed, early = early and stamps(root) != built_from, False
        if changes or missed or stamp != configuration or (due is not None and due <= moment):
            configuration = stamp
            _rebuild_or_tell(settings, request(moment))
            due = due_after(root, moment)


def _rebuild_or_tell(settings: ApiSettings, request: Request) -> None:
    """The server goes on with the old site whatever happens here."""
    try:
        rebuild(settings, request)
    except EnvironmentFailure as error:
        click.echo(f"Không dựng được: {error}", err=True)
    except Exception:
        traceback.print_exc()


def stamps(root: Path) -> Stamps:
    """What changes with any source of the site."""
    files = (root / "mkdocs.yml", *(root / "content").rglob("*"))
    return {file: _stamp(file) for file in files}


def _stamp(file: Path) -> Stamp | None:
    """What changes with a file. Editors replace mkdocs.yml, so a watch on it would be lost."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_ino


def end_on_signals() -> None:
    """Until the server takes them, SIGINT and SIGTERM end the program at once, exit code 0."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(0)


def due_after(root: Path, moment: datetime) -> datetime | None:
    """The instant of the next scheduled change, None when there is none or mkdocs.yml is broken."""
    try:
        change = next_change(open_store(root), moment)
    except SettingsError:
        return None
    return change.at if change else None
