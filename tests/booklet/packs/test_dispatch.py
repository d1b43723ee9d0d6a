"""The dispatch list and the address labels of a print job."""

from pathlib import Path

from tests.booklet.layout import text_of
from tests.booklet.packs.sites import opened

from cchc.booklet.packs.compile import compile_pack
from cchc.booklet.packs.dispatch import address_labels, dispatch_list
from cchc.booklet.packs.make import sheets_of
from cchc.booklet.packs.model import Labels, Ruled, Sheet

DISTRIBUTION = """\
---
id: phat
type: distribution
title: Phân phát
pack: tap
copies: 30
printed: 2025-09-12
recipients:
  - to: Các xã
    level: xã
    each: 10
  - to: Thư viện tỉnh
    copies: 10
    received_by: Thủ thư
    received_on: 2025-09-15
  - to: Người dân có nhu cầu
---
"""
PATH = {"content/an-pham/2025/phat.md": DISTRIBUTION}


def test_every_addressee_has_a_line_and_every_class_a_sum(tmp_path: Path) -> None:
    site = opened(tmp_path, PATH)
    part = dispatch_list(site, site.store.by_id["phat"])
    assert isinstance(part.content, Sheet)
    (table,) = part.content.blocks
    assert isinstance(table, Ruled)
    assert table.rows == (
        ("", "Các xã (2 đơn vị)", "20", "", "", ""),
        ("1", "Xã An", "10", "", "", ""),
        ("2", "Xã Bình", "10", "", "", ""),
        ("3", "Thư viện tỉnh", "10", "Thủ thư", "15/09/2025", ""),
        ("4", "Người dân có nhu cầu", "chưa có số liệu", "", "", ""),
        ("", "Tổng cộng", "chưa có số liệu", "", "", ""),
    )
    assert table.strong == (0, 5)
    assert part.content.meta == "Tập tài liệu thử, in ngày 12/09/2025. Số bản in: 30."


def test_every_addressee_has_a_label_with_what_lies_inside(tmp_path: Path) -> None:
    site = opened(tmp_path, PATH)
    part = address_labels(site, site.store.by_id["phat"])
    assert isinstance(part.content, Sheet)
    (block,) = part.content.blocks
    assert isinstance(block, Labels)
    assert [(label.name, label.detail) for label in block.labels][1:3] == [
        ("Xã Bình", "Tập tài liệu thử. Số bản: 10"),
        ("Thư viện tỉnh", "Tập tài liệu thử. Số bản: 10"),
    ]


def test_the_sheet_is_printed_without_cover(tmp_path: Path, fonts: Path) -> None:
    site = opened(tmp_path, PATH)
    document = site.store.by_id["phat"]
    data = compile_pack(sheets_of(site, document, dispatch_list(site, document)), fonts)
    text = text_of(data, tmp_path, "-layout")
    assert text.count("\f") == 1
    assert "Danh sách phân phát" in text
    assert "Ký nhận" in text
    assert "Trang 1/1" in text
