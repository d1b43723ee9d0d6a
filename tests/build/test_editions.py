"""Printing editions: the ledger, the file that it vouches for, what to print again."""

import hashlib
from pathlib import Path

from msgspec.structs import replace
from tests.booklet.packs.sites import opened
from tests.build.test_packs import LESSON, SHORT

from cchc.build.editions import (
    changes_since,
    pages_since,
    print_edition,
    record_edition,
)
from cchc.build.packs import reading_pdf
from cchc.pages.site import Site
from cchc.source.editions import EDITIONS, read_editions, short_address
from cchc_cli.assets import print_fonts

LONGER = "---\nid: bai-mot\ntitle: Bài một\nkind: bài giảng\n---\n\nXem [bài hai](bai-hai.md).\n"


def first_edition(folder: Path) -> Site:
    """The site after its first edition."""
    site = opened(folder, SHORT)
    printed = print_edition(site, site.store.by_id["nho"], print_fonts())
    assert printed.is_new
    record_edition(site.store.root, printed.edition)
    return opened(folder, SHORT)


def test_the_first_edition_is_noted_with_what_was_printed(tmp_path: Path) -> None:
    site = opened(tmp_path, SHORT)
    printed = print_edition(site, site.store.by_id["nho"], print_fonts())
    edition = printed.edition
    assert (edition.number, edition.pack, edition.paper) == (1, "nho", "A5")
    assert edition.address == short_address("nho", 1)
    assert edition.sha256 == hashlib.sha256(printed.data).hexdigest()
    assert edition.day == site.today
    assert len(edition.pages) == 7
    assert not (tmp_path / EDITIONS).exists()
    record_edition(tmp_path, edition)
    (kept,) = read_editions(opened(tmp_path, SHORT).store).entries
    assert replace(kept, line=0) == edition


def test_while_it_is_current_website_and_reprint_have_its_very_bytes(tmp_path: Path) -> None:
    site = first_edition(tmp_path)
    document = site.store.by_id["nho"]
    again = print_edition(site, document, print_fonts())
    assert not again.is_new
    assert again.edition.sha256 == hashlib.sha256(again.data).hexdigest()
    assert reading_pdf(site, document, "A5", print_fonts()) == again.data
    assert changes_since(site, document, again.edition, print_fonts()).pages == ()


def test_a_change_names_its_pages_and_those_that_bear_the_new_number(tmp_path: Path) -> None:
    first_edition(tmp_path)
    site = opened(tmp_path, {**SHORT, LESSON: LONGER})
    document = site.store.by_id["nho"]
    (edition,) = read_editions(site.store).entries
    changes = changes_since(site, document, edition, print_fonts())
    assert changes.inputs == ("bai-mot",)
    assert changes.words == ("Mục lục", "Bài một", "Về bản in này")
    assert changes.numbered == (1, 2, 7)
    assert pages_since(site, document, 1, print_fonts()) == tuple(
        zip(changes.pages, changes.words, strict=True)
    )
    assert pages_since(site, document, 2, print_fonts()) is None


def test_a_changed_pack_becomes_the_next_edition_at_another_address(tmp_path: Path) -> None:
    first_edition(tmp_path)
    site = opened(tmp_path, {**SHORT, LESSON: LONGER})
    printed = print_edition(site, site.store.by_id["nho"], print_fonts())
    assert (printed.edition.number, printed.is_new) == (2, True)
    record_edition(tmp_path, printed.edition)
    entries = read_editions(opened(tmp_path, {**SHORT, LESSON: LONGER}).store).entries
    assert [entry.number for entry in entries] == [1, 2]
    assert len({entry.address for entry in entries}) == 2
