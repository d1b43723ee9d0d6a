"""Pages as pictures against those that were looked at: what no measure would notice.

A page that has changed on purpose: look at the new picture, then put it in the place of the old.
"""

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from tests.booklet.samples import STAMP, constructs, letter, minutes

from cchc.booklet.compile import compile_pdf

GOLDEN = Path(__file__).parents[1] / "golden" / "print"
DPI = 50
MEAN = 1.5
"""Grey levels (of 255) by which two blurred pictures may differ on average."""
WORST = 90
"""Grey levels by which any spot may differ: another version of the drawing program, no more."""


@pytest.fixture(scope="module")
def printed(plan_pdf: bytes, seed_pdf: bytes, fonts: Path) -> dict[str, tuple[bytes, int]]:
    """Picture -> file and page."""
    letter_pdf, minutes_pdf, all_pdf = (
        compile_pdf(document, fonts, STAMP) for document in (letter(), minutes(), constructs())
    )
    return {
        "first-page": (seed_pdf, 1),
        "letter": (letter_pdf, 1),
        "minutes": (minutes_pdf, 1),
        "table-page": (all_pdf, 2),
        "landscape-page": (plan_pdf, 3),
    }


def picture(pdf: bytes, page: int, folder: Path) -> Path:
    """One page as a grey picture."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("BỎ QUA KIỂM TRA BẢN IN: máy thiếu chương trình pdftoppm")
    (folder / "in.pdf").write_bytes(pdf)
    words = ["-r", str(DPI), "-gray", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
    subprocess.run(["pdftoppm", *words, folder / "in.pdf", folder / "page"], check=True, timeout=60)
    return folder / "page.png"


def difference(one: Path, other: Path) -> tuple[float, float]:
    """Average and greatest difference of two pictures of one size, after a slight blur."""
    with Image.open(one) as first, Image.open(other) as second:
        assert first.size == second.size
        soft = [image.convert("L").filter(ImageFilter.GaussianBlur(1)) for image in (first, second)]
    apart = ImageStat.Stat(ImageChops.difference(*soft))
    return apart.mean[0], apart.extrema[0][1]


@pytest.mark.parametrize(
    "name", ["first-page", "letter", "minutes", "table-page", "landscape-page"]
)
def test_page_looks_as_it_did(
    name: str, printed: dict[str, tuple[bytes, int]], tmp_path: Path
) -> None:
    new = picture(*printed[name], tmp_path)
    mean, worst = difference(GOLDEN / f"{name}.png", new)
    assert mean < MEAN, new
    assert worst < WORST, new


def test_a_moved_line_is_noticed(seed_pdf: bytes, tmp_path: Path) -> None:
    """The negative control: the same page two pixels lower."""
    new = picture(seed_pdf, 1, tmp_path)
    with Image.open(new) as page:
        ImageChops.offset(page, 0, 2).save(tmp_path / "moved.png")
    assert difference(new, tmp_path / "moved.png")[1] >= WORST
