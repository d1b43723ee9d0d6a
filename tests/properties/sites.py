"""A tiny province with a document of nearly every type, whose dates lie around a New Year."""

from collections.abc import Mapping
from datetime import datetime

from tests.outputs.sites import PROVINCE, article, record

from cchc.vietnamese.dates import ZONE

SETTINGS = """\
site_name: Cải cách hành chính Gia Định
site_url: https://x.example/tinh/
plugins:
  - cchc:
      list_size: 5
      related: 2
      feed_size: 5
"""
SINCE = "2031-06-01T08:00+07:00"
LEDGER = f"""\
/cu/trang.html   x   {SINCE}   redirect   /tin/
/tin/2030/da-bo/   tin-2030-da-bo   {SINCE}   withdrawn   -
/tin/2031/bai-1/   bai-1   {SINCE}   live   -
/tin/2031/ten-cu/   bai-1   {SINCE}   redirect   /tin/2031/bai-1/
/tin/2031/tin-thu-hai/   tin-2031-tin-thu-hai   {SINCE}   live   -
"""


def _bai(number: int, published: str, *more: str, body: str = "Nội dung.") -> dict[str, str]:
    text = article(f"Bài thứ {number}", published, f"id: bai-{number}", *more, body=body)
    return {f"content/tin/{published[:4]}/bai-{number}.md": text}


SITE: Mapping[str, str] = {
    **PROVINCE,
    "mkdocs.yml": SETTINGS,
    "dia-chi.txt": LEDGER,
    "content/danh-muc/tin-co-so.md": record(
        "type: section", "name: Tin cơ sở", "order: 2", "description: Từ các xã."
    ),
    "content/danh-muc/so-tu-phap.md": record(
        "type: unit", "name: Sở Tư pháp", "short: STP", "level: tỉnh", "kind: sở"
    ),
    "content/danh-muc/luot.md": record(
        "type: visit_count", "amount: 50", "date: 2030-01-01", "source: Bộ đếm cũ"
    ),
    "content/trang/cach-dem.md": record(
        "title: Cách đếm", body="Xem [tin](../tin/2031/bai-1.md) và [liên hệ](lien-he.md)."
    ),
    **_bai(1, "2031-05-02T08:00", "tags: [kiểm tra]", body="Xem [bài sau](bai-2.md#muc)."),
    **_bai(2, "2031-05-20T08:00", "unit: so-tu-phap", body="## Mục\n\n[tệp](so-lieu.txt)"),
    **_bai(3, "2031-12-30T08:00", "tags: [cuối năm]", body="[bài](../2032/bai-4.md)"),
    **_bai(4, "2032-01-02T08:00", "expires: 2032-02-01T00:00", "unit: so-noi-vu"),
    **_bai(5, "2031-07-01T08:00", "state: nháp"),
    "content/tin/2031/so-lieu.txt": "một hai ba\n",
    "content/kiem-tra/2031/dot-1.md": record(
        "id: dot-1",
        "type: inspection",
        "title: Kiểm tra đợt 1",
        "published: 2032-01-01T00:00",
        "no: 1",
        "team: [so-noi-vu]",
        "window: quý II/2031",
        "units: [so-tu-phap]",
        "task: kh-2031-05/1a",
    ),
    "content/kiem-tra/2031/tham-so-tu-phap.md": record(
        "id: tham-so-tu-phap",
        "type: visit",
        "round: dot-1",
        "unit: so-tu-phap",
        "planned: 2031-05-05",
        "done: 2031-05-05",
        "status: đã kiểm tra",
    ),
    "content/ket-qua/2031/ket-qua-1.md": record(
        "type: result",
        "task: kh-2031-05/1b",
        "date: 2031-11-20",
        "quantity: 1",
        "evidence:",
        "  - file: noi-bo.pdf",
        "    access: nội bộ",
    ),
    "content/ket-qua/2031/noi-bo.pdf": "%PDF-1.4 nội bộ\n",
    "content/phan-anh/2031/pa-1.md": record(
        "topic: Chờ lâu",
        "received: 2031-06-10",
        "channel: duong-day-nong",
        "unit: so-tu-phap",
        "summary: Người dân chờ lâu.",
        "due: 2031-06-24",
    ),
}

START = datetime(2031, 12, 31, 12, 0, tzinfo=ZONE)
_PLANNED = ("/ke-hoach/", "/ket-qua/", "/kiem-tra/", "kiem-tra-so-thu-nhat", "bien-ban.pdf")
_DATED = ("/hop/", "/tap-huan/", "/phat-song/", "/phan-anh/")


def without(files: Mapping[str, str], *parts: str) -> dict[str, str]:
    """The files whose paths contain none of these parts."""
    return {path: text for path, text in files.items() if not any(p in path for p in parts)}


_SMALL = without(SITE, *_PLANNED, *_DATED)
SITES: tuple[Mapping[str, str], ...] = (
    *(_SMALL, _SMALL, _SMALL, _SMALL),
    *(without(SITE, *_PLANNED), without(SITE, *_PLANNED)),
    without(SITE, *_DATED),
    SITE,
)
"""Without plan and events, without plan, without events, whole: the dearer, the rarer."""
