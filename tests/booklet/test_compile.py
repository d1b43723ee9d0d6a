"""What printing refuses, and that it depends on nothing but its arguments."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import msgspec.structs
import pytest
from fontTools.ttLib import TTFont
from tests.booklet.layout import text_of
from tests.booklet.samples import STAMP, seed_plan

from cchc.booklet.compile import (
    MissingFonts,
    MissingGlyphs,
    PrintError,
    compile_pdf,
    font_faces,
)
from cchc.booklet.gathered import everyday, gathered
from cchc.booklet.glyphs import missing_glyphs
from cchc.booklet.html_tree import parse_html
from cchc.booklet.typst_writer import document_data
from cchc.vietnamese.text import nfc

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
MARKS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")


def printed(html: str, fonts: Path) -> bytes:
    return compile_pdf(msgspec.structs.replace(seed_plan(), blocks=parse_html(html)), fonts, STAMP)


def test_missing_characters_are_all_named_before_anything_is_set(fonts: Path) -> None:
    with pytest.raises(MissingGlyphs) as caught:
        printed("<p>ít nhất ≥ 4 và ≤ 5 → xong ☐</p>", fonts)
    assert caught.value.characters == ("→", "≤", "≥", "☐")
    assert "ít nhất ≥ 4" in caught.value.excerpts["≥"]
    assert "U+2265" in str(caught.value)


def test_invisible_characters_do_not_reach_the_paper(fonts: Path, tmp_path: Path) -> None:
    html = "<p>liền\u200bmạch</p><p><code>mã\u2060số</code></p><pre>dòng\ufeffmột</pre>"
    text = text_of(printed(html, fonts), tmp_path)
    assert {"liềnmạch", "mãsố", "dòngmột"} <= set(text.split())


def test_every_vietnamese_letter_can_be_printed(fonts: Path, tmp_path: Path) -> None:
    letters = "".join(
        nfc(letter + mark)
        for letter in VIETNAMESE + VIETNAMESE.upper()
        for mark in (MARKS if letter.lower() in "aăâeêioôơuưy" else ("",))
    )
    html = "".join(f"<p>{letters[start : start + 40]}</p>" for start in range(0, len(letters), 40))
    html += f"<p><strong><em>₫ {letters[:9]}</em></strong></p>"
    document = msgspec.structs.replace(seed_plan(), blocks=parse_html(html))
    assert set(letters) <= everyday()
    assert (
        missing_glyphs(gathered(document_data(document)).unusual, font_faces(fonts, "Tinos")) == {}
    )
    pdf = compile_pdf(document, fonts, STAMP)
    assert set(letters) <= set(text_of(pdf, tmp_path))


def test_a_folder_without_the_faces_is_refused(tmp_path: Path, fonts: Path) -> None:
    with pytest.raises(MissingFonts, match=r"Tinos-Bold\.ttf"):
        compile_pdf(seed_plan(), tmp_path, STAMP)
    shutil.copy(fonts / "Tinos-Regular.ttf", tmp_path)
    with pytest.raises(MissingFonts) as caught:
        font_faces(tmp_path, "Tinos")
    assert "Tinos-Regular" not in str(caught.value)


def test_a_font_file_of_another_family_is_an_error(tmp_path: Path, fonts: Path) -> None:
    """Typst would print pages without one letter; its warning stops that."""
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        shutil.copy(fonts / "BeVietnamPro-Regular.ttf", tmp_path / f"Tinos-{style}.ttf")
    with pytest.raises(PrintError, match="unknown font family"):
        compile_pdf(seed_plan(), tmp_path, STAMP)


def test_a_broken_picture_is_an_error(fonts: Path) -> None:
    document = msgspec.structs.replace(
        seed_plan(),
        blocks=parse_html('<p><img src="a" alt="x"></p>'),
        images={"a": b"no picture"},
    )
    with pytest.raises(PrintError):
        compile_pdf(document, fonts, STAMP)


def test_a_document_without_title_is_an_error(fonts: Path) -> None:
    with pytest.raises(PrintError, match="title"):
        compile_pdf(msgspec.structs.replace(seed_plan(), title=""), fonts, STAMP)


def test_the_file_dates_are_the_day_of_issue_whenever_it_is_made(fonts: Path) -> None:
    later = datetime(2030, 1, 1, tzinfo=UTC)
    assert b"20300101" not in compile_pdf(seed_plan(), fonts, later)


@pytest.mark.parametrize("paragraphs", range(27, 36))
def test_the_signature_never_stands_on_a_page_of_its_own(
    paragraphs: int, fonts: Path, tmp_path: Path
) -> None:
    html = "".join(f"<p>Đoạn {n}.</p>" for n in range(paragraphs))
    pages = text_of(printed(html, fonts), tmp_path).split("\f")
    (page,) = [page for page in pages if "Nơi nhận:" in page]
    assert "Đoạn" in page


@pytest.mark.parametrize("lines", range(24, 34))
def test_no_heading_is_parted_from_its_text(lines: int, fonts: Path, tmp_path: Path) -> None:
    filler = "<br>".join("dòng đệm" for _ in range(lines))
    html = f"<p>{filler}</p><h2>Đề mục</h2><p>đi liền.</p>"
    pages = text_of(printed(html, fonts), tmp_path).split("\f")
    assert ["Đề mục" in page for page in pages] == ["đi liền." in page for page in pages]


@pytest.mark.parametrize("lines", range(20, 34))
def test_no_single_line_at_the_end_or_start_of_a_page(
    lines: int, fonts: Path, tmp_path: Path
) -> None:
    filler = "<br>".join("dòng đệm" for _ in range(lines))
    text = "mở đầu " + "chữ " * 140 + "kết thúc"
    pages = text_of(printed(f"<p>{filler}</p><p>{text}</p>", fonts), tmp_path).split("\f")
    for page in pages:
        in_paragraph = [line for line in page.splitlines() if "chữ" in line]
        assert len(in_paragraph) != 1


@pytest.mark.parametrize("family", ["Tinos", "Be Vietnam Pro"])
def test_every_face_has_the_everyday_characters(family: str, fonts: Path) -> None:
    for face in fonts.glob(f"{family.replace(' ', '')}-*.ttf"):
        with TTFont(face, lazy=True) as font:
            assert everyday() <= set(map(chr, font.getBestCmap()))
