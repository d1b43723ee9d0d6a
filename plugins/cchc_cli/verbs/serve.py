"""`cchc serve`: build, watch, and serve website and API on one port."""

import sys
import threading
from datetime import datetime
from pathlib import Path

import click

from cchc.build.request import Request
from cchc.source.settings import read_settings
from cchc_cli.assets import print_fonts
from cchc_cli.options import now, proxy_option, site_options
from cchc_cli.serving import (
    api_settings,
    counter_api,
    end_on_signals,
    keep_fresh,
    listen,
    rebuild,
    stamps,
)


@click.command("serve", help="Dựng trang, theo dõi thay đổi, phục vụ trang và API trên một cổng.")
@site_options
@click.option("--host", help="Địa chỉ lắng nghe; mặc định 127.0.0.1 và [::1].")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Cổng lắng nghe.")
@click.option("--store", "store_url", envvar="CCHC_STORE", help="Kho đếm, dạng sqlite:TỆP.")
@proxy_option
@click.pass_context
def command(
    ctx: click.Context,
    root: Path,
    as_of: datetime,
    host: str | None,
    port: int,
    store_url: str | None,
    proxies: tuple[str, ...],
) -> None:
    """Serve until interrupted. With --as-of the site stays at that instant."""
    from cchc_api.server import run, urls
    from cchc_api.site import site_app

    end_on_signals()
    root = root.resolve()
    fixed = ctx.get_parameter_source("as_of") is not click.core.ParameterSource.DEFAULT
    settings = api_settings(root, store_url, proxies)
    api = counter_api(settings)
    sockets = listen(host, port)

    def request(moment: datetime) -> Request:
        instant = as_of if fixed else moment
        return Request(root, root / "site", instant, print_fonts())

    built_from = stamps(root)
    if not rebuild(settings, request(as_of)) and not (root / "site" / "index.html").is_file():
        sys.exit(1)
    app = site_app(api, root / "site", root, _prefix(root))
    stop = threading.Event()
    built_at = now() if fixed else as_of
    arguments = (settings, request, built_at, built_from, stop)
    watcher = threading.Thread(target=keep_fresh, args=arguments)
    try:
        watcher.start()
        for url in urls(sockets):
            click.echo(f"Đang phục vụ: {url}", err=True)
        run(app, sockets)
    finally:
        stop.set()
        if watcher.is_alive():
            watcher.join()


def _prefix(root: Path) -> str:
    return read_settings(root).prefix
