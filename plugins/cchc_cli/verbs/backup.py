"""`cchc backup`: a copy of all counts, also while the API runs."""

from datetime import datetime
from pathlib import Path

import click

from cchc_cli.counting import counter_store
from cchc_cli.options import site_options, store_option


@click.command("backup", help="Sao lưu số đếm vào một tệp SQLite; API vẫn chạy bình thường.")
@site_options
@store_option
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False))
def command(root: Path, as_of: datetime, store_url: str | None, file: Path) -> None:
    """Write a new file; one that exists is left alone."""
    from cchc_api.stores.copying import back_up

    with counter_store(root, store_url) as store:
        rows = back_up(store, file)
    click.echo(f"Đã sao lưu {rows} dòng (ngày, trang) vào {file}.")
