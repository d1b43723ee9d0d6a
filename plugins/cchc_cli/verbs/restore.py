"""`cchc restore`: counts from a copy into an empty store."""

from datetime import datetime
from pathlib import Path

import click

from cchc_cli.counting import counter_store
from cchc_cli.options import site_options, store_option


@click.command("restore", help="Phục hồi số đếm từ tệp sao lưu vào một kho còn trống.")
@site_options
@store_option
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False))
def command(root: Path, as_of: datetime, store_url: str | None, file: Path) -> None:
    """Add the copy's rows; a store that holds counts is left alone."""
    from cchc_api.stores.copying import restore

    with counter_store(root, store_url) as store:
        rows = restore(file, store)
    click.echo(f"Đã phục hồi {rows} dòng (ngày, trang).")
