"""`cchc feedback close`: end a report; retention counts from here."""

from datetime import datetime
from functools import partial
from pathlib import Path

import click

from cchc_api.feedback.actions import close
from cchc_cli.feedback.shared import change
from cchc_cli.options import site_options


@click.command("close", help="Đóng phản ánh; thời hạn lưu tính từ đây.")
@click.argument("code", metavar="MÃ")
@click.option("--spam", is_flag=True, help="Không phải phản ánh: không tính vào số liệu.")
@site_options
def command(code: str, spam: bool, root: Path, as_of: datetime) -> None:
    """A closed report changes no more."""
    change(root, code, partial(close, now=as_of, spam=spam), "đã đóng")
