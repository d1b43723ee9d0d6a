"""`cchc api`: the public API by itself."""

from datetime import datetime
from pathlib import Path

import click

from cchc_cli.options import proxy_option, site_options, store_option, visitors_option
from cchc_cli.serving import (
    api_settings,
    counter_api,
    end_on_signals,
    listen,
    metrics_option,
    offer_metrics,
)
from cchc_cli.telling import log_as, log_option, say


@click.command("api", help="Chạy API công khai (bộ đếm).")
@site_options
@click.option("--host", help="Địa chỉ lắng nghe, hoặc unix:TỆP; mặc định 127.0.0.1 và [::1].")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, help="Cổng lắng nghe.")
@store_option
@visitors_option
@metrics_option
@proxy_option
@log_option("json")
def command(
    root: Path,
    as_of: datetime,
    host: str | None,
    port: int,
    store_url: str | None,
    visitors_url: str | None,
    metrics_at: str,
    proxies: tuple[str, ...],
    log_form: str,
) -> None:
    """Serve until interrupted; `--as-of` means nothing to a counter, which counts now."""
    from cchc_api.server import run, urls

    end_on_signals()
    log_as(log_form)
    app = counter_api(api_settings(root.resolve(), store_url, proxies, visitors_url))
    sockets = listen(host, port)
    for url in urls(sockets):
        say(f"API: {url}api/counter" if url.endswith("/") else f"API: {url}")
    offer_metrics(app, metrics_at)
    run(app, sockets)
