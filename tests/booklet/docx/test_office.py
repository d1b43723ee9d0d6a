"""The draft as LibreOffice lays it out: margins, centres, page numbers, lines, beside the PDF."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.booklet.conftest import FONTS
from tests.booklet.layout import find, lines, page_sizes, squeezed, stroke_below, text_of
from tests.booklet.samples import STAMP, fictional_plan, letter, minutes, seed_lines, seed_plan

from cchc.booklet.compile import compile_pdf
from cchc.booklet.docx.writer import write_docx
from cchc.booklet.tree import Footnote, Paragraph, Text

pytestmark = pytest.mark.e2e

_SAID = Text("Các sở rà soát thủ tục hành chính, niêm yết công khai.")
_NOTE = Footnote("fn:1", (Paragraph((Text("Chú thích."),)),))
_SHORT = replace(fictional_plan(), blocks=(Paragraph((_SAID,)),), appendices=())
DOCUMENTS = {
    "plan": fictional_plan(), "seed": seed_plan(), "letter": letter(), "minutes": minutes(),
    "short": _SHORT, "noted": replace(_SHORT, blocks=(Paragraph((_SAID, _NOTE)),)),
    # So many lines that the signature would be cut by the end of page 1.
    "cut": replace(_SHORT, blocks=(Paragraph((_SAID,)),) * 15),
}  # fmt: skip
# The decree asks for Times New Roman; the typeface of the PDF has the same widths.
FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family>
<prefer><family>Tinos</family></prefer></alias>
</fontconfig>"""
TOLERANCE = 0.3


@pytest.fixture(scope="module")
def office(fonts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Name -> PDF that LibreOffice makes of the draft; one start for all."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("BỎ QUA KIỂM TRA BẢN DOCX: máy thiếu chương trình soffice (libreoffice-writer)")
    folder = tmp_path_factory.mktemp("office")
    for name, document in DOCUMENTS.items():
        (folder / f"{name}.docx").write_bytes(write_docx(document, fonts, STAMP))
    settings = folder / "fonts.conf"
    settings.write_text(FONTCONFIG.format(fonts=FONTS, cache=folder / "cache"), encoding="utf-8")
    drafts = sorted(map(str, folder.glob("*.docx")))
    subprocess.run(
        [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "pdf", "--outdir", str(folder), *drafts],
        check=True, capture_output=True, timeout=240,
        env={**os.environ, "FONTCONFIG_FILE": str(settings), "HOME": str(folder)},
    )  # fmt: skip
    return {name: (folder / f"{name}.pdf").read_bytes() for name in DOCUMENTS}


@pytest.fixture(scope="module")
def own(fonts: Path) -> dict[str, bytes]:
    """Name -> our own PDF of the same."""
    return {name: compile_pdf(document, fonts, STAMP) for name, document in DOCUMENTS.items()}


def near(value: float) -> object:
    return pytest.approx(value, abs=TOLERANCE)


def test_margins_are_those_of_the_pdf(office: dict[str, bytes]) -> None:
    body = [line for line in lines(office["seed"]) if not line.text.isdigit()]
    assert min(line.left for line in body) == near(30)
    assert max(line.right for line in body) == near(190)
    assert max(line.bottom for line in body) < 277 + TOLERANCE


def test_sheets(office: dict[str, bytes]) -> None:
    sizes = page_sizes(office["plan"])
    assert sizes[0] == (near(210), near(297))
    assert sizes[-1] == (near(297), near(210))
    assert [size for size in page_sizes(office["seed"]) if size != (near(210), near(297))] == []


def test_as_many_pages_as_the_pdf(office: dict[str, bytes], own: dict[str, bytes]) -> None:
    for name in DOCUMENTS:
        assert abs(len(page_sizes(office[name])) - len(page_sizes(own[name]))) <= 1, name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("plan", "CỘNG HÒA XÃ HỘI"), ("plan", "Độc lập - Tự do"), ("plan", "SỞ NỘI VỤ"),
        ("plan", "Số: 05/KH-SNV"), ("plan", "Mẫu Sơn, ngày 05"), ("plan", "KẾ HOẠCH"),
        ("plan", "Cải cách hành chính nhà nước"), ("plan", "KT. GIÁM ĐỐC"),
        ("plan", "Nguyễn Văn Mẫu"), ("plan", "BẢNG NHIỆM VỤ"),
        ("seed", "(chức vụ, người ký"), ("letter", "V/v báo cáo"), ("letter", "HỎA TỐC"),
        ("letter", "LƯU HÀNH NỘI BỘ"), ("minutes", "THƯ KÝ"), ("minutes", "CHỦ TRÌ"),
    ],
)  # fmt: skip
def test_centres_and_letters_are_those_of_the_pdf(
    name: str, words: str, office: dict[str, bytes], own: dict[str, bytes]
) -> None:
    drafted, printed = find(office[name], words), find(own[name], words)
    assert drafted.centre == near(printed.centre)
    assert drafted.size == pytest.approx(printed.size, abs=0.05)
    assert drafted.font == printed.font


def test_footnotes_move_nothing_above_them(office: dict[str, bytes]) -> None:
    for words in ("CỘNG HÒA XÃ HỘI", "KẾ HOẠCH", "Các sở rà soát"):
        assert find(office["noted"], words).bottom == near(find(office["short"], words).bottom)


def test_a_signature_is_not_cut_and_goes_with_the_last_paragraph(
    office: dict[str, bytes],
) -> None:
    words = ("Nơi nhận:", "- Lưu: VT", "KT. GIÁM ĐỐC", "Nguyễn Văn Mẫu")
    assert {find(office["cut"], each).page for each in words} == {2}
    *_, last = (line for line in lines(office["cut"]) if line.text.startswith("Các sở rà soát"))
    assert last.page == 2


@pytest.mark.parametrize("words", ["Nơi nhận:", "- Như trên;", "a) Thành lập", "- Các sở, ban"])
def test_starts_are_those_of_the_pdf(
    words: str, office: dict[str, bytes], own: dict[str, bytes]
) -> None:
    assert find(office["plan"], words).left == near(find(own["plan"], words).left)


def test_lines_under_motto_and_title(office: dict[str, bytes], own: dict[str, bytes]) -> None:
    for words in ("Độc lập - Tự do", "SỞ NỘI VỤ", "Cải cách hành chính nhà nước"):
        drafted = stroke_below(office["plan"], find(office["plan"], words))
        printed = stroke_below(own["plan"], find(own["plan"], words))
        assert drafted.length == near(printed.length)
        assert drafted.centre == near(printed.centre)


def test_page_numbers_stand_in_the_middle_of_the_upper_margin(office: dict[str, bytes]) -> None:
    numbers = [line for line in lines(office["seed"]) if line.text.isdigit()]
    assert [(line.page, line.text) for line in numbers][:2] == [(2, "2"), (3, "3")]
    for line in numbers:
        assert line.centre == near(110)
        assert line.bottom < 20
    annex = find(office["plan"], "BẢNG NHIỆM VỤ").page
    heads = [line for line in lines(office["plan"]) if line.text.isdigit() and line.bottom < 20]
    assert [line.text for line in heads if line.page >= annex][:1] == ["2"]


def test_every_line_of_the_seed_is_there(office: dict[str, bytes], tmp_path: Path) -> None:
    printed = squeezed(
        "".join(
            line + "\n"
            for page in text_of(office["seed"], tmp_path).split("\f")
            for line in page.splitlines()
            if not line.isdigit() and not line.startswith("Trình bày lại")
        )
    )
    missing = [line for line in seed_lines() if squeezed(line[3:]) not in printed]
    assert missing == []
