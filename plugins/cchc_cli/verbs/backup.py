"""`cchc backup`: a copy of all counts and of the citizens' box, also while the API runs."""

from datetime import datetime
from pathlib import Path

import click

from cchc_cli.counting import counter_store, keep_months, register_failures, register_file
from cchc_cli.options import now, site_options, store_option


@click.command(
    "backup", help="Sao lưu số đếm và sổ phản ánh vào một tệp SQLite; API vẫn chạy bình thường."
)
@site_options
@store_option
@click.option(
    "--prune",
    "is_pruning",
    is_flag=True,
    help="Xóa phản ánh hết hạn lưu khỏi các bản sao lưu (*.sqlite) trong cùng thư mục.",
)
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False))
def command(
    root: Path, as_of: datetime, store_url: str | None, is_pruning: bool, file: Path
) -> None:
    """Write a new file; one that exists is left alone. Reports stay sealed in it."""
    from cchc_api.feedback.backup import copy_of, prune, put_into
    from cchc_api.stores.copying import back_up

    register = register_file(root)
    with register_failures():
        copy = copy_of(register, keep_months(root), now()) if register.is_file() else None

        def add(backup: Path) -> None:
            if copy is not None:
                put_into(backup, copy)

        with counter_store(root, store_url) as store:
            rows = back_up(store, file, add)
        reports = f" và {copy.reports} phản ánh còn niêm phong" if copy else ""
        click.echo(f"Đã sao lưu {rows} dòng (ngày, trang){reports} vào {file}.")
        if is_pruning:
            months, backups = keep_months(root), sorted(file.absolute().parent.glob("*.sqlite"))
            gone = sum(prune(each, months, now()) for each in backups)
            click.echo(f"Đã xóa {gone} phản ánh hết hạn lưu khỏi các bản sao lưu.")
