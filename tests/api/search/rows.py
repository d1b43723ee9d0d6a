"""A few documents to search, and a site folder with a search page."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from cchc.pages.search_row import SearchRow
from cchc.pages.search_slots import CLOSING, OPENING, WORDS, choice_mark
from cchc.vietnamese.document_number import normal_form

BASE = SearchRow(
    id="x", url="/tinh/tin/2019/x/", type="news", type_label="Tin bài", brief=False,
    section="tin-chung", section_name="Tin chung", unit="so-noi-vu", unit_name="Sở Nội vụ",
    units=("so-noi-vu",), year=2019, day="2019-01-07", date="2019-01-07", shown="07/01/2019",
    title="Tin", summary="", number="", number_form="", body="",
)  # fmt: skip


def row(identity: str, title: str, body: str = "", **more: Any) -> SearchRow:
    """A news article unless `more` says otherwise."""
    number = str(more.get("number", ""))
    return replace(
        BASE, id=identity, url=f"/tinh/tin/2019/{identity}/", title=title, body=body,
        number_form=normal_form(number), **more,
    )  # fmt: skip


PLAN = row(
    "kh-09", "Kế hoạch cải cách hành chính 2007", "Kiểm tra từ 4 – 5 xã, thị trấn.",
    type="plan", type_label="Kế hoạch", number="09/KH-BCĐ", year=2007, day="2007-04-04",
    date="2007-04-04", shown="04/04/2007", section="", section_name="", unit="ubnd",
    unit_name="Ủy ban nhân dân", units=("so-noi-vu", "ubnd"),
)  # fmt: skip
NEIGHBOUR = row("kh-89", "Kế hoạch 89", "Theo 89/KH-BCĐ.", type="plan", number="89/KH-BCĐ")
CITING = row(
    "tin-1", "Họp về kế hoạch", "Số 09/ KH-BCĐ: 09/KH-BCĐ, 09/KH-BCĐ. Cải cách hành chính."
)
MEETING = row("hoi-nghi", "Họp sơ kết", "Hội nghị sơ kết quý hai; đường dây nóng đã mở.")
SWAMP = row("hoi-nghi-2", "Chuyện khác", "Hỏi nghĩ gì? Hỏi nghĩ nữa, hỏi nghĩ mãi.")
UNIT = row(
    "phong", "Phòng Cải cách hành chính", type="unit", type_label="Đơn vị", brief=True,
    year=0, day="", date="", shown="", unit="", unit_name="", units=("phong", "so-noi-vu"),
    section="", section_name="",
)  # fmt: skip
ALL = (PLAN, NEIGHBOUR, CITING, MEETING, SWAMP, UNIT)

PAGE = (
    '<!doctype html><html lang="vi"><title>Tìm kiếm – Trang</title><main>'
    f'<input type="search" name="q" {WORDS}><option value="plan" {choice_mark("type", "plan")}>'
    f"{OPENING}<p>Gõ từ cần tìm.</p>{CLOSING}</main></html>"
)


def lay_out_page(root: Path, page: str = PAGE) -> Path:
    """The built search page, as a build leaves it."""
    file = root / "site" / "tim-kiem" / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page, "utf-8")
    return file
