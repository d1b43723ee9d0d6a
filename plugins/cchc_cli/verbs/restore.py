"""`cchc restore`: counts and the citizens' box from a copy, into an empty store."""

from datetime import datetime
from pathlib import Path

import click

from cchc_cli.counting import counter_store, keep_months, register_failures, register_file
from cchc_cli.failures import EnvironmentFailure
from cchc_cli.options import now, site_options, store_option


@click.command("restore", help="Phục hồi số đếm và sổ phản ánh từ tệp sao lưu vào kho còn trống.")
@site_options
@store_option
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False))
def command(root: Path, as_of: datetime, store_url: str | None, file: Path) -> None:
    """Add the copy's rows; a store that holds counts, or a register, is left alone.

    What retention has ended since the copy was made does not come back.
    """
    from cchc_api.feedback import backup
    from cchc_api.stores.copying import must_be_empty, restore

    register = register_file(root)
    with register_failures(), counter_store(root, store_url) as store:
        must_be_empty(file, store)
        copy = None
        if backup.has_register(file):
            if register.exists():
                raise EnvironmentFailure(f"Sổ phản ánh {register} đang có; hãy chuyển đi nơi khác.")
            copy = backup.found_in(file, keep_months(root), now())
        rows = restore(file, store)
        if copy is not None:
            backup.restore(copy, register)
    reports = f" và {copy.reports} phản ánh" if copy else ""
    click.echo(f"Đã phục hồi {rows} dòng (ngày, trang){reports}.")
