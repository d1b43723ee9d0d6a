"""Every document of both sites on paper: all its text, only the allowed typeface, sound files."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.booklet.conftest import FONTS
from tests.booklet.layout import run_tool, running_text, squeezed, text_of
from tests.booklet.samples import STAMP
from tests.e2e.sites import DEMO, SEED

from cchc.booklet.compile import compile_pdf
from cchc.booklet.documents import official_of
from cchc.booklet.official import OfficialDocument
from cchc.booklet.tree_text import texts
from cchc.build.prints import is_printable
from cchc.pages.site import Counter, Site
from cchc.source.store import load

pytestmark = pytest.mark.e2e

ALLOWED = {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}
Printed = dict[str, tuple[OfficialDocument, bytes]]


@pytest.fixture(scope="module", params=[SEED, DEMO], ids=["seed", "demo"])
def printed(request: pytest.FixtureRequest) -> Printed:
    """Path -> official document and PDF, of every document that is printed by itself."""
    site = Site(load(request.param), STAMP, Counter(0, None))
    found = {}
    for document in site.store.documents:
        if is_printable(document.kind):
            official = official_of(site, document)
            found[document.path] = official, compile_pdf(official, FONTS, STAMP)
    return found


def test_all_text_is_on_paper(printed: Printed, tmp_path: Path) -> None:
    for path, (document, pdf) in printed.items():
        # With and without page numbers: a number alone in a cell looks like one.
        paper = folded(running_text(pdf, tmp_path)) + folded(text_of(pdf, tmp_path))
        paper += folded(text_of(pdf, tmp_path, "-raw"))  # narrow columns do not run together
        assert unicodedata.is_normalized("NFC", paper)
        missing = [text for text in wanted(document) if not stands_in(text, paper)]
        assert missing == [], path


def wanted(document: OfficialDocument) -> list[str]:
    """Every block, and the cells that state something, as they are printed."""
    blocks = [*document.blocks, *(b for annex in document.appendices for b in annex.blocks)]
    # The one allowed change: the decree writes points "a)" where the text has "a.".
    lines = [re.sub(r"^([a-zđ])\. ", r"\1) ", text) for text in texts(tuple(blocks))]
    cells = [document.abstract, document.post or "", document.signer or "", *document.basis]
    return [folded(line) for line in (*lines, *cells)]


def folded(text: str) -> str:
    """Without white space; capitals of headings and of plain text are the same."""
    return squeezed(unicodedata.normalize("NFC", text)).casefold().rstrip(";.")


def stands_in(text: str, paper: str) -> bool:
    """Whole, or in two parts where a page ends, or a note's mark stands between."""
    return text in paper or any(
        text[:cut] in paper and text[cut:] in paper for cut in range(1, len(text))
    )


def test_only_the_allowed_typeface_is_used_and_embedded(printed: Printed) -> None:
    for path, (_, pdf) in printed.items():
        with pikepdf.open(BytesIO(pdf)) as opened:
            fonts = [font for page in opened.pages for font in page_fonts(page)]
        assert {name for name, _ in fonts} <= ALLOWED, path
        assert all(embedded for _, embedded in fonts), path


def page_fonts(page: Any) -> list[tuple[str, bool]]:
    """Name without its subset sign, and whether the file holds the letters."""
    found = []
    for font in page.Resources.get("/Font", {}).values():
        (inner,) = font.DescendantFonts
        name = str(font.BaseFont).removeprefix("/").partition("+")[2].removesuffix("-Identity-H")
        descriptor = inner.FontDescriptor
        found.append((name, "/FontFile2" in descriptor or "/FontFile3" in descriptor))
    return found


def test_the_largest_file_is_sound(printed: Printed, tmp_path: Path) -> None:
    _, pdf = max(printed.values(), key=lambda pair: len(pair[1]))
    assert "No syntax or stream encoding errors" in run_tool(
        pdf, tmp_path, "qpdf", "--check", "FILE"
    )
    rows = run_tool(pdf, tmp_path, "pdffonts", "FILE").splitlines()[2:]
    assert {row.split()[0].partition("+")[2] for row in rows} <= ALLOWED
    assert "\ufffd" not in text_of(pdf, tmp_path)
