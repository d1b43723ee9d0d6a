"""`cchc serve`: build, watch, and serve website and API on one port."""

import ipaddress
import socket
import sys
import threading
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from cchc.build.request import Request
from cchc.source.settings import read_settings
from cchc_cli.assets import print_fonts
from cchc_cli.first_build import first_build
from cchc_cli.options import now, proxy_option, site_options, store_option, visitors_option
from cchc_cli.serving import (
    api_settings,
    counter_api,
    end_on_signals,
    listen,
    metrics_option,
    offer_metrics,
)
from cchc_cli.telling import log_as, log_option, say


@click.command("serve", help="Dựng trang, theo dõi thay đổi, phục vụ trang và API trên một cổng.")
@site_options
@click.option("--host", help="Địa chỉ lắng nghe, hoặc unix:TỆP; mặc định 127.0.0.1 và [::1].")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Cổng lắng nghe.")
@store_option
@visitors_option
@proxy_option
@click.option(
    "--reload/--no-reload",
    "reloads",
    default=None,
    help="Trang đang mở tự tải lại khi dựng xong; mặc định chỉ khi chỉ máy này vào được.",
)
@metrics_option
@log_option("text")
@click.pass_context
def command(
    ctx: click.Context,
    root: Path,
    as_of: datetime,
    host: str | None,
    port: int,
    store_url: str | None,
    visitors_url: str | None,
    proxies: tuple[str, ...],
    reloads: bool | None,
    metrics_at: str,
    log_form: str,
) -> None:
    """Serve until interrupted. With --as-of the site stays at that instant."""
    from cchc.build.kept import silent
    from cchc.build.resident import Resident
    from cchc_api.live import Live
    from cchc_api.server import run, urls
    from cchc_api.site import site_app
    from cchc_cli.building import theme_of
    from cchc_cli.watching import Keeper

    end_on_signals()
    log_as(log_form)
    root = root.resolve()
    fixed = ctx.get_parameter_source("as_of") is not click.core.ParameterSource.DEFAULT
    settings = api_settings(root, store_url, proxies, visitors_url)
    api = counter_api(settings)
    sockets = listen(host, port)

    def request(moment: datetime) -> Request:
        return Request(root, root / "site", as_of if fixed else moment, print_fonts())

    if not first_build(settings, request(now())) and not (root / "site" / "index.html").is_file():
        sys.exit(1)
    prefix = _prefix(root)
    wanted = reloads if reloads is not None else not proxies and _is_only_here(sockets)
    live = Live(prefix) if wanted else None
    resident = Resident(theme_of, live.tell if live else silent)
    keeper = Keeper(settings, request, resident, threading.Event(), fixed)
    watcher = threading.Thread(target=keeper.run)
    try:
        watcher.start()
        keeper.ready.wait()
        offer_metrics(api, metrics_at)
        for url in urls(sockets):
            say(f"Đang phục vụ: {url}")
        app = site_app(api, root / "site", root, prefix, live)
        run(app, sockets, live.close if live else lambda: None)
    finally:
        keeper.stop.set()
        if watcher.is_alive():
            watcher.join()


def _prefix(root: Path) -> str:
    return read_settings(root).prefix


def _is_only_here(sockets: Iterable[socket.socket]) -> bool:
    """Whether nobody but this machine can reach the sockets."""
    return all(
        each.family != socket.AF_UNIX  # made for a web server in front
        and ipaddress.ip_address(each.getsockname()[0]).is_loopback
        for each in sockets
    )
