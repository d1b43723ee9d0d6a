"""Pages of packs, scripts and notices as pictures against those that were looked at."""

from pathlib import Path

import pytest
from tests.booklet.layout import text_of
from tests.booklet.test_pictures import GOLDEN, MEAN, WORST, difference, picture
from tests.booklet.test_script_sheet import site_of

from cchc.booklet.documents import pdf_of

PAGES = {"pack-imprint": 2, "pack-contents": 3, "pack-programme": 4}
SCRIPT = """\
## Mở đầu

*(Nhạc hiệu 10 giây.)*

**Người dẫn:** Kính chào quý vị. Từ ngày 20/7, bộ phận một cửa của xã mở thêm sáng thứ bảy.

**Người dẫn:** Khi đi, xin mang theo giấy tờ gốc để đối chiếu; bản sao thì công chức chụp tại quầy.
"""


def looks_as_kept(name: str, pdf: bytes, page: int, folder: Path) -> None:
    new = picture(pdf, page, folder)
    mean, worst = difference(GOLDEN / f"{name}.png", new)
    assert mean < MEAN, new
    assert worst < WORST, new


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_pack_looks_as_it_did(name: str, reading: bytes, tmp_path: Path) -> None:
    looks_as_kept(name, reading, PAGES[name], tmp_path)


@pytest.mark.parametrize(
    ("name", "words"),
    [("pack-evaluation", "Phiếu đánh giá, lớp 1"), ("pack-attendance", "Số chỗ: 220.")],
)
def test_a_sheet_to_fill_in_looks_as_it_did(
    name: str, words: str, reading: bytes, tmp_path: Path
) -> None:
    pages = text_of(reading, tmp_path).split("\f")
    first = next(number for number, page in enumerate(pages, 1) if number > 3 and words in page)
    looks_as_kept(name, reading, first, tmp_path)


def test_a_script_and_a_notice_look_as_they_did(fonts: Path, tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", script="unread: 3\n", body=SCRIPT)
    script = pdf_of(site, site.store.by_id["kb"], fonts)
    looks_as_kept("script", script, 1, tmp_path)
    looks_as_kept("notice", pdf_of(site, site.store.by_id["ky"], fonts), 1, tmp_path)
