"""`cchc pack`: one document in the official form, for print."""

import difflib
import sys
from datetime import datetime
from pathlib import Path

import click

from cchc.build.counter import read_counter
from cchc.build.prints import print_of
from cchc.pages.site import Site
from cchc.source.store import load
from cchc_cli.assets import assets_dir
from cchc_cli.options import site_options

_LATER = ("a5", "booklet", "docx")


@click.command("pack", help="In một tài liệu theo thể thức văn bản.")
@click.argument("id_", metavar="ID")
@site_options
@click.option("--form", type=click.Choice(["a4", *_LATER]), default="a4", help="Khổ và dạng in.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Tệp kết quả.")
def command(id_: str, root: Path, as_of: datetime, form: str, out: Path | None) -> None:
    """Write the PDF; needs no build before it."""
    if form in _LATER:
        raise click.UsageError(f"Dạng {form} chưa có trong phiên bản này; hiện có: a4.")
    store = load(root.resolve())
    document = store.get(id_, "plan")
    if document is None:
        raise click.UsageError(_unknown(id_, [plan.id for plan in store.of("plan")]))
    site = Site(store, as_of, read_counter(store))
    data = print_of(site, document, assets_dir() / "fonts" / "print").data
    target = out if out is not None else Path(f"{id_}.pdf")
    if str(target) == "-":
        sys.stdout.buffer.write(data)
        return
    target.write_bytes(data)
    click.echo(f"Đã ghi {target} ({len(data) // 1000} KB).", err=True)


def _unknown(id_: str, known: list[str]) -> str:
    near = difflib.get_close_matches(id_, known, 1, 0.3)
    return f'Không có kế hoạch "{id_}".' + (f' Gần nhất: "{near[0]}".' if near else "")
