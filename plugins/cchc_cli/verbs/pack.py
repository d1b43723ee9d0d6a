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
from cchc.build.prints import draft_of, is_printable, print_of
from cchc.build.report_reading import reading_problems
from cchc.check.report import lines
from cchc.pages.site import Site
from cchc.schema.suggestion import COMMANDS, did_you_mean
from cchc.source.documents import Document
from cchc.source.settings import read_settings
from cchc_cli.assets import print_fonts
from cchc_cli.building import need_fonts
from cchc_cli.options import site_options

_LATER = ("a5", "booklet")
_SUFFIX = {"docx": "docx"}


@click.command("pack", help="In một tài liệu theo thể thức văn bản.")
@click.argument("id_", metavar="MÃ")
@site_options
@click.option(
    "--form", type=click.Choice(["a4", *_LATER, "docx"]), default="a4", help="Khổ và dạng in."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Tệp kết quả.")
def command(id_: str, root: Path, as_of: datetime, form: str, out: Path | None) -> None:
    """Write the PDF or the draft; needs no build before it."""
    if form in _LATER:
        raise click.UsageError(f"Dạng {form} chưa có trong phiên bản này; hiện có: a4, docx.")
    root = root.resolve()
    analysis = analyse(root, read_settings(root), os.cpu_count() or 1)
    document = _printable(analysis, id_)
    data = _printed(Site(analysis.store, as_of, read_counter(analysis.store)), document, form)
    target = out if out is not None else Path(f"{id_}.{_SUFFIX.get(form, 'pdf')}")
    if str(target) == "-":
        sys.stdout.buffer.write(data)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    click.echo(f"Đã ghi {target} ({len(data) // 1000} KB).", err=True)


def _printed(site: Site, document: Document, form: str) -> bytes:
    fonts = print_fonts()
    need_fonts(fonts)
    try:
        if form == "docx":
            return draft_of(site, document, fonts)
        return print_of(site, document, fonts).data
    except BuildError as error:
        click.echo(f"LỖI: {error}", err=True)
        sys.exit(1)


def _printable(analysis: Analysis, id_: str) -> Document:
    """The document; a plan goes before a document of another type with the same id."""
    store = analysis.store
    document = store.get(id_, "plan") or store.get(id_)
    if document is None:
        _refuse(analysis, id_)
    if not is_printable(document.kind):
        raise click.UsageError(f'"{id_}" là {document.kind.label.lower()}, không in riêng được.')
    return document


def _refuse(analysis: Analysis, id_: str) -> NoReturn:
    """End: the document has faults (exit code 1), or there is none with this id (usage error)."""
    store = analysis.store
    paths = {path for _kind, path in store.ids.get(id_, ())}
    if paths:
        click.echo("\n".join(lines(reading_problems(analysis, paths))), err=True)
        sys.exit(1)
    known = [document.id for document in store.documents if is_printable(document.kind)]
    hint = did_you_mean(id_, known, likeness=COMMANDS)
    raise click.UsageError(f'Không có tài liệu "{id_}". {hint}'.strip())
