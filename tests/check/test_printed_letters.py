"""Letters that print has no glyph for, against the typefaces that `scripts/prepare` makes."""

import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from tests.check.support import checked, codes, unit

from cchc.check.signs import UNUSUAL, signs
from cchc.check.written_letters import LACKING

FONTS = Path(sys.prefix) / "share" / "cchc" / "fonts" / "print"
LETTER = (
    "---\nform: CV\nnumber: 1/SNV\nissuer: snv\nissued: 2025-03-10\n"
    "abstract: {about}\n---\n\n{body}\n"
)


def found(folder: Path, about: str, body: str) -> list[tuple[str, int, int]]:
    text = LETTER.format(about=about, body=body)
    files = {**unit("snv", "Sở Nội vụ"), "content/van-ban/2025/cv.md": text}
    return codes(checked(folder, files))


def test_where_the_letters_stand(tmp_path: Path) -> None:
    assert found(tmp_path, "Đủ ☐ thiếu", "Từ 1 → 2.\n\nTừ 2 → 3.") == [
        ("IN-CHU", 6, 11),
        ("IN-CHU", 9, 6),
    ]


PACK = "---\nid: tap\ntype: booklet\ntitle: Tập\nitems: [bai]\n{state}---\n"
LESSON = "---\nid: bai\ntitle: Bài\nkind: bài giảng\n---\n\nTừ 1 → 2.\n"


@pytest.mark.parametrize(("state", "count"), [("", 1), ("state: nháp\n", 0)])
def test_a_part_of_a_public_pack_is_printed_whatever_its_type(
    tmp_path: Path, state: str, count: int
) -> None:
    lesson = {"content/tai-lieu/2025/bai.md": LESSON}
    assert codes(checked(tmp_path / "alone", lesson)) == []
    files = {**lesson, "content/an-pham/2025/tap.md": PACK.format(state=state)}
    assert codes(checked(tmp_path / "pack", files)) == [("IN-CHU", 7, 6)] * count


def test_names_that_documents_print_are_looked_at(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, unit("snv", "Sở ★ Nội vụ"))) == [("IN-CHU", 3, 7)]


def test_a_text_with_such_a_letter_is_looked_at_again() -> None:
    written = map(chr, (*range(0xD800), *range(0xE000, 0x10000)))
    lacking = [letter for letter in written if LACKING.match(letter)]
    assert [letter for letter in lacking if UNUSUAL not in signs(letter)] == []


def test_every_letter_that_is_let_through_can_be_drawn(tmp_path: Path) -> None:
    if not (FONTS / "Tinos-Regular.ttf").is_file():
        pytest.skip("BỎ QUA KIỂM TRA BẢN IN: chưa có phông chữ; chạy scripts/prepare")
    cmaps = [set(TTFont(face).getBestCmap()) for face in FONTS.glob("Tinos-*.ttf")]
    drawn = set.intersection(*cmaps)
    passed = {code for code in range(0xFFFF) if not LACKING.match(chr(code))}
    assert passed - drawn <= {9, 10, *range(0x300, 0x370)}
    assert len(drawn - passed) < 250
