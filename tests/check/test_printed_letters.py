"""Letters that print has no glyph for, against the typefaces that `scripts/prepare` makes."""

import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from tests.check.support import checked, codes, unit

from cchc.check.printed_letters import _LACKING

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


def test_every_letter_that_is_let_through_can_be_drawn(tmp_path: Path) -> None:
    if not (FONTS / "Tinos-Regular.ttf").is_file():
        pytest.skip("BỎ QUA KIỂM TRA BẢN IN: chưa có phông chữ; chạy scripts/prepare")
    cmaps = [set(TTFont(face).getBestCmap()) for face in FONTS.glob("Tinos-*.ttf")]
    drawn = set.intersection(*cmaps)
    passed = {code for code in range(0xFFFF) if not _LACKING.match(chr(code))}
    assert passed - drawn <= {9, 10, *range(0x300, 0x370)}
    assert len(drawn - passed) < 250
