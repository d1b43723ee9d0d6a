"""A small site with a booklet that has one of everything."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from tests.support import write_site

from cchc.outputs.progress_view import without_prints
from cchc.pages.site import Counter, Site
from cchc.source.store import load
from cchc.vietnamese.dates import ZONE

AS_OF = datetime(2025, 12, 31, 12, tzinfo=ZONE)
SETTINGS = (
    "site_name: Trang thử\nsite_url: https://vi-du.example/tinh/\n"
    "plugins:\n  - cchc:\n      organisation: Ban Chỉ đạo tỉnh Thử\n"
)
UNIT = "---\ntype: unit\nname: {}\nlevel: xã\nkind: xã\n---\n"
LESSON = "---\nid: {id}\ntitle: {title}\nkind: bài giảng\nauthors: [Phòng A]\n{more}---\n\n{body}\n"
FIRST = """\
## Mục tiêu

Đọc cùng [bài hai](bai-hai.md) và [trang ngoài](https://ngoai.example/x).[^1]

a) Việc thứ nhất;

đ) Việc thứ năm #a $b$ @c *.

[^1]: Chú thích của bài một.
"""
SECOND = "## Thực hành\n\nXem lại [bài một](bai-mot.md).[^1]\n\n[^1]: Chú thích của bài hai.\n"
CLASS = """\
---
id: lop
title: Lớp thử
no: 1
window: quý III/2025
days: từ 2 đến 3
seats: từ 200 đến 220
topics: [Kỹ năng giao tiếp]
materials: [bai-hai]
---
"""
BOOKLET = """\
---
id: tap
type: booklet
title: Tập tài liệu thử
subtitle: Dùng cho lớp thử
items: [bai-mot, qd-1]
classes: [lop]
paper: A5
copies: 30
printed: 2025-09-12
recipients:
  - to: Các xã
    level: xã
    each: 10
  - to: Lưu
    copies: 10
---
"""
DECISION = """\
---
id: qd-1
form: QĐ
number: 12/QĐ-UBND
issuer: xa-an
issued: 2025-05-02
abstract: Ban hành quy chế thử
---

Điều 1. Ban hành quy chế.
"""
CHANNEL = "---\ntype: channel\nname: {}\nkind: điện thoại\n{}---\n"

FILES: Mapping[str, str] = {
    "mkdocs.yml": SETTINGS,
    "content/danh-muc/xa-an.md": UNIT.format("Xã An"),
    "content/danh-muc/xa-binh.md": UNIT.format("Xã Bình"),
    "content/danh-muc/nong.md": CHANNEL.format("Đường dây nóng", "address: 1800 0000\n"),
    "content/danh-muc/quay.md": CHANNEL.format("Quầy", ""),
    "content/tai-lieu/2025/bai-mot.md": LESSON.format(
        id="bai-mot", title="Bài một", more="", body=FIRST
    ),
    "content/tai-lieu/2025/bai-hai.md": LESSON.format(
        id="bai-hai", title="Bài hai", more="duration: 90\n", body=SECOND
    ),
    "content/tap-huan/2025/lop.md": CLASS,
    "content/van-ban/2025/qd-1.md": DECISION,
    "content/an-pham/2025/tap.md": BOOKLET,
}


def opened(folder: Path, changes: Mapping[str, str] | None = None) -> Site:
    """The site of these files, with `changes`."""
    root = write_site(folder, {**FILES, **(changes or {})})
    return Site(load(root), AS_OF, Counter(0, None), derive=without_prints)
