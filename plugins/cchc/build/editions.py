"""Printing an edition, and what of the last one must be printed again."""

import hashlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cchc.booklet.packs.compile import Page, compile_pack, pages_of
from cchc.booklet.packs.make import pack_of
from cchc.build.files import replace_bytes
from cchc.build.prints import print_faults
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.source.editions import (
    EDITIONS,
    Edition,
    changed_inputs,
    changed_pages,
    read_editions,
    short_address,
    with_edition,
)
from cchc.source.packs import inputs_of, sources_of
from cchc.types.booklet import Booklet


class Printed(Struct, frozen=True):
    """An edition and its reading PDF; `is_new` when the ledger does not have it yet."""

    edition: Edition
    data: bytes
    is_new: bool


class Changes(Struct, frozen=True):
    """What differs from the last edition: inputs by id, pages by number.

    `numbered` are the pages that bear number and address of the edition: a new edition prints
    them again in any case. `was` and `now` are the numbers of pages.
    """

    last: Edition
    inputs: tuple[str, ...]
    pages: tuple[int, ...]
    words: tuple[str, ...]
    numbered: tuple[int, ...]
    was: int
    now: int


def _faults(site: Site, document: Document) -> AbstractContextManager[None]:
    return print_faults(document, partial(sources_of, site.store, document, site.state))


def print_edition(site: Site, document: Document, fonts: Path) -> Printed:
    """The next edition of a booklet on its own paper; the last one again while it is current.

    Raises BuildError with the print shop's words.
    """
    record = document.as_a(Booklet)
    last = read_editions(site.store).last(document.id)
    inputs = inputs_of(site.store, document, site.state)
    with _faults(site, document):
        if last is not None and not changed_inputs(last.inputs, inputs):
            return Printed(last, compile_pack(pack_of(site, document, "", last), fonts), False)
        number = last.number + 1 if last else 1
        address = short_address(document.id, number)
        day = _day(record, last, site.today)
        blank = Edition(
            address, document.id, number, day, record.paper, record.copies, "", inputs, (),
        )  # fmt: skip
        pack = pack_of(site, document, "", blank)
        data = compile_pack(pack, fonts)
        pages = tuple(page.digest for page in pages_of(pack, fonts))
    sha256 = hashlib.sha256(data).hexdigest()
    return Printed(replace(blank, sha256=sha256, pages=pages), data, True)


def record_edition(root: Path, edition: Edition) -> None:
    """Write a new edition into the ledger."""
    file = root / EDITIONS
    text = file.read_text("utf-8-sig") if file.is_file() else ""
    replace_bytes(file, with_edition(text, edition).encode())


def changes_since(site: Site, document: Document, edition: Edition, fonts: Path) -> Changes:
    """What a reader of a printed edition would find different now, page by page.

    Both are compared under the same number of edition, so that only content counts.
    Raises BuildError with the print shop's words.
    """
    inputs = inputs_of(site.store, document, site.state)
    with _faults(site, document):
        now = pages_of(pack_of(site, document, edition.paper, edition), fonts)
        next_one = replace(edition, number=edition.number + 1, address="/in/")
        later = pages_of(pack_of(site, document, edition.paper, next_one), fonts)
    changed = changed_pages(edition.pages, (page.digest for page in now))
    return Changes(
        edition,
        changed_inputs(edition.inputs, inputs),
        changed,
        tuple(now[number - 1].words for number in changed),
        _differing(now, later),
        len(edition.pages),
        len(now),
    )


def pages_since(
    site: Site, document: Document, number: int, fonts: Path
) -> tuple[tuple[int, str], ...] | None:
    """(page, what stands on it) of the pages that differ from a printed edition."""
    editions = read_editions(site.store).of(document.id)
    edition = next((each for each in editions if each.number == number), None)
    if edition is None:
        return None
    with _faults(site, document):
        now = pages_of(pack_of(site, document, edition.paper, edition), fonts)
    changed = changed_pages(edition.pages, (page.digest for page in now))
    return tuple((page, now[page - 1].words) for page in changed)


def _differing(one: Sequence[Page], other: Sequence[Page]) -> tuple[int, ...]:
    return changed_pages((page.digest for page in one), (page.digest for page in other))


def _day(record: Booklet, last: Edition | None, today: date) -> date:
    """The stated day of printing, unless it is that of the last edition or before it."""
    if record.printed and (last is None or record.printed > last.day):
        return record.printed
    return today
