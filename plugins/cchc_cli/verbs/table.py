"""`cchc table`: one tracking table as of any day."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import click

from cchc.build.analysis import Analysis, analyse
from cchc.build.report_reading import reading_problems
from cchc.check.report import lines
from cchc.schema.suggestion import COMMANDS, did_you_mean
from cchc.source.settings import read_settings
from cchc.tracking.registry import tables
from cchc.tracking.scope import Scope
from cchc.tracking.table import Table
from cchc.tracking.writers import csv, html, json, text, xlsx
from cchc_cli.options import site_options

_MIN_WIDTH = 80


def _as_text(table: Table) -> bytes:
    columns = shutil.get_terminal_size((text.DEFAULT_WIDTH, 24)).columns
    return text.write(table, max(columns, _MIN_WIDTH)).encode()


WRITERS: Mapping[str, Callable[[Table], bytes]] = {
    "text": _as_text,
    "json": lambda table: json.write(table).encode(),
    "csv": lambda table: csv.write(table).encode(),
    "xlsx": xlsx.write,
    "html": lambda table: html.write(table).encode(),
}


@click.command("table", help="Lập một bảng theo dõi: " + ", ".join(tables()) + ".")
@click.argument("name", metavar="TÊN")
@site_options
@click.option(
    "--format",
    "form",
    type=click.Choice(list(WRITERS)),
    help="Dạng in ra; bỏ trống thì theo đuôi của --out, không có thì text.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Tệp kết quả.")
def command(name: str, root: Path, as_of: datetime, form: str | None, out: Path | None) -> None:
    """Print or write one table, always computed at the instant asked for."""
    form = form or _form_of(out)
    kind = tables().get(name)
    if kind is None:
        raise click.UsageError(_unknown(name))
    if form == "xlsx" and out is None and sys.stdout.isatty():
        raise click.UsageError("Không in xlsx ra màn hình; hãy thêm --out TỆP.xlsx.")
    root = root.resolve()
    analysis = analyse(root, read_settings(root), os.cpu_count() or 1)
    _stop_at_errors(analysis)
    data = WRITERS[form](kind.make(Scope(analysis.store, as_of)))
    if out is None:
        sys.stdout.buffer.write(data)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    click.echo(f"Đã ghi {out}.", err=True)


def _form_of(out: Path | None) -> str:
    """The form that a file's suffix asks for: text in a file called .xlsx would mislead."""
    suffix = out.suffix.lstrip(".").lower() if out else ""
    return suffix if suffix in WRITERS else "text"


def _unknown(name: str) -> str:
    names = tables()
    hint = did_you_mean(name, names, f"Các bảng: {', '.join(names)}.", likeness=COMMANDS)
    return f'Không có bảng "{name}". {hint}'


def _stop_at_errors(analysis: Analysis) -> None:
    """End with exit code 1 when a document cannot be read: a table without it would be untrue."""
    found = reading_problems(analysis)
    errors = [problem for problem in found if problem.severity == "error"]
    for line in lines(errors):
        click.echo(line, err=True)
    if errors:
        click.echo(f"Có {len(errors)} lỗi; chưa lập bảng. Chạy cchc check để xem đủ.", err=True)
        sys.exit(1)
