"""Font files for print and web, made from the script-wise pieces in the npm packages of Fontsource.

A package holds one file per script (`latin`, `latin-ext`, `vietnamese`); a Vietnamese word needs
letters of all three. A typesetter takes one file per style, so the pieces are merged into one
font; a browser gets one small file per weight with the letters of this language only.
Both are functions of the packages alone: the same packages give the same bytes.
"""

import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.subset import Options as SubsetOptions
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program

SCRIPTS = ("latin", "latin-ext", "vietnamese")
HINTING_TABLES = ("cvt ", "fpgm", "prep", "gasp")
SMOOTHING = ["PUSHW[]", "511", "SCANCTRL[]", "PUSHB[]", "4", "SCANTYPE[]"]  # at every size
HEAD_TIME = 3_786_912_000  # 2024-01-01T00:00Z in seconds since 1904, the epoch of table `head`
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang huyền hỏi ngã sắc nặng
WEB_SIGNS = "\N{NO-BREAK SPACE}§©«»°±²³·×÷–—‘’“”…•₫€←→↑↓−½¼"


@dataclass(frozen=True, slots=True)
class Face:
    """One style of a family: which files of which package, and the file to write."""

    package: str
    weight: int
    style: str
    file: str

    def pieces(self, node_modules: Path) -> tuple[Path, ...]:
        """The package's `.woff` files of this style, one per script."""
        folder = node_modules / "@fontsource" / self.package / "files"
        stem = f"{self.weight}-{self.style}.woff"
        return tuple(folder / f"{self.package}-{script}-{stem}" for script in SCRIPTS)


PRINT_FACES = (
    Face("tinos", 400, "normal", "Tinos-Regular.ttf"),
    Face("tinos", 700, "normal", "Tinos-Bold.ttf"),
    Face("tinos", 400, "italic", "Tinos-Italic.ttf"),
    Face("tinos", 700, "italic", "Tinos-BoldItalic.ttf"),
    Face("be-vietnam-pro", 400, "normal", "BeVietnamPro-Regular.ttf"),
    Face("be-vietnam-pro", 700, "normal", "BeVietnamPro-Bold.ttf"),
)
WEB_FACES = tuple(
    Face("be-vietnam-pro", weight, "normal", f"be-vietnam-pro-{weight}.woff2")
    for weight in (400, 500, 600, 700)
)


def vietnamese_letters() -> str:
    """The 146 letters of Vietnamese that carry a vowel or đ, both cases, NFC."""
    composed = [unicodedata.normalize("NFC", v + tone) for v in VOWELS for tone in TONES]
    lower = "".join(composed) + "đ"
    return lower + lower.upper()


def web_characters() -> str:
    """ASCII, every Vietnamese letter, and the signs that Vietnamese pages use."""
    return "".join(map(chr, range(0x20, 0x7F))) + vietnamese_letters() + WEB_SIGNS


def merged(face: Face, node_modules: Path) -> TTFont:
    """One font with all scripts of `face`, without hinting.

    Raises FileNotFoundError when the package lacks a piece.
    """
    pieces = [_unhinted(path) for path in face.pieces(node_modules)]
    options = Options()
    options.drop_tables = list(HINTING_TABLES)
    font = Merger(options=options).merge(pieces)
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = HEAD_TIME
    return font


def subset(font: TTFont, characters: str) -> TTFont:
    """`font` reduced to `characters` (those it has), with kerning, mark placement and ligatures."""
    options = SubsetOptions()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
    options.name_IDs = [0, 1, 2, 4, 6, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    return font


def print_file(face: Face, node_modules: Path) -> bytes:
    """The TrueType file of `face` for the typesetter."""
    return _saved(merged(face, node_modules))


def web_file(face: Face, node_modules: Path) -> bytes:
    """The WOFF2 file of `face` for browsers; half the size it would have with hinting."""
    font = subset(merged(face, node_modules), web_characters())
    _smooth(font)
    font.flavor = "woff2"
    return _saved(font)


def _unhinted(path: Path) -> io.BytesIO:
    font = TTFont(path, recalcTimestamp=False)
    font.flavor = None
    for tag in HINTING_TABLES:
        if tag in font:
            del font[tag]
    for name in font.getGlyphOrder():
        font["glyf"][name].removeHinting()
    return io.BytesIO(_saved(font))


def _smooth(font: TTFont) -> None:
    """Ask rasterisers for grid-free smoothing in both directions, as unhinted fonts need."""
    font["gasp"] = newTable("gasp")
    font["gasp"].gaspRange = {0xFFFF: 0x000F}
    font["prep"] = newTable("prep")
    font["prep"].program = Program()
    font["prep"].program.fromAssembly(SMOOTHING)


def _saved(font: TTFont) -> bytes:
    target = io.BytesIO()
    font.save(target, reorderTables=True)
    return target.getvalue()
