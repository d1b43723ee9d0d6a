"""The notice of an issue to its station, by itself and in a pack beside its script."""

from itertools import pairwise
from pathlib import Path

from tests.booklet.layout import text_of
from tests.booklet.packs.sites import opened
from tests.booklet.test_script_sheet import BODY, ISSUE, SCRIPT, SERIES, STATION

from cchc.booklet.documents import official_of
from cchc.booklet.official import OfficialDocument
from cchc.booklet.packs.compile import compile_pack
from cchc.booklet.packs.make import pack_of
from cchc.booklet.tree_text import texts
from cchc.source.packs import inputs_of

OFFICE = "---\ntype: unit\nname: Sở Thử\nlevel: tỉnh\nkind: sở\n---\n"
HOTLINE = "---\ntype: channel\nname: Số trực\nkind: điện thoại\naddress: 1800 1111\nunit: so\n---\n"
PACK = """\
---
id: bo
type: booklet
title: Bộ phát sóng
items: [ky, kb]
{}paper: A4
---
"""


def files(issue: str = "length: 4\n", pack: str = "") -> dict[str, str]:
    return {
        "content/danh-muc/dai.md": STATION,
        "content/danh-muc/so.md": OFFICE,
        "content/danh-muc/truc.md": HOTLINE,
        "content/phat-song/2025/cm.md": SERIES,
        "content/phat-song/2025/ky.md": ISSUE.format(more=issue) + "\nPhát cùng bản tin sáng.\n",
        "content/tai-lieu/2025/kb.md": SCRIPT.format(more="", body=BODY),
        "content/an-pham/2025/bo.md": PACK.format(pack),
    }


def notice(folder: Path, issue: str) -> OfficialDocument:
    site = opened(folder, files(issue))
    return official_of(site, site.store.by_id["ky"])


def test_it_tells_the_station_all_it_needs(tmp_path: Path) -> None:
    found = notice(tmp_path, "length: 4\nunit: so\n")
    assert (found.kind, found.abstract) == ("PHIẾU BÁO", "Phát sóng kỳ 3, tháng 7/2025: Ngày đầu")
    assert (found.issuer, found.to) == (("SỞ THỬ",), ("Đài tỉnh Thử",))
    assert (found.number, found.issued, found.signer) == (None, None, None)
    assert [text for text in texts(found.blocks) if text] == [
        "Sở Thử đề nghị quý đài phát sóng kỳ sau đây:",
        "Chuyên mục", "Chuyên mục thử",
        "Kỳ phát", "Kỳ 3, tháng 7/2025: Ngày đầu",
        "Kênh", "Phát thanh – Đài tỉnh Thử",
        "Phát lúc", "19:45, chủ nhật, ngày 20 tháng 7 năm 2025",
        "Phát lại", "06:30, thứ hai, ngày 21 tháng 7 năm 2025",
        "Phát lại", "06:30, thứ ba, ngày 22 tháng 7 năm 2025",
        "Thời lượng", "4 phút",
        "Kịch bản", "Kịch bản ngày đầu",
        "Đơn vị phụ trách", "Sở Thử",
        "Liên hệ", "Số trực: 1800 1111",
        "Phát cùng bản tin sáng.",
        "Lịch phát có thay đổi, đề nghị quý đài báo lại theo đầu mối nêu trên. Trân trọng./.",
    ]  # fmt: skip


def test_without_a_unit_of_its_own_every_open_channel_is_named(tmp_path: Path) -> None:
    found = list(texts(notice(tmp_path, "status: hoãn\n").blocks))
    assert found[0] == "Ban Chỉ đạo tỉnh Thử đề nghị quý đài hoãn phát sóng kỳ sau đây:"
    said = dict(pairwise(found))
    assert said["Thời lượng"] == said["Đơn vị phụ trách"] == "chưa có số liệu"
    assert said["Liên hệ"] == "Đường dây nóng: 1800 0000; Số trực: 1800 1111"


def test_what_was_heard_is_not_told_to_the_station(tmp_path: Path) -> None:
    found = list(texts(notice(tmp_path, "status: đã phát\n").blocks))
    assert "Phát cùng bản tin sáng." not in found


def test_a_pack_names_the_page_of_the_script(tmp_path: Path, fonts: Path) -> None:
    site = opened(tmp_path / "site", files())
    pdf = compile_pack(pack_of(site, site.store.by_id["bo"]), fonts)
    pages = text_of(pdf, tmp_path, "-layout").split("\f")
    script = next(n for n, page in enumerate(pages, 1) if n > 3 and "KỊCH BẢN PHÁT SÓNG" in page)
    notice = next(page for page in pages[3:] if "PHIẾU BÁO" in page)
    assert f"Kịch bản ngày đầu (trang {script})" in notice


def test_scripts_and_issues_are_found_by_a_query(tmp_path: Path) -> None:
    query = "select:\n  - types: [material, broadcast]\n    period: 2025-q3\n"
    changed = files(pack=query)
    path = "content/an-pham/2025/bo.md"
    changed[path] = changed[path].replace("items: [ky, kb]\n", "")
    changed["content/tai-lieu/2025/kb.md"] = SCRIPT.format(
        more="published: 2025-07-02T08:00\n", body=BODY
    )
    site = opened(tmp_path, changed)
    pack = pack_of(site, site.store.by_id["bo"])
    assert [part.id for part in pack.parts] == ["kb", "ky"]


def test_an_edition_with_a_script_is_printed_from_its_issue_too(tmp_path: Path) -> None:
    changed = files()
    path = "content/an-pham/2025/bo.md"
    changed[path] = changed[path].replace("items: [ky, kb]", "items: [kb]")
    site = opened(tmp_path, changed)
    inputs = inputs_of(site.store, site.store.by_id["bo"], site.state)
    assert list(inputs)[:4] == ["bo", "kb", "ky", "cm"]
