"""Digests of pages as they look: what has changed shows, and nothing else."""

from collections.abc import Mapping
from pathlib import Path

from tests.booklet.packs.sites import FILES, opened

from cchc.booklet.packs.compile import Page, pages_of
from cchc.booklet.packs.make import pack_of
from cchc.source.editions import changed_pages

LESSON = "content/tai-lieu/2025/bai-hai.md"
BOOKLET = "content/an-pham/2025/tap.md"
SHORT = {
    BOOKLET: FILES[BOOKLET]
    .replace("classes: [lop]\n", "")
    .replace("[bai-mot, qd-1]", "[bai-mot, bai-hai, qd-1]")
}


def pages(folder: Path, fonts: Path, changes: Mapping[str, str] | None = None) -> tuple[Page, ...]:
    site = opened(folder, {**SHORT, **(changes or {})})
    return pages_of(pack_of(site, site.store.by_id["tap"]), fonts)


def differing(one: tuple[Page, ...], other: tuple[Page, ...]) -> list[str]:
    numbers = changed_pages((p.digest for p in one), (p.digest for p in other))
    return [other[number - 1].words for number in numbers]


def test_pages_say_what_stands_on_them(tmp_path: Path, fonts: Path) -> None:
    assert [page.words for page in pages(tmp_path, fonts)] == [
        "Bìa", "Thông tin ấn phẩm", "Mục lục", "Bài một", "Bài hai", "Quyết định 12/QĐ-UBND",
        "Về bản in này", "Bìa sau",
    ]  # fmt: skip


def test_a_sentence_changes_its_page_and_the_checksum_only(tmp_path: Path, fonts: Path) -> None:
    before = pages(tmp_path, fonts)
    after = pages(tmp_path, fonts, {LESSON: FILES[LESSON].replace("Xem lại", "Hãy xem lại")})
    assert differing(before, after) == ["Bài hai", "Về bản in này"]


def test_a_part_that_grows_moves_what_follows_but_no_page_before(
    tmp_path: Path, fonts: Path
) -> None:
    before = pages(tmp_path, fonts)
    longer = FILES[LESSON].replace("Xem lại", "Đoạn thêm.\n\n" * 60 + "Xem lại")
    after = pages(tmp_path, fonts, {LESSON: longer})
    found = differing(before, after)
    assert len(after) > len(before)
    assert "Bìa" not in found
    assert "Bài một" not in found
    assert {"Mục lục", "Bài hai", "Quyết định 12/QĐ-UBND"} <= set(found)


def test_the_same_pages_twice(tmp_path: Path, fonts: Path) -> None:
    assert pages(tmp_path / "a", fonts) == pages(tmp_path / "b", fonts)
