"""What `serve` and `api` share: settings of the API, its sockets, the end."""

import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn, TypeVar

import click

from cchc_api.app import Api, create_app
from cchc_api.mail_settings import MailSettings, read_mail_settings
from cchc_api.operator_site import serve_operator
from cchc_api.release import Releases
from cchc_api.server import ListenError, open_sockets
from cchc_api.settings import DEFAULT_STORE, ApiSettings
from cchc_api.stores.protocol import StoreError
from cchc_cli.failures import EnvironmentFailure
from cchc_cli.telling import say_wrong

Function = TypeVar("Function", bound=Callable[..., Any])


def api_settings(
    root: Path,
    store_url: str | None,
    proxies: tuple[str, ...] = (),
    visitors_url: str | None = None,
) -> ApiSettings:
    """Settings of the API for a site root; the ledger's sum is its offset before any build."""
    return ApiSettings(
        root=root,
        store=store_url or DEFAULT_STORE,
        visitors=visitors_url or "",
        offset=_offset(root),
        proxies=proxies,
        mail=_mail(),
    )


def _offset(root: Path) -> int:
    """As the published build states it, else from the content. To read that loads half of the
    library, which a server that only counts would keep in memory: 24 MB."""
    release = Releases(ApiSettings(root=root).release_file).current()
    if release is not None:
        return release.offset
    from cchc.build.analysis import open_store
    from cchc.build.counter import offset

    return offset(open_store(root))


def _mail() -> MailSettings | None:
    """From the environment alone: a password on a command line is seen by everybody."""
    names = ("CCHC_SMTP", "CCHC_MAIL_FROM", "CCHC_MAIL_TO")
    try:
        return read_mail_settings(*(os.environ.get(name, "") for name in names))
    except ValueError as error:
        raise click.UsageError(f"{error} (biến {', '.join(names)})") from None


def counter_api(settings: ApiSettings) -> Api:
    """The API. Raises EnvironmentFailure for its store, UsageError for a proxy that is none."""
    try:
        return create_app(settings)
    except StoreError as error:
        raise EnvironmentFailure(str(error)) from None
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def offer_metrics(app: Api, place: str) -> None:
    """Answer Prometheus at HOST:PORT, or not at all for ``off``; a port that is taken is a warning.

    Raises UsageError for what is no such place.
    """
    if place == "off":
        return
    host, _, port = place.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise click.UsageError("--metrics cần dạng MÁY:CỔNG, ví dụ 127.0.0.1:9101, hoặc off.")
    try:
        serve_operator(app.state.services, host.strip("[]"), int(port))
    except OSError as error:
        say_wrong(f"Cảnh báo: không mở được số đo ở {place}: {error.strerror}.")


def metrics_option(function: Function) -> Function:
    """Add --metrics: where the operator's own questions are answered."""
    return click.option(
        "--metrics",
        "metrics_at",
        envvar="CCHC_METRICS",
        default="127.0.0.1:9101",
        show_default=True,
        help="Nơi riêng của người quản trị: số đo Prometheus (/metrics) và /explain; off để tắt.",
    )(function)


def listen(host: str | None, port: int) -> list[socket.socket]:
    """Listening sockets. Raises EnvironmentFailure when the port cannot be had."""
    try:
        return open_sockets(host, port)
    except ListenError as error:
        raise EnvironmentFailure(str(error)) from None


def end_on_signals() -> None:
    """Until the server takes them, SIGINT and SIGTERM end the program at once, exit code 0."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(0)
