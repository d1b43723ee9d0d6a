"""`cchc feedback import`: what `export` wrote on the other computer."""

from datetime import datetime
from pathlib import Path

import click

from cchc_api.feedback.transfer import TransferError, bring_in, read_file
from cchc_cli.feedback.shared import register_of
from cchc_cli.options import site_options


@click.command("import", help="Nhận tệp do lệnh export ghi trên máy kia.")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path, exists=True))
@site_options
def command(file: Path, root: Path, as_of: datetime) -> None:
    """New reports are added, actions are done; what is older than here changes nothing."""
    del as_of
    try:
        kind, entries = read_file(file)
    except TransferError as error:
        raise click.UsageError(str(error)) from None
    with register_of(root, create=kind == "reports") as register:
        changed = bring_in(register, kind, entries)
    click.echo(f"{len(entries)} phản ánh trong tệp, {changed} có thay đổi.")
