"""`cchc feedback export`: a file for the other computer."""

from datetime import datetime
from pathlib import Path

import click

from cchc_api.feedback.transfer import write_file
from cchc_cli.feedback.shared import register_of
from cchc_cli.options import site_options


@click.command("export", help="Ghi tệp chuyển phản ánh sang máy khác; nội dung vẫn niêm phong.")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--actions", is_flag=True, help="Chỉ ghi việc đã làm, để đưa về máy chủ.")
@site_options
def command(file: Path, actions: bool, root: Path, as_of: datetime) -> None:
    """From the server: all that is not closed. Back to it: what was done."""
    del as_of
    with register_of(root) as register:
        entries = register.entries()
    if actions:
        count = write_file(file, "actions", [e for e in entries if e.status != "received"])
    else:
        count = write_file(file, "reports", [e for e in entries if e.status != "closed"])
    click.echo(f"{file}: {count} phản ánh.")
