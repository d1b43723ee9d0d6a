"""The reading PDF of a pack: numbers, contents, bookmarks, references, fonts, the same bytes."""

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from tests.booklet.layout import run_tool, squeezed, strokes, text_of

from cchc.booklet.packs.compile import compile_pack
from cchc.booklet.packs.model import Pack


@pytest.fixture(scope="module")
def pages(reading: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    text = text_of(reading, tmp_path_factory.mktemp("text"), "-layout")
    return text.removesuffix("\f").split("\f")


def page_of(pages: list[str], words: str) -> int:
    """The page, from 1, that begins a part: its title stands there in the text, not in the head."""
    found = [n for n, page in enumerate(pages, 1) if squeezed(words) in squeezed(page)]
    return next(n for n in found if n > 3)


def test_the_foot_counts_the_whole_pack(pages: list[str]) -> None:
    inner = [(n, page) for n, page in enumerate(pages, 1) if n not in (1, len(pages))]
    for number, page in inner:
        assert f"Trang {number}/{len(pages)}" in page
    assert "Trang" not in pages[0]


def test_each_document_keeps_its_own_number_at_the_top(pages: list[str]) -> None:
    first = page_of(pages, "Danh sách ký tên, lớp 1, ngày thứ hai")
    last = page_of(pages, "Danh sách ký tên, lớp 1, ngày thứ ba")
    tops = [page.lstrip().splitlines()[0].split()[-1] for page in pages[first : last - 1]]
    assert tops == [str(n) for n in range(2, last - first + 1)]
    assert not pages[first - 1].lstrip().splitlines()[0].strip().isdigit()


def test_the_contents_name_the_page_of_every_part(pack: Pack, pages: list[str]) -> None:
    contents = pages[2]
    for part in pack.parts:
        title = part.title.replace("Quyết định 12/QĐ-UBND", "QUYẾT ĐỊNH Ban hành quy chế thử")
        line = next(line for line in contents.splitlines() if line.strip().startswith(title))
        begin = page_of(pages, title.split(" Ban hành")[0])
        assert line.split()[-1] == str(begin)


def test_links_between_parts_name_the_page(pages: list[str]) -> None:
    one, two = page_of(pages, "Bài một"), page_of(pages, "Bài hai")
    assert f"Đọc cùng bài hai (trang {two}) và trang ngoài" in pages[one - 1]
    assert f"Xem lại bài một (trang {one})." in pages[two - 1]
    assert "Chú thích của bài một." in pages[one - 1]
    assert re.search(r"^\s*1\s*Chú thích của bài hai\.", pages[two - 1], re.MULTILINE)
    assert "https://ngoai.example/x" in pages[one - 1]


def test_imprint_and_back_bear_the_address_and_unknown_channels_say_so(pages: list[str]) -> None:
    assert "vi-du.example/tinh/an-pham/2025/tap/" in pages[1]
    assert "vi-du.example/tinh/an-pham/2025/tap/" in pages[-1]
    assert re.search(r"Đường dây nóng\s+1800 0000\s+Quầy\s+chưa công bố", pages[-1])


def test_text_of_the_sources_is_all_there(pages: list[str]) -> None:
    text = squeezed("".join(pages))
    for words in ("a) Việc thứ nhất;", "đ) Việc thứ năm #a $b$ @c *.", "Điều 1. Ban hành quy chế."):
        assert squeezed(words) in text
    assert "�" not in text


def test_bookmarks_one_language_and_title(reading: bytes) -> None:
    with pikepdf.open(BytesIO(reading)) as pdf, pdf.open_outline() as outline:
        top = [item.title for item in outline.root]
        assert str(pdf.Root.Lang) == "vi"
        assert str(pdf.docinfo["/Title"]) == "Tập tài liệu thử"
    assert top[:4] == ["Thông tin ấn phẩm", "Mục lục", "Chương trình tập huấn, lớp 1", "Bài một"]
    assert top[-2:] == ["Về bản in này", "Góp ý, phản ánh"]


def test_it_is_a5_throughout(reading: bytes) -> None:
    with pikepdf.open(BytesIO(reading)) as pdf:
        sizes = {tuple(round(float(n) * 25.4 / 72) for n in page.mediabox) for page in pdf.pages}
    assert sizes == {(0, 0, 148, 210)}


def test_only_the_allowed_faces_and_a_sound_file(reading: bytes, tmp_path: Path) -> None:
    listed = run_tool(reading, tmp_path, "pdffonts", "FILE").splitlines()[2:]
    families = {line.split()[0].partition("+")[2].partition("-")[0] for line in listed}
    assert families == {"Tinos", "BeVietnamPro"}
    assert all(line.split()[-5] == "yes" for line in listed)  # embedded
    run_tool(reading, tmp_path, "qpdf", "--check", "FILE")


def test_the_same_pack_gives_the_same_bytes(pack: Pack, reading: bytes, fonts: Path) -> None:
    assert compile_pack(pack, fonts) == reading


def test_rows_to_sign_on_are_all_of_one_height(reading: bytes, pages: list[str]) -> None:
    first = page_of(pages, "Danh sách ký tên, lớp 1, ngày thứ nhất")
    last = page_of(pages, "Danh sách ký tên, lớp 1, ngày thứ hai")
    for page in range(first + 1, last - 1):  # the last one has a line to sign on below the rows
        heights = sorted({round(s.bottom, 1) for s in strokes(reading) if s.page == page})
        rows = [low - high for high, low in pairwise(heights)][1:-1]  # without head and foot line
        assert len(rows) > 5
        assert max(rows) - min(rows) < 0.25
