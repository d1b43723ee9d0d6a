"""`cchc api`: the public API by itself."""

from datetime import datetime
from pathlib import Path

import click

from cchc_cli.options import proxy_option, site_options, store_option
from cchc_cli.serving import api_settings, counter_api, end_on_signals, listen, offer_metrics


@click.command("api", help="Chạy API công khai (bộ đếm).")
@site_options
@click.option("--host", help="Địa chỉ lắng nghe; mặc định 127.0.0.1 và [::1].")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, help="Cổng lắng nghe.")
@store_option
@click.option(
    "--metrics",
    "metrics_at",
    envvar="CCHC_METRICS",
    default="127.0.0.1:9101",
    help="Nơi trả số đo Prometheus (/metrics), tách khỏi cổng công khai; off để tắt.",
)
@proxy_option
def command(
    root: Path,
    as_of: datetime,
    host: str | None,
    port: int,
    store_url: str | None,
    metrics_at: str,
    proxies: tuple[str, ...],
) -> None:
    """Serve until interrupted; `--as-of` means nothing to a counter, which counts now."""
    from cchc_api.logs import log_as_json
    from cchc_api.server import run, urls

    end_on_signals()
    log_as_json()
    app = counter_api(api_settings(root.resolve(), store_url, proxies))
    sockets = listen(host, port)
    for url in urls(sockets):
        click.echo(f"API: {url}api/counter", err=True)
    offer_metrics(app, metrics_at)
    run(app, sockets)
