"""`cchc pack`: a document in the official form or a whole booklet, for print."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click
from msgspec.structs import replace

from cchc.build.analysis import Analysis, analyse, open_store
from cchc.build.counter import read_counter
from cchc.build.files import BuildError
from cchc.build.prints import FORMS, JOB_FORMS, JOBS, SEVERAL, data_of, draft_of, is_printable
from cchc.build.report_reading import reading_problems
from cchc.check.report import lines
from cchc.pages.site import Site
from cchc.schema.suggestion import COMMANDS, did_you_mean
from cchc.source.documents import Document
from cchc.source.settings import read_settings
from cchc_cli.assets import print_fonts
from cchc_cli.building import need_fonts
from cchc_cli.options import site_options

_SUFFIX = {"docx": "docx"}


@click.command("pack", help="In một tài liệu hoặc một ấn phẩm.")
@click.argument("id_", metavar="MÃ")
@site_options
@click.option(
    "--form",
    type=click.Choice([*FORMS, "docx", *JOB_FORMS]),
    help="Khổ và dạng in; bỏ trống là a4. Ấn phẩm còn có dispatch (danh sách phân phát) và labels.",
)
@click.option("--edition", is_flag=True, help="In một lần in của ấn phẩm và ghi vào sổ bản in.")
@click.option("--changes", is_flag=True, help="Nêu các trang cần in lại so với lần in trước.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Tệp kết quả.")
def command(
    id_: str,
    root: Path,
    as_of: datetime,
    form: str | None,
    edition: bool,
    changes: bool,
    out: Path | None,
) -> None:
    """Write the PDF or the draft; needs no build before it."""
    root = root.resolve()
    analysis = analyse(root, read_settings(root), os.cpu_count() or 1)
    document = _printable(analysis, id_)
    _need(document, form, edition or changes)
    site = Site(analysis.store, as_of, read_counter(analysis.store))
    if document.kind.id == "report":
        from cchc_cli.reporting import meant, tell_changes

        document = meant(document, as_of)
        tell_changes(site.store, document)
    if changes:
        _told(site, document)
        return
    data = _printed(site, document, form, edition)
    target = (
        out if out is not None else Path(f"{id_}{_ending(form)}.{_SUFFIX.get(form or '', 'pdf')}")
    )
    if str(target) == "-":
        sys.stdout.buffer.write(data)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    click.echo(f"Đã ghi {target} ({len(data) // 1000} KB).", err=True)


def _ending(form: str | None) -> str:
    """Of the file's name: reading PDF and press sheets of one document lie side by side."""
    return "" if form in (None, "a4", "docx") else f"-{form}"


def _need(document: Document, form: str | None, edition: bool) -> None:
    """Usage errors: a form or an option that this type of document does not have."""
    label = document.kind.label.lower()
    if form in JOB_FORMS and document.kind.id not in JOBS:
        raise click.UsageError(
            f"Dạng {form} chỉ có ở ấn phẩm và đợt phân phát, không có ở {label}."
        )
    if form == "docx" and document.kind.id == "booklet":
        raise click.UsageError("Ấn phẩm không có bản nháp docx; hãy xuất từng phần.")
    if edition and document.kind.id != "booklet":
        raise click.UsageError(f"--edition và --changes chỉ dùng cho ấn phẩm, không cho {label}.")


def _told(site: Site, document: Document) -> None:
    from cchc_cli.editions import tell_changes

    with _faults():
        tell_changes(site, document, _fonts())


def _printed(site: Site, document: Document, form: str | None, edition: bool) -> bytes:
    fonts = _fonts()
    with _faults():
        if edition:
            from cchc.build.packs import paper_of
            from cchc_cli.editions import edition as print_edition

            data = print_edition(site, document, fonts)
            if form in (None, paper_of(document).lower()):
                return data
            site = replace(site, store=open_store(site.store.root))  # which has the new edition
        if form == "docx":
            return draft_of(site, document, fonts)
        if form in (None, "a4") and document.kind.id not in SEVERAL:
            return data_of(site, document, fonts)
        from cchc.build.packs import printed_in  # takes as long to load as a plan to print

        return printed_in(site, document, form or "a4", fonts)


def _fonts() -> Path:
    fonts = print_fonts()
    need_fonts(fonts)
    return fonts


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
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
