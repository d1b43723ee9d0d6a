"""`cchc feedback answer`: the answer the citizen reads with code and secret."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO

import click

from cchc_api.feedback.actions import answer
from cchc_cli.feedback.shared import change
from cchc_cli.options import site_options

LONGEST = 20_000


@click.command("answer", help="Trả lời phản ánh; chỉ người có mã bí mật đọc được.")
@click.argument("code", metavar="MÃ")
@click.argument("file", metavar="TỆP", type=click.File(encoding="utf-8"))
@site_options
def command(code: str, file: IO[str], root: Path, as_of: datetime) -> None:
    """The text comes from a file, or from standard input for `-`."""
    text = file.read().strip()
    if not text or len(text) > LONGEST:
        raise click.UsageError(f"Câu trả lời phải có từ 1 đến {LONGEST} ký tự.")
    change(root, code, partial(answer, text=text, now=as_of), "đã trả lời")
