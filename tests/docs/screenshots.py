"""Takes the pictures of README.md and docs/ from the fictional province.

``scripts/screenshots [NAME…]``: all pictures, or the named ones.
"""

import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page
from tests.e2e.chromium import launched, settle, visitor
from tests.e2e.sites import DEMO, copy_site, serving

AS_OF = "2025-10-31"
"""A day in the middle of the demo's year: some tasks done, one late, some still to come."""

COLOURS = 256
LARGEST = 150_000
"""Bytes of one picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in a window of this size; `top` is the element the window is scrolled to."""

    name: str
    path: str
    width: int = 1100
    height: int = 760
    top: str = ""


PICTURES = (
    Picture("trang-chu", "/", width=1280, height=960),
    Picture("tien-do", "/bang-theo-doi/plan-progress/", width=1280, height=900, top="main table"),
    Picture("dien-thoai", "/", width=390, height=844),
    Picture("tin-bai", "/tin/2025/ho-so-truc-tuyen-quy-1/"),
    Picture("liet-ke", "/ke-hoach/2025/kh-2025-15/", height=640, top="h2:has-text('II. THỦ TỤC')"),
    Picture("ket-qua", "/kiem-tra/2025/dot-1/"),
    Picture("lich-phat-song", "/phat-song/2025/"),
)


def main(target: Path, names: list[str]) -> None:
    """Write the pictures. Raises ValueError for one that is too large."""
    target.mkdir(parents=True, exist_ok=True)
    wanted = [picture for picture in PICTURES if not names or picture.name in names]
    with tempfile.TemporaryDirectory() as folder:
        root = copy_site(DEMO, Path(folder) / "root")
        served = serving(root, Path(folder) / "log", "--as-of", AS_OF)
        with served as site, launched() as browser:
            for picture, data in _taken(browser, site.url, wanted):
                small = _optimised(data)
                if len(small) > LARGEST:
                    raise ValueError(f"{picture.name}: {len(small)} bytes")
                (target / f"{picture.name}.png").write_bytes(small)
                print(f"{picture.name}: {len(small) // 1000} KB")


def _taken(browser: Browser, url: str, wanted: list[Picture]) -> Iterator[tuple[Picture, bytes]]:
    for picture in wanted:
        with visitor(browser, width=picture.width) as (page, _seen):
            yield picture, _shot(page, url.rstrip("/"), picture)


def _shot(page: Page, url: str, picture: Picture) -> bytes:
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    answer = page.goto(url + picture.path)
    if answer is None or answer.status != 200:
        raise ValueError(f"{picture.name}: {url + picture.path} answers {answer and answer.status}")
    settle(page)
    if picture.top:
        page.locator(picture.top).first.evaluate("e => e.scrollIntoView()")
    return page.screenshot()


def _optimised(data: bytes) -> bytes:
    """The picture with a palette: a page has few colours."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    out = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
