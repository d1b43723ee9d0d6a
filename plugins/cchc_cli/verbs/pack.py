"""`cchc pack`: one document in the official form, for print."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

from cchc.build.analysis import Analysis, analyse
from cchc.build.counter import read_counter
from cchc.build.files import BuildError
from cchc.build.prints import print_of
from cchc.build.report_reading import reading_problems
from cchc.check.report import lines
from cchc.pages.site import Site
from cchc.schema.suggestion import COMMANDS, did_you_mean
from cchc.source.documents import Document
from cchc.source.settings import read_settings
from cchc_cli.assets import print_fonts
from cchc_cli.building import need_fonts
from cchc_cli.options import site_options

_LATER = ("a5", "booklet", "docx")


@click.command("pack", help="In một tài liệu theo thể thức văn bản.")
@click.argument("id_", metavar="MÃ")
@site_options
@click.option("--form", type=click.Choice(["a4", *_LATER]), default="a4", help="Khổ và dạng in.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Tệp kết quả.")
def command(id_: str, root: Path, as_of: datetime, form: str, out: Path | None) -> None:
    """Write the PDF; needs no build before it."""
    if form in _LATER:
        raise click.UsageError(f"Dạng {form} chưa có trong phiên bản này; hiện có: a4.")
    root = root.resolve()
    analysis = analyse(root, read_settings(root), os.cpu_count() or 1)
    store = analysis.store
    document = store.get(id_, "plan")
    if document is None:
        _refuse(analysis, id_)
    data = _printed(Site(store, as_of, read_counter(store)), document)
    target = out if out is not None else Path(f"{id_}.pdf")
    if str(target) == "-":
        sys.stdout.buffer.write(data)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    click.echo(f"Đã ghi {target} ({len(data) // 1000} KB).", err=True)


def _printed(site: Site, document: Document) -> bytes:
    fonts = print_fonts()
    need_fonts(fonts)
    try:
        return print_of(site, document, fonts).data
    except BuildError as error:
        click.echo(f"LỖI: {error}", err=True)
        sys.exit(1)


def _refuse(analysis: Analysis, id_: str) -> NoReturn:
    """End: the plan has faults (exit code 1), or there is none with this id (usage error)."""
    store = analysis.store
    paths = {path for kind, path in store.ids.get(id_, ()) if kind == "plan"}
    if paths:
        click.echo("\n".join(lines(reading_problems(analysis, paths))), err=True)
        sys.exit(1)
    other = store.get(id_)
    if other is not None:
        message = f'"{id_}" là {other.kind.label.lower()}; hiện chỉ in được kế hoạch.'
        raise click.UsageError(message)
    plans = [plan.id for plan in store.of("plan")]
    hint = did_you_mean(id_, plans, likeness=COMMANDS)
    raise click.UsageError(f'Không có kế hoạch "{id_}". {hint}'.strip())
