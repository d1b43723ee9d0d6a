"""The fonts made at set-up: every letter, right names for the typesetter, same bytes every time.

Read are the files of this installation; that today's source makes the same ones is a test too.
"""

import io
import unicodedata
from pathlib import Path

import pikepdf
import pytest
import typst
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from cchc_cli.assets import assets_dir
from cchc_cli.typefaces import (
    PRINT_FACES,
    WEB_FACES,
    Face,
    merged,
    print_file,
    vietnamese_letters,
    web_characters,
    web_file,
)

NODE_MODULES = Path(__file__).parents[2] / "node_modules"
DOCUMENT = """
#set document(title: "Mẫu chữ", date: datetime(year: 2007, month: 4, day: 4))
#set text(font: "Tinos", fallback: false, lang: "vi")
Ẳ ự đ ₫ *Ẳ ự đ ₫* _Ẳ ự đ ₫_ *_Ẳ ự đ ₫_*
#text(font: "Be Vietnam Pro")[Ẳ ự đ ₫ *Ẳ ự đ ₫*]
"""


@pytest.fixture(scope="module")
def print_fonts() -> dict[str, bytes]:
    folder = assets_dir() / "fonts" / "print"
    return {face.file: (folder / face.file).read_bytes() for face in PRINT_FACES}


def opened(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data))


def outline(font: TTFont, letter: str) -> list[object]:
    """The drawing of a letter with its composites resolved into strokes, and its advance width."""
    glyphs = font.getGlyphSet()
    glyph = glyphs[font.getBestCmap()[ord(letter)]]
    pen = RecordingPen()
    glyph.draw(pen)
    parts = [call for call in pen.value if call[0] != "addComponent"]
    composed = [call[1][1] for call in pen.value if call[0] == "addComponent"]
    return [glyph.width, parts, composed]


def test_there_are_146_letters_in_nfc() -> None:
    letters = vietnamese_letters()
    assert len(set(letters)) == len(letters) == 146
    assert unicodedata.is_normalized("NFC", letters)
    assert set("aăâđêôơưyẩỆỠửỵĐ") <= set(letters)


@pytest.mark.parametrize("face", PRINT_FACES, ids=lambda face: face.file)
def test_a_print_font_is_complete_and_unhinted(print_fonts: dict[str, bytes], face: Face) -> None:
    font = opened(print_fonts[face.file])
    characters = font.getBestCmap()
    assert [c for c in vietnamese_letters() + "₫–—“”…" if ord(c) not in characters] == []
    assert not {"cvt ", "fpgm", "prep", "gasp"} & set(font.keys())
    assert "GPOS" in font


@pytest.mark.parametrize("face", PRINT_FACES, ids=lambda face: face.file)
def test_family_and_style_are_linked(print_fonts: dict[str, bytes], face: Face) -> None:
    font = opened(print_fonts[face.file])
    bold, italic = face.weight == 700, face.style == "italic"
    family = "Tinos" if face.package == "tinos" else "Be Vietnam Pro"
    assert font["name"].getDebugName(1) == family
    assert (
        font["name"].getDebugName(2)
        == {
            (False, False): "Regular",
            (True, False): "Bold",
            (False, True): "Italic",
            (True, True): "Bold Italic",
        }[bold, italic]
    )
    assert font["OS/2"].usWeightClass == face.weight
    assert bool(font["head"].macStyle & 1) == bool(font["OS/2"].fsSelection & 32) == bold
    assert bool(font["head"].macStyle & 2) == bool(font["OS/2"].fsSelection & 1) == italic


def test_tinos_keeps_the_line_metrics_of_times(print_fonts: dict[str, bytes]) -> None:
    for face in PRINT_FACES[:4]:
        font = opened(print_fonts[face.file])
        assert font["head"].unitsPerEm == 2048
        lines = font["hhea"]
        assert (lines.ascent, lines.descent, lines.lineGap) == (1825, -443, 87)


def test_merging_keeps_the_drawing_of_every_letter(print_fonts: dict[str, bytes]) -> None:
    face = PRINT_FACES[0]
    font = opened(print_fonts[face.file])
    for piece in map(TTFont, face.pieces(NODE_MODULES)):
        own = [c for c in vietnamese_letters() if ord(c) in piece.getBestCmap()]
        assert own
        assert [c for c in own if outline(piece, c) != outline(font, c)] == []


def test_making_a_font_again_gives_the_same_bytes(print_fonts: dict[str, bytes]) -> None:
    face, web_face = PRINT_FACES[1], WEB_FACES[0]
    assert print_file(face, NODE_MODULES) == print_fonts[face.file]
    installed = assets_dir() / "fonts" / "web" / web_face.file
    assert web_file(web_face, NODE_MODULES) == installed.read_bytes()


def test_the_typesetter_finds_every_style(print_fonts: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in print_fonts.items():
        (tmp_path / name).write_bytes(data)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(tmp_path)]
    )
    pdf, warnings = typst.compile_with_warnings(
        DOCUMENT.encode(), font_paths=fonts, pdf_standards=["ua-1", "a-2a"]
    )
    assert warnings == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        used = document.pages[0].Resources.Font.as_dict().values()
        names = sorted(str(font.BaseFont).rpartition("+")[2] for font in used)
    assert [name.removesuffix("-Identity-H") for name in names] == [
        "BeVietnamPro-Bold",
        "BeVietnamPro-Regular",
        "Tinos-Bold",
        "Tinos-BoldItalic",
        "Tinos-Italic",
        "Tinos-Regular",
    ]


@pytest.mark.parametrize("face", WEB_FACES, ids=lambda face: face.file)
def test_a_web_font_is_small_and_has_every_letter(face: Face) -> None:
    data = (assets_dir() / "fonts" / "web" / face.file).read_bytes()
    font = opened(data)
    wanted = set(map(ord, web_characters())) - set(map(ord, "←→↑↓"))
    assert data[:4] == b"wOF2"
    assert len(data) < 16_000
    assert set(font.getBestCmap()) == wanted
    assert font["OS/2"].usWeightClass == face.weight


def test_a_missing_piece_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"tinos-latin-400-normal\.woff"):
        merged(PRINT_FACES[0], tmp_path)
