"""`cchc pack --edition` and `--changes`: printing an edition, and what to print again."""

from collections.abc import Iterable
from pathlib import Path

import click

from cchc.build.editions import Changes, changes_since, print_edition, record_edition
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.source.editions import EDITIONS, read_editions
from cchc.vietnamese.dates import format_date


def edition(site: Site, document: Document, fonts: Path) -> bytes:
    """The reading PDF of the next edition, noted in the ledger; the last one while it is current.

    Raises BuildError with the print shop's words.
    """
    printed = print_edition(site, document, fonts)
    found = printed.edition
    if printed.is_new:
        record_edition(site.store.root, found)
        click.echo(f"Bản in lần {found.number}: đã ghi vào {EDITIONS}.", err=True)
    else:
        said = f"Nguồn không đổi từ bản in lần {found.number} ({format_date(found.day)})"
        click.echo(f"{said}; in lại đúng bản đó, sổ giữ nguyên.", err=True)
    if not site.settings.site_url:
        click.echo(
            "Chú ý: mkdocs.yml chưa có site_url, nên bản in có địa chỉ ngắn mà chưa có mã QR.",
            err=True,
        )
    click.echo(f"Địa chỉ: {site.href(found.address)}", err=True)
    return printed.data


def tell_changes(site: Site, document: Document, fonts: Path) -> None:
    """What has changed since the last printed edition, and which pages to print again.

    Raises BuildError with the print shop's words.
    """
    last = read_editions(site.store).last(document.id)
    if last is None:
        click.echo("Chưa có bản in nào trong sổ; in cả tập: cchc pack MÃ --edition.")
        return
    for line in _lines(site, changes_since(site, document, last, fonts)):
        click.echo(line)


def _lines(site: Site, changes: Changes) -> Iterable[str]:
    last = changes.last
    said = f"Bản in lần {last.number}, {format_date(last.day)}"
    if not changes.inputs and not changes.pages:
        yield f"{said}: còn đúng, không phải in lại trang nào."
        return
    yield f"{said}: nguồn đã đổi."
    for identity in changes.inputs:
        document = site.store.get(identity)
        yield f"  - {document.title if document else identity} ({identity})"
    for page, words in zip(changes.pages, changes.words, strict=True):
        yield f"  trang {page}: {words}".rstrip(": ")
    if changes.was != changes.now:
        total = f"{changes.was} thành {changes.now}"
        yield f"Số trang đổi từ {total}; “Trang x/y” đổi theo ở mọi trang."
    yield f"Trang mang số lần in và địa chỉ mới: {_numbers(changes.numbered)}."
    yield f"In lại các trang: {_numbers({*changes.pages, *changes.numbered})}."


def _numbers(pages: Iterable[int]) -> str:
    return ", ".join(str(page) for page in sorted(pages))
